import type { Finding } from '../engine/finding';
import { KIND_NOT_SAID } from '../engine/judge';
import { bookNotTaken } from '../engine/missing-input';
import { PRIOR_BOOK } from '../pack/book';
import { absentTables } from './absent-tables';
import type { Session } from './session';

/** Rules that were not run for one reason, and what can be done about it. */
export type NotRunGroup = {
  readonly reason: string;
  readonly remedy: Remedy;
  readonly findings: readonly Finding[];
};

/** `facts`: fill in 单位信息. `prior`: import last year. `table`: import or fill in a table. `none`: there is no way. */
export type Remedy = 'facts' | 'prior' | 'table' | 'none';

export const REMEDY_WORDS: Readonly<Record<Remedy, string>> = {
  facts: '填写单位性质后即执行',
  prior: '导入上年数后即执行',
  table: '导入含这张表的工作簿，或在表中直接录入后即执行',
  none: '上年没有对应的内容，程序不能核对，请人工核对',
};

/** The findings not run, by reason, the most frequent first. */
export function groupNotRun(session: Session, findings: readonly Finding[]): readonly NotRunGroup[] {
  const byReason = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.state !== 'not-run') continue;
    const known = byReason.get(finding.reason);
    if (known) known.push(finding);
    else byReason.set(finding.reason, [finding]);
  }
  return [...byReason]
    .map(([reason, group]) => ({ reason, remedy: remedyOf(session, reason), findings: group }))
    .sort((one, other) => other.findings.length - one.findings.length);
}

function remedyOf(session: Session, reason: string): Remedy {
  if (reason === KIND_NOT_SAID) return 'facts';
  if (reason === bookNotTaken(PRIOR_BOOK)) return 'prior';
  return absentTables(session).some(({ name }) => reason === `缺少${name}`) ? 'table' : 'none';
}
