import { toAddress } from '../document/address';
import type { Finding } from '../engine/finding';
import { codeLevels } from '../pack/table-shape';
import type { Session } from './session';

/** Which findings are looked at. `problems`: whatever fails and nobody has explained. */
export type FindingFilter =
  | 'problems'
  | 'error'
  | 'warning'
  | 'hint'
  | 'explained'
  | 'not-run'
  | 'rounding'
  | 'not-applicable'
  | 'pass'
  | 'all';

export const FILTER_NAMES: Readonly<Record<FindingFilter, string>> = {
  problems: '问题',
  error: '错误',
  warning: '警告',
  hint: '提示',
  explained: '已说明',
  'not-run': '未执行',
  rounding: '尾差',
  'not-applicable': '不适用',
  pass: '通过',
  all: '全部结果',
};

export const FILTERS = Object.keys(FILTER_NAMES) as readonly FindingFilter[];

/** The one filter of which a finding is counted: a failing one is open until somebody explains it (出错说明). */
export function standingOf({ key, state, severity }: Finding, session: Session): FindingFilter {
  if (state !== 'fail') return state;
  return session.document().explanations.has(key) ? 'explained' : severity;
}

export function passesFilter(finding: Finding, filter: FindingFilter, session: Session): boolean {
  const standing = standingOf(finding, session);
  if (filter === 'problems') return standing === 'error' || standing === 'warning' || standing === 'hint';
  return filter === 'all' || filter === standing;
}

export type FindingCounts = Readonly<Record<FindingFilter, number>>;

const NONE: FindingCounts = {
  problems: 0,
  error: 0,
  warning: 0,
  hint: 0,
  explained: 0,
  'not-run': 0,
  rounding: 0,
  'not-applicable': 0,
  pass: 0,
  all: 0,
};

/** How many of the findings each filter shows. */
export function countFindings(session: Session, findings: readonly Finding[]): FindingCounts {
  return counted(NONE, findings, findings.length, session);
}

/** The same of all findings; only those that fail are put into words for it. */
export function countAllFindings(session: Session): FindingCounts {
  const { pass, fail, rounding, notApplicable, notRun } = session.summary();
  const others = { ...NONE, pass, rounding, 'not-applicable': notApplicable, 'not-run': notRun };
  const all = pass + fail + rounding + notApplicable + notRun;
  return counted(others, session.failing(), all, session);
}

function counted(
  others: FindingCounts,
  findings: readonly Finding[],
  all: number,
  session: Session,
): FindingCounts {
  const counts: Record<FindingFilter, number> = { ...others, all };
  for (const finding of findings) counts[standingOf(finding, session)] += 1;
  counts.problems = counts.error + counts.warning + counts.hint;
  return counts;
}

/** As they are, but of 科目 those at the bottom first: what fails at a 项 is why its 款 and 类 fail. */
export function lowestFirst({ pack }: Session, findings: readonly Finding[]): readonly Finding[] {
  const coded = new Set(pack.tables.flatMap((table) => (codeLevels(table) ? [table.id] : [])));
  const depth = ({ cells: [first] }: Finding): number => {
    if (first === undefined) return 0;
    const { table, line } = toAddress(first);
    return coded.has(table) && /^\d+$/.test(line) ? line.length : 0;
  };
  return findings.toSorted((one, other) => depth(other) - depth(one));
}

/** Findings by key, with how many others differ by the same amount either way: they may have one place in common. */
export function alikeByDifference(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const keys = new Map<string, string[]>();
  for (const { key, state, difference } of findings) {
    if (state !== 'fail' || difference === null) continue;
    const amount = difference.replace(/^-/, '');
    const known = keys.get(amount);
    if (known) known.push(key);
    else keys.set(amount, [key]);
  }
  return new Map(
    [...keys.values()].flatMap((group) =>
      group.length < 2 ? [] : group.map((key): [string, number] => [key, group.length - 1]),
    ),
  );
}
