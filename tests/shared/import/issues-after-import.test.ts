import { expect, test } from 'vitest';
import type { ImportIssue } from '#shared/document/document';
import { issuesAfterImport } from '#shared/import/issues-after-import';

function issue(message: string, more: Partial<ImportIssue> = {}): ImportIssue {
  return { id: '导入-1', rule: 'G-5', severity: 'error', message, cells: [], place: '', ...more };
}

const sentences = (issues: readonly ImportIssue[]) => issues.map(({ message }) => message);

test('importing one table keeps the remarks on all others, with or without cells', () => {
  const before = [
    issue('05 的金额单位是“百元”', { table: '05', place: '预算!表!C3' }),
    issue('10 的一格读不出', { table: '10', cells: ['10[2,1]'] }),
    issue('08 的一格读不出', { cells: ['08[合计,1]'] }),
    issue('工作簿中有一张表没有读'),
  ];
  const incoming = [
    issue('10 又有一格读不出', { table: '10', cells: ['10[3,1]'] }),
    issue('03 有一行不认识', { table: '03', place: '预算!表!7' }),
  ];
  const after = issuesAfterImport(before, incoming, new Set(['10']));
  expect(sentences(after)).toEqual([
    '05 的金额单位是“百元”',
    '08 的一格读不出',
    '工作簿中有一张表没有读',
    '10 又有一格读不出',
  ]);
  expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
});

test('the same workbook taken twice says the same once', () => {
  const issues = [issue('工作簿中有一张表没有读', { place: 'S' }), issue('01 一格', { table: '01' })];
  const all = new Set(['01']);
  const once = issuesAfterImport([], issues, all);
  expect(issuesAfterImport(once, issues, all)).toEqual(once);
});
