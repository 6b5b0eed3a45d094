import { SEVERITY_NAMES, STATE_NAMES } from '../engine/finding';
import type { AuditFinding, AuditPlace } from './audit-finding';

/** What a finding is: 错误, 警告, 提示, 未能核对, 未执行. */
export function findingWord({ state, severity }: AuditFinding): string {
  if (state === 'fail') return SEVERITY_NAMES[severity];
  return state === 'unverified' ? '未能核对' : STATE_NAMES[state];
}

/** A finding as the note at its place: what it is, what is wrong, what should stand there. */
export function findingNote(finding: AuditFinding): string {
  const { rule, message, expected, correction } = finding;
  const right = correction ?? expected;
  return [
    `【${findingWord(finding)}】${rule}`,
    message,
    ...(right === null || message.includes(right) ? [] : [`应为：${right}`]),
  ].join('\n');
}

/** Where a finding is, in words: 第 12 页第 3 张表第 5 行第 2 列. */
export function placeWords({ page, paragraph, table, cell }: AuditPlace): string {
  return [
    page === undefined ? '' : `第 ${page} 页`,
    paragraph === undefined ? '' : `第 ${paragraph} 段`,
    table === undefined ? '' : `第 ${table} 张表`,
    cell === undefined ? '' : `第 ${cell.row + 1} 行第 ${cell.column + 1} 列`,
  ].join('');
}
