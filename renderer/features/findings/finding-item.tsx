import { Button } from 'antd';
import { memo } from 'react';
import { type Amount, isNumber } from '#shared/amount/amount';
import type { Finding } from '#shared/engine/finding';
import type { ValueType } from '#shared/kind/kinds';
import { readStored, sentenceText } from '#shared/kind/value-text';
import { shownAddress } from '#shared/session/cell-name';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { useView } from '../../store/view-store';
import { StateTag } from '../explain/state-tag';
import { DifferenceLink } from './difference-link';
import { Explanation, useExplanation, writeExplanation } from './explanation';
import { showFinding } from './next-failing';

type Props = {
  readonly finding: Finding;
  /** The heading above says what the rule means already. */
  readonly explained: boolean;
  /** How many other findings differ by the same amount. */
  readonly alike?: number;
};

/** One finding: a click jumps to its cells; a failing one can be explained, an import's own dismissed. */
export const FindingItem = memo(function FindingItem({ finding, explained, alike = 0 }: Props) {
  const { key, state, severity, difference, type, cells, issue } = finding;
  const scale = useView((view) => view.scale);
  const isShown = useView((view) => view.findingKey === key);
  const explanation = useFollowed(() => openSession().document().explanations.get(key) ?? '');
  const writing = useExplanation(key);
  const apart = state === 'fail' ? numberIn(difference, type) : null;
  return (
    <article
      className={`finding${state === 'fail' ? ` fails-${severity}` : ''}${isShown ? ' is-shown' : ''}`}
    >
      <button
        type="button"
        className="finding-body"
        disabled={cells.length === 0}
        onClick={() => showFinding(finding)}
      >
        <span className="finding-head">
          <StateTag state={state} severity={severity} />
          <span className="quiet">{cells[0] === undefined ? '' : shownAddress(openSession(), cells[0])}</span>
          {apart !== null && type !== undefined && (
            <span className="finding-difference">差额 {sentenceText(apart, type, scale)}</span>
          )}
        </span>
        {!(state === 'pass' && explained) && <span>{openSession().sentence(finding, scale)}</span>}
      </button>
      {state === 'fail' && (
        <div className="finding-foot">
          {alike > 0 && <p className="quiet">另有 {alike} 条差额相同，可能是同一处</p>}
          {explanation !== '' && writing === null && (
            <p className="finding-explanation">出错说明：{explanation}</p>
          )}
          {writing !== null ? (
            <Explanation finding={key} text={writing} />
          ) : (
            <Button size="small" type="link" onClick={() => writeExplanation(key, explanation)}>
              {explanation === '' ? '出错说明' : '修改说明'}
            </Button>
          )}
          {apart !== null && type !== undefined && apart !== 0n && (
            <DifferenceLink difference={apart} type={type} scale={scale} />
          )}
          {issue !== undefined && (
            <Button
              size="small"
              type="link"
              title="已核对，不再提示"
              onClick={() => runCommand({ kind: 'dismiss-issue', issue })}
            >
              已核对
            </Button>
          )}
        </div>
      )}
    </article>
  );
});

/** A finding's number. */
function numberIn(text: string | null, type: ValueType | undefined): Amount | null {
  const value = text === null || type === undefined ? null : (readStored(text, type) ?? null);
  return isNumber(value) ? value : null;
}
