import { Button } from 'antd';
import { memo } from 'react';
import type { Cause, Diagnosis } from '#shared/diagnose/cause';
import type { Finding } from '#shared/engine/finding';
import { causeKey, changesText, groupText, reasonText } from '#shared/session/cause-list';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { FindingList } from './finding-list';
import { canMend, mend } from './mend-cause';
import { showCause } from './next-failing';

type Props = {
  readonly diagnosis: Diagnosis;
  readonly findings: readonly Finding[];
  /** The findings of the shown table, or all: a group that touches none of them is left out. */
  readonly reached: readonly Finding[];
  readonly meanings: ReadonlyMap<string, string>;
};

/** What is behind the failing identities, each mistake with the identities that fail for it. */
export function Causes({ diagnosis, findings, reached, meanings }: Props) {
  const { groups, unexplained, unsearched } = diagnosis;
  const near = new Set(reached.map(({ key }) => key));
  return (
    <>
      {groups.map((group, at) => {
        if (!group.findings.some((key) => near.has(key))) return null;
        const keys = new Set(group.findings);
        return (
          <section key={group.findings.join(' ')} className="cause-group" aria-label={`原因 ${at + 1}`}>
            <h3>
              原因 {groups.length > 1 ? `${at + 1}（共 ${groups.length} 处错误）` : ''}
              <span className="quiet">{groupText(group)}</span>
            </h3>
            {group.causes.map((cause, place) => (
              <CauseItem key={causeKey(cause)} cause={cause} isBest={place < group.equallyGood} />
            ))}
            <details open={group.findings.length <= MOST_OPEN}>
              <summary>因此不符的公式 {group.findings.length} 条</summary>
              <FindingList findings={findings.filter(({ key }) => keys.has(key))} meanings={meanings} />
            </details>
          </section>
        );
      })}
      {unexplained.length > 0 && (
        <p className="findings-apart">
          有 {unexplained.length} 条错误不是改一处或几处就能解释的，列在下面，请逐条核对。
        </p>
      )}
      {unsearched.length > 0 && (
        <p className="findings-apart">
          有 {unsearched.length} 条不符的公式带有乘除、函数或 &lt;、&gt;、&lt;&gt;
          比较，程序不找它们的原因，列在下面，请逐条核对。
        </p>
      )}
    </>
  );
}

/** More identities than this are folded under their cause. */
const MOST_OPEN = 12;

/** One possible mistake; a click leads to its cell. */
const CauseItem = memo(function CauseItem({
  cause,
  isBest,
}: {
  readonly cause: Cause;
  readonly isBest: boolean;
}) {
  const session = openSession();
  const scale = useView((view) => view.scale);
  const isShown = useView((view) => view.findingKey === causeKey(cause));
  return (
    <article className={`cause${isBest ? ' is-best' : ''}${isShown ? ' is-shown' : ''}`}>
      <button type="button" className="cause-body" onClick={() => showCause(cause)}>
        {changesText(session, cause, scale).map((text) => (
          <span key={text}>{text}</span>
        ))}
        <span className="cause-reason">
          {isBest ? '' : '也可能：'}
          {reasonText(session, cause.reason)}
        </span>
      </button>
      {canMend(cause) && (
        <Button size="small" type="link" onClick={() => mend(cause)}>
          改为应有的数
        </Button>
      )}
    </article>
  );
});
