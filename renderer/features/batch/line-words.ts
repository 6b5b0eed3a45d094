import { stateText, UNIT_STATE_NAMES, type UnitState } from '#shared/batch/unit-result';
import type { BatchLine } from '../../store/batch';

/** What the list can be narrowed to. 有未执行 goes across the states: what was not run has not passed. */
export type LineFilter = 'all' | UnitState | 'not-run' | 'waiting';

export const FILTERS: readonly LineFilter[] = [
  'all',
  'failing',
  'asked',
  'unusable',
  'passed',
  'not-run',
  'waiting',
];

const FILTER_NAMES: Readonly<Record<LineFilter, string>> = {
  all: '全部',
  ...UNIT_STATE_NAMES,
  'not-run': '有未执行',
  waiting: '未检查',
};

export function filterLabel(filter: LineFilter, count: number): string {
  return `${FILTER_NAMES[filter]} ${count}`;
}

/** The state of a line in words; a unit of which not all rules were run is never plainly 通过. */
export function lineState({ row }: BatchLine): string {
  return row === null ? '未检查' : stateText(row.state, row.notRun);
}

export function fits({ row }: BatchLine, filter: LineFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'waiting' || row === null) return filter === 'waiting' && row === null;
  return filter === 'not-run' ? row.notRun > 0 : row.state === filter;
}

/** How many lines each filter would leave. */
export function countByFilter(lines: readonly BatchLine[]): Readonly<Record<LineFilter, number>> {
  const counts = {
    all: lines.length,
    passed: 0,
    failing: 0,
    asked: 0,
    unusable: 0,
    'not-run': 0,
    waiting: 0,
  };
  for (const { row } of lines) {
    if (row === null) {
      counts.waiting += 1;
      continue;
    }
    counts[row.state] += 1;
    if (row.notRun > 0) counts['not-run'] += 1;
  }
  return counts;
}
