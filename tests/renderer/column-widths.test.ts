import { expect, test } from 'vitest';
import { layOutTable } from '#shared/layout/lay-out-table';
import { columnNeeds } from '../../renderer/grid/column-needs';
import { fitColumns } from '../../renderer/grid/column-widths';
import { longestTexts } from '../../renderer/grid/longest-texts';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../support/reference';

/**
 * The published disclosure in the room that a window of 1366×768 leaves beside the list and the findings: which
 * tables are whole as printed, which in smaller type, which scroll. No amount is ever narrower than it needs.
 */
const ROOM = 897;
const LOOKS: readonly (readonly [table: string, dense: boolean, scrolls: boolean])[] = [
  ['01', false, false],
  ['02', true, false],
  ['03', true, false],
  ['04', true, false],
  ['05', false, false],
  ['06', true, true],
  ['08', true, false],
  ['09', false, false],
  ['10', false, false],
];

const pack = loadShanxi();
const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);

test.each(LOOKS)('table %s: smaller type %s, scrolls %s', (id, dense, scrolls) => {
  const table = pack.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`No table ${id}`);
  const { facts, tables } = session.document();
  const layout = layOutTable(table, {
    lines: tables.get(id)?.lines ?? [],
    facts,
    scale: 'yuan',
    empty: false,
    hidden: new Set(),
  });
  const needs = {
    usual: columnNeeds(layout, longestTexts(layout, session, 'yuan'), 13),
    dense: columnNeeds(layout, longestTexts(layout, session, 'yuan'), 12),
  };
  const fit = fitColumns(layout, ROOM, needs);
  expect({ dense: fit.dense, scrolls: fit.scrolls }).toEqual({ dense, scrolls });
  const least = fit.dense ? needs.dense : needs.usual;
  const cut = layout.columns.flatMap(({ shows }, at) =>
    (shows === 'amount' || shows === 'code') && (fit.widths[at] ?? 0) < (least[at] ?? 0) ? [at] : [],
  );
  expect(cut).toEqual([]);
});
