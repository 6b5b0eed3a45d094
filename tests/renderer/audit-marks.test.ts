import { expect, test } from 'vitest';
import type { AuditFinding } from '#shared/audit/audit-finding';
import { auditRows } from '../../renderer/features/audit/grid-rows';
import {
  countsOf,
  type Listed,
  listedFindings,
  neighbourIn,
} from '../../renderer/features/audit/listed-findings';
import { findingsByPlace, markedText } from '../../renderer/features/audit/marked-text';

function finding(given: Partial<AuditFinding>): AuditFinding {
  return {
    rule: 'D-20',
    state: 'fail',
    severity: 'error',
    message: '不符',
    place: { quote: '' },
    expected: null,
    actual: null,
    ...given,
  };
}

const at = (quote: string, from?: number): Partial<AuditFinding> => ({
  place: { block: 0, quote, ...(from === undefined ? {} : { from }) },
});

test('what is wrong stands before what was not run, and a not-run error is no error', () => {
  const listed = listedFindings([
    finding({ state: 'not-run' }),
    finding({ severity: 'warning' }),
    finding({ state: 'unverified', severity: 'hint' }),
    finding({}),
  ]);
  expect(listed.map(({ word }) => word)).toEqual(['错误', '警告', '未能核对', '未执行']);
  expect(listed.map((each) => each.at)).toEqual([3, 1, 2, 0]);
  expect(countsOf(listed).get('错误')).toBe(1);
  expect(countsOf(listed).get('尾差')).toBe(0);
});

test('after the last finding comes the first; with none shown F8 begins at the first', () => {
  const listed = listedFindings([finding({}), finding({}), finding({})]);
  expect(neighbourIn(listed, null, 1)).toBe(0);
  expect(neighbourIn(listed, null, -1)).toBe(2);
  expect(neighbourIn(listed, 2, 1)).toBe(0);
  expect(neighbourIn(listed, 0, -1)).toBe(2);
  expect(neighbourIn([], null, 1)).toBe(null);
});

test('words are marked where they stand, not where they stand first; findings may overlap', () => {
  const text = '收入12万元，支出12万元';
  const listed = listedFindings([finding(at('12', 9)), finding(at('支出12万元', 7))]);
  expect(markedText(text, listed)).toEqual([
    { text: '收入12万元，', findings: [] },
    { text: '支出', findings: [1] },
    { text: '12', findings: [0, 1] },
    { text: '万元', findings: [1] },
  ]);
});

test.each([
  ['', undefined],
  ['别处的字', 3],
  ['别处的字', undefined],
])('words “%s” from %s that do not stand there mark all of the text', (quote, from) => {
  expect(markedText('全文', listedFindings([finding(at(quote, from))]))).toEqual([
    { text: '全文', findings: [0] },
  ]);
});

test('a finding of the whole document is marked nowhere; one of a cell only in that cell', () => {
  const listed: readonly Listed[] = listedFindings([
    finding({}),
    finding({ place: { block: 4, table: 1, cell: { row: 2, column: 3 }, quote: '1' } }),
    finding({ place: { block: 4, table: 1, quote: '' } }),
  ]);
  expect([...findingsByPlace(listed).keys()]).toEqual(['4:2:3', '4']);
});

test('spans cover their room and a row that begins late has room before it', () => {
  const rows = auditRows({
    kind: 'table',
    rows: [['甲', '乙'], ['丙']],
    cells: [
      { row: 0, column: 0, rowSpan: 2, text: '甲' },
      { row: 0, column: 1, columnSpan: 2, text: '乙' },
      { row: 1, column: 2, text: '丙' },
    ],
  });
  expect(rows.map((row) => row.map(({ text, column }) => [column, text]))).toEqual([
    [
      [0, '甲'],
      [1, '乙'],
    ],
    [
      [1, undefined],
      [2, '丙'],
    ],
  ]);
});
