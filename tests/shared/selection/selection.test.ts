import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProjectDocument } from '#shared/document/document';
import { layOutTable } from '#shared/layout/lay-out-table';
import { addressesIn } from '#shared/selection/addresses-in';
import {
  cellAt,
  contains,
  type GridShape,
  gridShape,
  type Place,
  startOf,
} from '#shared/selection/grid-shape';
import {
  carryOver,
  extendTo,
  isSingle,
  rangeOf,
  selectAll,
  selectColumns,
  selectOne,
  selectRows,
  walk,
} from '#shared/selection/selection';
import { edge, jump, page, step } from '#shared/selection/steps';
import { FACTS, insert, SHANXI, startSession } from '../shanxi-pack';

/** The body of a table as printed, with the lines a project has. */
function shapeOf(id: string, document?: ProjectDocument): GridShape {
  const table = SHANXI.tables.find((candidate) => candidate.id === id)!;
  const lines = document?.tables.get(id)?.lines ?? [];
  return gridShape(
    layOutTable(table, { lines, facts: FACTS, scale: 'yuan', empty: false, hidden: new Set() }),
  );
}

const SHAPES = SHANXI.tables.map(({ id }) => shapeOf(id)).filter(({ rows }) => rows.length > 0);
const shapes = fc.constantFrom(...SHAPES);
const numbers = fc.nat({ max: 400 });
const placeIn = (shape: GridShape, row: number, column: number): Place => ({
  row: row % shape.rows.length,
  column: column % shape.columns,
});
const DIRECTIONS = ['up', 'down', 'left', 'right'] as const;

/** 03 with 合计 (its label merged over code and name), 201, 20103, 2010301 and 2010302. */
function table03(): GridShape {
  const session = startSession();
  insert(session, '03', '2010301', '2010302');
  return shapeOf('03', session.document());
}

test('a selection covers both its corners and the active cell, and cuts through no merged cell', () => {
  fc.assert(
    fc.property(shapes, numbers, numbers, numbers, numbers, (shape, r1, c1, r2, c2) => {
      const head = placeIn(shape, r2, c2);
      const selection = extendTo(shape, selectOne(shape, placeIn(shape, r1, c1)), head);
      const range = rangeOf(shape, selection);
      expect(contains(range, head) && contains(range, selection.active)).toBe(true);
      for (let row = range.top; row <= range.bottom; row += 1) {
        for (let column = range.left; column <= range.right; column += 1) {
          const cell = cellAt(shape, { row, column });
          if (!cell) continue;
          expect(cell.column).toBeGreaterThanOrEqual(range.left);
          expect(cell.column + cell.columnSpan - 1).toBeLessThanOrEqual(range.right);
        }
      }
    }),
  );
});

test('a step stays in the table, lands on no heading, and the step back returns within a row', () => {
  fc.assert(
    fc.property(shapes, numbers, numbers, fc.constantFrom(...DIRECTIONS), (shape, row, column, direction) => {
      const from = startOf(shape, placeIn(shape, row, column));
      const to = step(shape, from, direction);
      expect(contains({ top: 0, left: 0, bottom: shape.rows.length - 1, right: shape.columns - 1 }, to)).toBe(
        true,
      );
      if (to.row !== from.row) expect(shape.rows[to.row]!.isHeading).toBe(false);
      if (direction === 'right' && to !== from) expect(step(shape, to, 'left')).toEqual(from);
    }),
  );
});

test('Enter and Tab inside a selection visit each of its cells once and come round', () => {
  fc.assert(
    fc.property(
      shapes,
      numbers,
      numbers,
      fc.nat(3),
      fc.nat(3),
      fc.boolean(),
      (shape, row, column, h, w, down) => {
        const start = placeIn(shape, row, column);
        if (shape.rows[start.row]!.isHeading) return;
        const first = selectOne(shape, start);
        let selection = extendTo(shape, first, { row: start.row + h, column: start.column + w });
        if (isSingle(shape, selection)) return;
        const range = rangeOf(shape, selection);
        const visited = new Set<string>();
        const key = ({ active }: typeof selection) => `${active.row},${active.column}`;
        const home = key(selection);
        do {
          expect(visited.has(key(selection))).toBe(false);
          visited.add(key(selection));
          selection = walk(shape, selection, down ? 'down' : 'right');
          expect(rangeOf(shape, selection)).toEqual(range);
        } while (key(selection) !== home);
        let cells = 0;
        for (let r = range.top; r <= range.bottom; r += 1) {
          if (shape.rows[r]!.isHeading) continue;
          cells += new Set(shape.rows[r]!.cells.slice(range.left, range.right + 1)).size;
        }
        expect(visited.size).toBe(cells);
      },
    ),
  );
});

