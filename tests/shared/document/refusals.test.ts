import { beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/command';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { Session } from '#shared/session/session';
import { at, insert, run, shown, startSession, type } from '../shanxi-pack';

let session: Session;

beforeEach(() => {
  session = startSession();
  insert(session, '03', '2010301');
  type(session, { '03[2010301,2]': '100' });
});

const cell = (text: string): Command => ({ kind: 'set-cells', cells: [{ address: at(text), value: 1n }] });
const override = (text: string): Command => ({ kind: 'override-cell', address: at(text), value: 1n });
const lines = (table: string, ...codes: string[]): Command => ({
  kind: 'insert-lines',
  table,
  lines: codes.map((code) => ({ code, name: '' })),
  names: {},
  moveAmounts: false,
});

describe('a command that cannot be carried out is refused by name, and changes nothing', () => {
  test.each<[string, Command, string, string]>([
    [
      'typing into a total',
      cell('01[27,1]'),
      'derived',
      '01[27,1] 由公式计算（01[27,1] = sum(01[1:8,1])），不能直接录入；请改其来源，或用“改写”',
    ],
    [
      'typing where —— is printed',
      cell('06[309,2]'),
      'not-applicable',
      '06[309,2] 在表样中印为“——”，不适用，不能录入',
    ],
    ['a cell that is not there', cell('01[9,1]'), 'no-such-cell', '没有单元格 01[9,1]，请核对表号、行和栏次'],
    [
      'the other panel’s column',
      cell('01[32,1]'),
      'no-such-cell',
      '没有单元格 01[32,1]，请核对表号、行和栏次',
    ],
    [
      'a table that is not there',
      cell('11[1,1]'),
      'no-such-cell',
      '没有单元格 11[1,1]，请核对表号、行和栏次',
    ],
    ['a book the project does not have', cell('上年.01[60,2]'), 'no-such-book', '本项目没有上年数，请先导入'],
    [
      '改写 of an input',
      override('01[28,1]'),
      'not-derived',
      '01[28,1] 是录入单元格，直接输入即可，无须改写',
    ],
    ['a fixed table’s lines', lines('01', '201'), 'no-coded-lines', '表 01 的行由表样固定，不能增删'],
    [
      'a code of six digits',
      lines('03', '201030'),
      'bad-code',
      '“201030”不是有效的科目编码，类为 3 位、款为 5 位、项为 7 位数字',
    ],
    [
      'a code with letters',
      lines('03', '2O1'),
      'bad-code',
      '“2O1”不是有效的科目编码，类为 3 位、款为 5 位、项为 7 位数字',
    ],
    ['a code that stands there', lines('03', '2010301'), 'duplicate-code', '表 03 中已有科目 2010301'],
    ['a code twice at once', lines('03', '2080505', '2080505'), 'duplicate-code', '表 03 中已有科目 2080505'],
    [
      'deleting a line that is not there',
      { kind: 'delete-lines', table: '03', codes: ['208'] },
      'no-such-line',
      '表 03 中没有科目 208',
    ],
    [
      'renaming a line that is not there',
      { kind: 'rename-line', table: '03', code: '208', name: '社会保障和就业支出' },
      'no-such-line',
      '表 03 中没有科目 208',
    ],
    [
      'a name of blanks',
      { kind: 'rename-line', table: '03', code: '2010301', name: ' 　' },
      'blank-name',
      '科目 2010301 的名称不能空白，请写上名称；不要这个科目时请删除它',
    ],
    [
      'the same amount again',
      { kind: 'set-cells', cells: [{ address: at('03[2010301,2]'), value: 10000n }] },
      'nothing-to-do',
      '没有需要改动的内容',
    ],
    ['no line', lines('03'), 'nothing-to-do', '没有需要改动的内容'],
    [
      'no line to delete',
      { kind: 'delete-lines', table: '03', codes: [] },
      'nothing-to-do',
      '没有需要改动的内容',
    ],
    ['the same facts', { kind: 'set-facts', facts: { year: 2022 } }, 'nothing-to-do', '没有需要改动的内容'],
    [
      'restoring a formula in effect',
      { kind: 'restore-formula', addresses: [at('03[合计,1]')] },
      'nothing-to-do',
      '没有需要改动的内容',
    ],
    [
      'taking no explanation away',
      { kind: 'explain', finding: 'X', text: ' ' },
      'nothing-to-do',
      '没有需要改动的内容',
    ],
    ['an issue that is gone', { kind: 'dismiss-issue', issue: 'X' }, 'nothing-to-do', '没有需要改动的内容'],
  ])('%s', (_name, command, kind, words) => {
    const before = session.document();
    const refusal = run(session, command);
    expect(refusal?.kind).toBe(kind);
    expect(refusal && explainRefusal(refusal)).toBe(words);
    expect(session.document()).toBe(before);
  });

  test('a paste is whole or not at all', () => {
    const refusal = type(session, { '03[2010301,3]': '5', '03[2010301,1]': '6' });
    expect(refusal?.kind).toBe('derived');
    expect(shown(session, '03[2010301,3]')).toBe('');
  });

  test('改写 with what the formula gives is nothing to do while it is in effect already', () => {
    expect(run(session, { kind: 'override-cell', address: at('03[合计,1]'), value: 7n })).toBeUndefined();
    expect(run(session, { kind: 'override-cell', address: at('03[合计,1]'), value: 7n })?.kind).toBe(
      'nothing-to-do',
    );
  });
});
