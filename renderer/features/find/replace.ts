import { explainRefusal } from '#shared/document/explain-refusal';
import type { FindHit, FindKind } from '#shared/find/find-in-project';
import { planReplacement } from '#shared/find/plan-replacement';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { findNext, standingAt } from './find-next';
import { hitsNow, KINDS, useFind } from './find-store';

/** Where everything is searched, only amounts are replaced: notes and names may speak of the same number. */
const AMOUNTS: ReadonlySet<FindKind> = new Set(['amount']);

/** Replaces the hit the clerk stands on and goes to the next one; the first time it only goes there. */
export function replaceCurrent(keepsFocus = false): void {
  const { current } = useFind.getState();
  const address = standingAt();
  const hit = hitsNow().find(
    (candidate) => candidate.key === current && (candidate.address ?? null) === address,
  );
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
  const { text, replacement, what } = useFind.getState();
  const plan = planReplacement(session, hits, {
    sought: text,
    by: replacement,
    scale: useView.getState().scale,
    kinds: what === 'everything' ? AMOUNTS : KINDS[what],
  });
  if (plan.steps.length === 0) return { written: 0, refused: plan.refused };
  const answer = session.run({ kind: 'together', steps: plan.steps });
  if (answer.ok) return { written: plan.replaced, refused: plan.refused };
  const reason = explainRefusal(answer.problem);
  return { written: 0, refused: hits.map((hit) => ({ hit, reason })) };
}