describe('in table 03', () => {
  const shape = table03();

  test('合计 stands over code and name and is one step wide', () => {
    const total = { row: 0, column: 0 };
    expect(step(shape, total, 'right')).toEqual({ row: 0, column: 2 });
    expect(step(shape, { row: 1, column: 1 }, 'up')).toEqual(total);
    expect(rangeOf(shape, extendTo(shape, selectOne(shape, { row: 1, column: 1 }), total))).toEqual({
      top: 0,
      left: 0,
      bottom: 1,
      right: 1,
    });
  });

  test('Ctrl and an arrow goes to the edge of the filled block, then to the next one, then to the edge', () => {
    const filled = new Set(['0,2', '1,2', '2,2', '4,2']);
    const isFilled = ({ row, column }: Place) => filled.has(`${row},${column}`);
    const from = { row: 0, column: 2 };
    const stops = [from];
    for (let at = 0; at < 3; at += 1) stops.push(jump(shape, stops.at(-1)!, 'down', isFilled));
    expect(stops.map(({ row }) => row)).toEqual([0, 2, 4, 4]);
    expect(jump(shape, { row: 3, column: 4 }, 'up', isFilled)).toEqual({ row: 0, column: 4 });
  });

  test('Home, End, with Ctrl, and a page', () => {
    const from = { row: 3, column: 4 };
    expect(edge(shape, from, 'start', false)).toEqual({ row: 3, column: 0 });
    expect(edge(shape, from, 'end', false)).toEqual({ row: 3, column: 7 });
    expect(edge(shape, from, 'start', true)).toEqual({ row: 0, column: 0 });
    expect(edge(shape, from, 'end', true)).toEqual({ row: 4, column: 7 });
    expect([page(shape, from, 20).row, page(shape, from, -2).row]).toEqual([4, 1]);
  });

  test('whole lines, whole columns, everything', () => {
    const selection = extendTo(shape, selectOne(shape, { row: 1, column: 3 }), { row: 2, column: 4 });
    expect(rangeOf(shape, selectRows(shape, selection))).toEqual({ top: 1, left: 0, bottom: 2, right: 7 });
    expect(rangeOf(shape, selectColumns(shape, 3, 2))).toEqual({ top: 0, left: 2, bottom: 4, right: 3 });
    const all = selectAll(shape, selection.active);
    expect([rangeOf(shape, all), all.active]).toEqual([
      { top: 0, left: 0, bottom: 4, right: 7 },
      { row: 1, column: 3 },
    ]);
    expect(addressesIn(shape, rangeOf(shape, all))).toHaveLength(5 * 6);
  });

  test('a line that comes above leaves the selection on its cells', () => {
    const session = startSession();
    insert(session, '03', '2010301', '2010302', '2010101');
    const after = shapeOf('03', session.document());
    const selection = extendTo(shape, selectOne(shape, { row: 3, column: 2 }), { row: 4, column: 3 });
    const carried = carryOver(selection, shape, after);
    expect(addressesIn(after, rangeOf(after, carried))).toEqual(
      addressesIn(shape, rangeOf(shape, selection)),
    );
  });
});

test('in 10 the headings between the sections are passed over', () => {
  const shape = shapeOf('10');
  const heading = shape.rows.findIndex(
    ({ isHeading }, row) => isHeading && !shape.rows[row - 1]?.isHeading && row > 0,
  );
  expect(heading).toBeGreaterThan(0);
  const above = { row: heading - 1, column: 0 };
  const below = step(shape, above, 'down');
  expect(below.row).toBeGreaterThan(heading);
  expect(step(shape, below, 'up')).toEqual(above);
});
