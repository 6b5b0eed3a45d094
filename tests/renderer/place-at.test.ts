import { describe, expect, it } from 'vitest';
import { placeAt } from '../../renderer/grid/place-at';
import type { AddressText } from '../../shared/document/address';
import { layOutPlane } from '../../shared/layout/lay-out-plane';
import type { TablePlane } from '../../shared/layout/layout';
import { PRIOR_BOOK } from '../../shared/pack/book';
import { comparePlane } from '../../shared/session/compare-plane';
import { hiddenLines } from '../../shared/session/hidden-lines';
import { priorFrom } from '../../shared/session/prior-from';
import { largeProject } from '../shared/export/large-project';
import { loadShanghai, loadShanxi, sessionOf } from '../support/reference';

/** Every cell of the plane, found by looking at all of them. */
function everyPlace(plane: TablePlane) {
  return plane.body.flatMap((row) =>
    row.cells.flatMap(({ column, content }) =>
      content.kind === 'cell' ? [{ address: content.address, row, column }] : [],
    ),
  );
}

describe('the place of an address in the grid', () => {
  for (const pack of [loadShanxi(), loadShanghai()]) {
    const session = sessionOf(pack, largeProject(pack, 40));
    for (const table of pack.tables) {
      it(`${pack.id} ${table.id}: is that of its cell`, () => {
        const lines = session.document().tables.get(table.id)?.lines ?? [];
        const plane = layOutPlane(table, { lines, hidden: hiddenLines(session, table) });
        for (const { address, row, column } of everyPlace(plane)) {
          expect(placeAt(plane, address)).toEqual({ row, column, beside: [] });
        }
      });
    }
  }

  it('tells the columns that compare it, and has none in another table or book', () => {
    const pack = loadShanxi();
    const document = largeProject(pack, 40);
    const last = priorFrom(sessionOf(pack, document), '上年');
    const session = sessionOf(pack, { ...document, books: new Map([[PRIOR_BOOK, last]]) });
    const table = pack.tables.find(({ id }) => id === '03');
    if (!table) throw new Error('No table 03');
    const plane = comparePlane(session, table, [1]);
    const [first] = everyPlace(plane);
    const { column = 0, address = '03[合计,1]' as AddressText } = first ?? {};
    expect(placeAt(plane, address)?.beside).toEqual([column + 1, column + 2, column + 3]);
    expect(placeAt(plane, address.replace('03', '02') as AddressText)).toBeUndefined();
    expect(placeAt(plane, `${PRIOR_BOOK}.${address}`)).toBeUndefined();
  });

  it('is found where the key of a row could be read in several ways', () => {
    const cell = { column: 0, columnSpan: 1, rowSpan: 1, bold: false } as const;
    const address: AddressText = 'A[甲|乙,1]';
    const row = {
      key: '甲|乙',
      kind: 'lines',
      cells: [{ ...cell, content: { kind: 'cell', address, align: 'right' } }],
    } as const;
    const plane: TablePlane = {
      columns: [{ panel: 0, width: 9, shows: 'amount' }],
      header: [],
      body: [row],
      holdsWords: false,
    };
    expect(placeAt(plane, address)).toEqual({ row, column: 0, beside: [] });
  });
});
