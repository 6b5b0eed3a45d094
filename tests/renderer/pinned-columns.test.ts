import { expect, test } from 'vitest';
import { addComparison } from '#shared/layout/add-comparison';
import { layOutPlane } from '#shared/layout/lay-out-plane';
import type { TablePlane } from '#shared/layout/layout';
import { codeLevels } from '#shared/pack/table-shape';
import { pinnedColumns } from '../../renderer/grid/column-widths';
import { BUILT_IN_IDS } from '../support/built-in-packs';
import { loadBuiltIn } from '../support/sample-report';

/** The columns before the first amount, unless any cell of the body reaches beyond them. */
function pinnedByAllCells({ columns, body }: TablePlane): number {
  const words = columns.findIndex(({ shows }) => shows === 'amount');
  const reaches = body.some(({ cells }) =>
    cells.some(({ column, columnSpan }) => column < words && column + columnSpan > words),
  );
  return words <= 0 || reaches ? 0 : words;
}

const pinned = new Set<boolean>();

test.each(BUILT_IN_IDS.map(loadBuiltIn))('$id: no cell is drawn across the seam', (pack) => {
  for (const table of [...pack.tables, ...pack.forms.flatMap(({ tables }) => tables)]) {
    const codes = codeLevels(table) ? ['201', '20101', '2010101'] : [];
    const plane = layOutPlane(table, {
      lines: codes.map((code) => ({ code, name: code })),
      hidden: new Set(),
    });
    const amounts = plane.columns.flatMap(({ amount }, at) => (amount === undefined ? [] : [at]));
    for (const drawn of [plane, addComparison(plane, new Set(amounts))]) {
      expect(pinnedColumns(drawn), table.id).toBe(pinnedByAllCells(drawn));
      pinned.add(pinnedColumns(drawn) > 0);
    }
  }
});

test('no line is asked for its cells', () => {
  const pack = loadBuiltIn('shanxi-2022');
  const table = pack.tables.find(({ id }) => id === '03');
  if (!table) throw new Error('No table 03');
  let asked = 0;
  const line = {
    code: '2010101',
    get name() {
      asked += 1;
      return '行政运行';
    },
  };
  expect(pinnedColumns(layOutPlane(table, { lines: [line], hidden: new Set() }))).toBeGreaterThan(0);
  expect(asked).toBe(0);
});

test('some tables keep columns in sight, some cannot', () => {
  expect(pinned).toEqual(new Set([true, false]));
});
