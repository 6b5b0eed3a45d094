import { explainRefusal } from '#shared/document/explain-refusal';
import type { FindHit } from '#shared/find/find-in-project';
import { planReplacement } from '#shared/find/plan-replacement';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { say } from '../feedback/say';
import { findNext, standingAt } from './find-next';
import { hitsNow, useFind } from './find-store';

/** Replaces the hit the clerk stands on and goes to the next one; the first time it only goes there. */
export function replaceCurrent(keepsFocus = false): void {
  const { current } = useFind.getState();
  const address = standingAt();
  const hit = hitsNow().find((candidate) => candidate.key === current && candidate.address === address);
  if (!hit) {
    findNext(1, keepsFocus);
    return;
  }
  const refused = write([hit]).refused[0];
  if (refused) say().message.warning({ content: refused.reason, key: 'find', duration: 6 });
  findNext(1, keepsFocus);
}

/** Replaces every hit that can be replaced, as one step; the others are listed with their reasons. */
export function replaceAll(): void {
  const { written, refused } = write(hitsNow());
  useFind.setState({ refused, current: null });
  const left = refused.length === 0 ? '' : `，${refused.length} 处没有替换，原因见列表`;
  say().message.info({ content: `已替换 ${written} 处${left}`, key: 'find', duration: 5 });
}

function write(hits: readonly FindHit[]): {
  readonly written: number;
  readonly refused: ReturnType<typeof planReplacement>['refused'];
} {
  const session = openSession();
  const plan = planReplacement(session, hits, useFind.getState().replacement, useView.getState().scale);
  if (plan.edits.length === 0) return { written: 0, refused: plan.refused };
  const answer = session.run({ kind: 'set-cells', cells: plan.edits });
  if (answer.ok) return { written: plan.edits.length, refused: plan.refused };
  const reason = explainRefusal(answer.problem);
  return { written: 0, refused: hits.map((hit) => ({ hit, reason })) };
}
