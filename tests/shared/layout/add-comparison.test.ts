import { describe, expect, test } from 'vitest';
import { addComparison } from '#shared/layout/add-comparison';
import type { LayoutRow, TableLayout } from '#shared/layout/layout';
import { layOutSession } from '#shared/session/session-layout';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const SHANXI = loadShanxi();
const session = sessionOf(SHANXI, importFixture(SHANXI, readFixture('filled')).document);
const layouts = SHANXI.tables.map((table) => [table.id, layOutSession(session, table, 'yuan')] as const);

const amounts = (layout: TableLayout) =>
  layout.columns.flatMap(({ shows }, at) => (shows === 'amount' ? [at] : []));

/** How many cells cover each place of the given rows. */
function cover(rows: readonly LayoutRow[], width: number): number[][] {
  const places = rows.map(() => new Array<number>(width).fill(0));
  for (const [at, { cells }] of rows.entries()) {
    for (const { column, columnSpan, rowSpan } of cells) {
      for (let down = 0; down < rowSpan; down += 1) {
        const row = places[at + down];
        for (let right = 0; right < columnSpan; right += 1) {
          if (row) row[column + right] = (row[column + right] ?? 0) + 1;
        }
      }
    }
  }
  return places;
}

describe.each(layouts)('table %s', (_id, layout) => {
  test.each([
    ['every amount column', amounts(layout)],
    ['the first', amounts(layout).slice(0, 1)],
    ['the last', amounts(layout).slice(-1)],
  ])('%s beside last year: what was covered once still is, header and body', (_name, beside) => {
    const wide = addComparison(layout, new Set(beside));
    expect(wide.columns).toHaveLength(layout.columns.length + 3 * beside.length);
    for (const rows of ['header', 'body'] as const) {
      const before = cover(layout[rows], layout.columns.length).flat();
      const after = cover(wide[rows], wide.columns.length).flat();
      expect(Math.max(0, ...after)).toBe(Math.max(0, ...before));
      const gaps = (places: readonly number[]) => places.filter((count) => count === 0).length;
      if (gaps(before) === 0) expect(gaps(after)).toBe(0);
    }
  });

  test('each compared cell stands right of its own amount', () => {
    const wide = addComparison(layout, new Set(amounts(layout)));
    for (const { cells } of wide.body) {
      for (const { column, content } of cells) {
        if (content.kind !== 'cell') continue;
        const parts = [1, 2, 3].map((step) => cells.find((cell) => cell.column === column + step)?.content);
        expect(parts).toEqual(
          ['prior', 'difference', 'percent'].map((shows) => ({
            kind: 'compared',
            address: content.address,
            shows,
          })),
        );
      }
    }
  });
});
