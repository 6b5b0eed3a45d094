import { Button } from 'antd';
import { memo, useState } from 'react';
import { isNumber, type Scale } from '#shared/amount/amount';
import type { Finding } from '#shared/engine/finding';
import { scaleOf } from '#shared/engine/findings';
import type { ValueType } from '#shared/kind/kinds';
import { readStored, sentenceText } from '#shared/kind/value-text';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { useView } from '../../store/view-store';
import { StateTag } from '../explain/state-tag';
import { Explanation } from './explanation';
import { showFinding } from './next-failing';

type Props = {
  readonly finding: Finding;
  /** The heading above says what the rule means already. */
  readonly explained: boolean;
};

/** One finding: a click jumps to its cells; a failing one can be explained, an import's own dismissed. */
export const FindingItem = memo(function FindingItem({ finding, explained }: Props) {
  const { key, state, severity, message, difference, type, cells, issue } = finding;
  // The unit of the sentence, whatever is shown.
  const scale = scaleOf(cells, openSession().document());
  const isShown = useView((view) => view.findingKey === key);
  const explanation = useFollowed(() => openSession().document().explanations.get(key) ?? '');
  const [writing, setWriting] = useState(false);
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
          <span className="quiet">{cells[0] ?? ''}</span>
          {state === 'fail' && difference !== null && type !== undefined && (
            <span className="finding-difference">差额 {inWords(difference, type, scale)}</span>
          )}
        </span>
        {!(state === 'pass' && explained) && <span>{message}</span>}
      </button>
      {state === 'fail' && (
        <div className="finding-foot">
          {explanation !== '' && !writing && <p className="finding-explanation">出错说明：{explanation}</p>}
          {writing ? (
            <Explanation finding={key} before={explanation} onDone={() => setWriting(false)} />
          ) : (
            <Button size="small" type="link" onClick={() => setWriting(true)}>
              {explanation === '' ? '出错说明' : '修改说明'}
            </Button>
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

/** A finding's number in a sentence, exact. */
function inWords(text: string, type: ValueType, scale: Scale): string {
  const value = readStored(text, type) ?? null;
  return isNumber(value) ? sentenceText(value, type, scale) : text;
}
