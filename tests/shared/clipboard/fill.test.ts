import { expect, test } from 'vitest';
import { planFill } from '#shared/clipboard/plan-fill';
import { layOutTable } from '#shared/layout/lay-out-table';
import { downBeside, draggedTo } from '#shared/selection/fill-range';
import { gridShape } from '#shared/selection/grid-shape';
import { FACTS, insert, run, SHANXI, shown, startSession, type } from '../shanxi-pack';

function table03() {
  const session = startSession();
  insert(session, '03', '2010301', '2010302', '2010303', '2010304');
  const table = SHANXI.tables.find(({ id }) => id === '03')!;
  const { lines } = session.document().tables.get('03')!;
  const layout = layOutTable(table, { lines, facts: FACTS, scale: 'yuan', empty: false, hidden: new Set() });
  return { session, shape: gridShape(layout) };
}

test('a block is repeated downwards and upwards, in step; derived cells are skipped and counted', () => {
  const { session, shape } = table03();
  type(session, { '03[2010301,2]': '1', '03[2010302,2]': '2' });
  const source = { top: 3, bottom: 4, left: 2, right: 3 };
  const plan = planFill(session, shape, source, { ...source, bottom: 6 });
  expect([plan.edits.length, plan.skipped]).toEqual([2, 2]);
  run(session, { kind: 'set-cells', cells: plan.edits });
  expect([shown(session, '03[2010303,2]'), shown(session, '03[2010304,2]')]).toEqual(['1.00', '2.00']);
  const up = planFill(session, shape, { ...source, top: 5, bottom: 6 }, { ...source, top: 3, bottom: 6 });
  expect(up.edits.map(({ value }) => value)).toEqual([100n, 200n]);
});

test('blank fills too; an amount is no count', () => {
  const { session, shape } = table03();
  type(session, { '03[2010302,2]': '2' });
  const source = { top: 3, bottom: 3, left: 3, right: 3 };
  run(session, {
    kind: 'set-cells',
    cells: planFill(session, shape, source, { ...source, bottom: 4 }).edits,
  });
  expect(shown(session, '03[2010302,2]')).toBe('');
});

test('a drag fills along the longer way only', () => {
  const range = { top: 3, bottom: 4, left: 2, right: 3 };
  expect(draggedTo(range, { row: 8, column: 4 })).toEqual({ ...range, bottom: 8 });
  expect(draggedTo(range, { row: 3, column: 6 })).toEqual({ ...range, right: 6 });
  expect(draggedTo(range, { row: 1, column: 2 })).toEqual({ ...range, top: 1 });
  expect(draggedTo(range, { row: 3, column: 2 })).toEqual(range);
});

test('two clicks go as far as the column on the left is filled, else the one on the right', () => {
  const { shape } = table03();
  const range = { top: 3, bottom: 3, left: 3, right: 3 };
  const filled = (column: number, to: number) => (place: { row: number; column: number }) =>
    place.column === column && place.row <= to;
  expect(downBeside(shape, range, filled(2, 5))).toEqual({ ...range, bottom: 5 });
  expect(downBeside(shape, range, filled(4, 4))).toEqual({ ...range, bottom: 4 });
  expect(downBeside(shape, range, () => false)).toEqual(range);
});
