import { describe, expect, test } from 'vitest';
import type { Session } from '#shared/session/session';
import { at, insert, SHANXI, shown, startSession, type } from '../shanxi-pack';

/** A project with one 项 in every table with codes, 类 201, and nothing entered. */
function withOneLine(): Session {
  const session = startSession();
  for (const table of ['02', '03', '05', '08', '09']) insert(session, table, '2010301');
  return session;
}

/** The cells that show something after 0.01 元 is typed into one cell, the cell itself left out. */
function reach(cell: string): string {
  const session = withOneLine();
  expect(type(session, { [cell]: '0.01' })).toBeUndefined();
  return session
    .addresses()
    .filter(
      (text) => text !== cell && session.cell(at(text))?.kind === 'derived' && shown(session, text) !== '',
    )
    .map((text) => (shown(session, text) === '0.01' ? text : `${text}=${shown(session, text)}`))
    .join(' ');
}

/** A line of a table with codes and the lines above it, in some columns, as the table prints them. */
function levels(table: string, ...columns: readonly number[]): string {
  return ['合计', '201', '20103', '2010301']
    .flatMap((line) => columns.map((column) => `${table}[${line},${column}]`))
    .join(' ');
}

/** What one entered 分 reaches. This is the pack's 一数一源, told cell by cell. */
describe('one number entered once reaches its totals', () => {
  const incomeTotals = '01[27,1] 01[31,1]';
  const spent = '01[32,2] 01[58,2] 01[62,2]';
  test.each<[string, string]>([
    ['01[28,1]', '01[31,1]'],
    ['01[29,1]', '01[31,1]'],
    ['01[59,2]', '01[62,2]'],
    ['01[60,2]', '01[62,2]'],
    ['02[2010301,2]', levels('02', 1, 2)],
    ...[3, 4, 5, 6, 7].map((column): [string, string] => [
      `02[2010301,${column}]`,
      `01[${column + 1},1] ${incomeTotals} ${levels('02', 1, column)}`,
    ]),
    ...[2, 3, 4, 5, 6].map((column): [string, string] => [
      `03[2010301,${column}]`,
      `${spent} ${levels('03', 1, column)}`,
    ]),
    ['04[1,1]', `01[1,1] ${incomeTotals} 04[27,1] 04[32,1]`],
    ['04[3,1]', `01[3,1] ${incomeTotals} 04[27,1] 04[32,1]`],
    ['04[29,1]', '04[28,1] 04[32,1]'],
    ['04[31,1]', '04[28,1] 04[32,1]'],
    ['04[60,3]', '04[60,2] 04[64,2] 04[64,3]'],
    ['04[60,5]', '04[60,2] 04[64,2] 04[64,5]'],
    ...[2, 3].map((column): [string, string] => [
      `05[2010301,${column}]`,
      `04[33,2] 04[33,3] 04[59,2] 04[59,3] 04[64,2] 04[64,3] ${levels('05', 1, column)}`,
    ]),
    ['08[2010301,1]', `04[28,1] 04[30,1] 04[32,1] 04[60,2] 04[60,4] 04[64,2] 04[64,4] ${levels('08', 1, 6)}`],
    [
      '08[2010301,2]',
      `01[2,1] ${incomeTotals} 04[2,1] 04[27,1] 04[32,1] 04[60,2] 04[60,4] 04[64,2] 04[64,4] ${levels('08', 2, 6)}`,
    ],
    ...[2, 3].map((column): [string, string] => [
      `09[2010301,${column}]`,
      `04[33,2] 04[33,5] 04[59,2] 04[59,5] 04[64,2] 04[64,5] ${levels('09', 1, column)}`,
    ]),
    ['07[1,2]', '07[1,1]'],
    ['07[1,4]', '07[1,1] 07[1,3]'],
    ['07[1,5]', '07[1,1] 07[1,3]'],
    ['07[1,6]', '07[1,1]'],
    ['07[1,8]', '07[1,7]'],
    ['07[1,10]', '07[1,7] 07[1,9]'],
    ['07[1,11]', '07[1,7] 07[1,9]'],
    ['07[1,12]', '07[1,7]'],
    ['10[2,1]', '10[1,1]'],
    ['10[3,1]', '10[1,1]'],
    ['10[4,1]', '10[1,1]'],
    ['10[5,1]', ''],
    ['10[6,1]', ''],
  ])('%s', (cell, cells) => {
    const leaf = levelsWithoutItself(cells, cell);
    expect(reach(cell)).toBe(leaf);
  });

  test('expenditure of a fund takes from its closing balance', () => {
    for (const column of [4, 5]) {
      expect(reach(`08[2010301,${column}]`).split(' ')).toEqual(
        expect.arrayContaining([
          '08[合计,3]',
          '08[合计,6]=-0.01',
          '04[33,4]',
          '04[60,4]=-0.01',
          '04[64,4]=0.00',
        ]),
      );
    }
  });

  test('each kind of vehicle, and the equipment beside them', () => {
    for (const line of [8, 9, 10, 11, 12, 13, 14, 15]) {
      const session = startSession();
      type(session, { [`10[${line},1]`]: '2', '10[17,1]': '5' });
      expect(shown(session, '10[7,1]')).toBe('2');
    }
  });
});

function levelsWithoutItself(cells: string, cell: string): string {
  return cells
    .split(' ')
    .filter((text) => text !== cell)
    .join(' ');
}

describe('06: each 款 reaches its 类 and one of the two totals', () => {
  const items = SHANXI.tables
    .find(({ id }) => id === '06')!
    .panels.flatMap((panel) => panel.items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])))
    .filter(({ key }) => key.length === 5);

  test.each(items.map(({ key, label, notApplicable }) => [key, label, notApplicable] as const))(
    '%s %s',
    (code, _label, notApplicable) => {
      const total = code.startsWith('301') || code.startsWith('303') ? '人员' : '公用';
      for (const column of [1, 2]) {
        if (notApplicable.includes(column)) continue;
        const session = startSession();
        type(session, { [`06[${code},${column}]`]: '0.01' });
        const reached = session
          .addresses()
          .filter((text) => session.cell(at(text))?.kind === 'derived' && shown(session, text) !== '');
        expect(reached).toEqual([`06[${code.slice(0, 3)},${column}]`, `06[${total},${column}]`]);
      }
    },
  );
});
