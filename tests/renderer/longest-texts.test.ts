import { expect, test } from 'vitest';
import type { Scale } from '#shared/amount/amount';
import { layOutPlane } from '#shared/layout/lay-out-plane';
import { PRIOR_BOOK } from '#shared/pack/book';
import { comparePlane } from '#shared/session/compare-plane';
import { printedText } from '#shared/session/printed-text';
import { priorFrom } from '#shared/session/prior-from';
import { columnNeeds, grownNeeds } from '../../renderer/grid/column-needs';
import { longestTexts } from '../../renderer/grid/longest-texts';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../support/reference';

const pack = loadShanxi();
const { document } = importFixture(pack, readFixture('filled'));
const last = priorFrom(sessionOf(pack, importFixture(pack, readFixture('lastYear')).document), '上年');
const session = sessionOf(pack, { ...document, books: new Map(document.books).set(PRIOR_BOOK, last) });

/** Whatever is left out of sight, a column needs what it would need if every text of it was written out. */
test.each(
  (['yuan', 'wanyuan'] as readonly Scale[]).flatMap((scale) =>
    pack.tables.flatMap(({ id }) => [
      { scale, id, compares: false },
      { scale, id, compares: true },
    ]),
  ),
)('table $id in $scale, compared: $compares', ({ scale, id, compares }) => {
  const table = pack.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`No table ${id}`);
  const lines = session.document().tables.get(id)?.lines ?? [];
  const plane = compares
    ? comparePlane(
        session,
        table,
        table.columns.map(({ number }) => number),
      )
    : layOutPlane(table, { lines, hidden: new Set() });
  const needs = columnNeeds(plane, longestTexts(plane, session, scale), 13);
  const cells = plane.body.flatMap((row) => row.cells);
  const every = plane.columns.map((_, column) =>
    cells
      .filter((cell) => cell.column === column && cell.columnSpan === 1)
      .map((cell) => ({ cell, text: printedText(cell, session, scale) })),
  );
  expect(grownNeeds(columnNeeds(plane, [], 13), every, 13)).toEqual(needs);
});
