import type { Finding, FindingState } from './finding';

/** How many findings are in each state; a state in which none is may be absent. */
export type StateCounts = ReadonlyMap<FindingState, number>;

/** The states counted, on top of what was counted before. */
export function countStates(
  findings: Iterable<Pick<Finding, 'state'>>,
  before: StateCounts = new Map(),
): StateCounts {
  const counts = new Map(before);
  for (const { state } of findings) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** How many findings each rule has in each state, further findings counted in. */
export function countByRule(
  counted: ReadonlyMap<string, StateCounts>,
  findings: readonly Finding[],
): ReadonlyMap<string, StateCounts> {
  const all = new Map(counted);
  for (const finding of findings) all.set(finding.rule, countStates([finding], all.get(finding.rule)));
  return all;
}
