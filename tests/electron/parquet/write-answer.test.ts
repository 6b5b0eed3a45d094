import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import type { QueryAnswer } from '../../../electron/parquet/open-data';
import { writeAnswer } from '../../../electron/parquet/write-answer';
import { temporaryFolder } from '../temporary-folder';

const ANSWER: QueryAnswer = {
  columns: [
    { name: '科目', type: 'VARCHAR' },
    { name: '金额', type: 'DECIMAL(18,2)' },
    { name: '占比', type: 'DOUBLE' },
    { name: '单位数', type: 'BIGINT' },
  ],
  rows: [
    ['0301', '-1234567890123.45', '0.125', '12'],
    // Sixteen digits: a cell of Excel would keep fifteen of them.
    ['“甲”,乙', '12345678901234.56', null, '9007199254740993'],
    ['', null, '1e-7', '0'],
  ],
  more: false,
};

test('an answer in a workbook is exact: amounts to the 分, codes as texts, and what a cell cannot hold as a text, told', async () => {
  const path = join(temporaryFolder(), '结果.xlsx');
  expect(await writeAnswer(path, ANSWER)).toEqual({ ok: true, value: 2 });
  const workbook = readWorkbook(readFileSync(path));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const rows = [...(workbook.value.sheets[0]?.rows.values() ?? [])];
  expect(rows.map((cells) => [...cells.values()].map(({ kind, text }) => `${kind} ${text}`))).toEqual([
    ['text 科目', 'text 金额', 'text 占比', 'text 单位数'],
    ['text 0301', 'number -1234567890123.45', 'number 0.125', 'number 12'],
    ['text “甲”,乙', 'text 12345678901234.56', 'text 9007199254740993'],
    ['number 0.0000001', 'number 0'],
  ]);
});

test('an answer as CSV is the texts themselves, with the mark by which Excel knows the encoding', async () => {
  const path = join(temporaryFolder(), '结果.CSV');
  expect(await writeAnswer(path, ANSWER)).toEqual({ ok: true, value: 2 });
  expect(readFileSync(path, 'utf8')).toBe(
    '\uFEFF科目,金额,占比,单位数\r\n0301,-1234567890123.45,0.125,12\r\n"“甲”,乙",12345678901234.56,,9007199254740993\r\n"",,1e-7,0\r\n',
  );
});
