import { describe, expect, test } from 'vitest';
import { textWidth } from '#shared/layout/text-width';
import { pageBreaks } from '#shared/print/page-breaks';
import { contentSize, LANDSCAPE, POINTS_PER_MILLIMETRE, PORTRAIT } from '#shared/print/paper';
import { drawTable, type PrintedTable, preparePrint, printedRows } from '#shared/print/print-table';
import { printedText } from '#shared/session/printed-text';
import type { Session } from '#shared/session/session';
import { layOutSession } from '#shared/session/session-layout';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { at, insert, run, startSession, type } from '../shanxi-pack';

const SHANXI = loadShanxi();
const reference = sessionOf(SHANXI, importFixture(SHANXI, readFixture('filled')).document);

function printed(session: Session, id: string): PrintedTable {
  const table = session.pack.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`There is no table ${id}`);
  return preparePrint(layOutSession(session, table, 'yuan'), (cell) => printedText(cell, session, 'yuan'));
}

describe.each(SHANXI.tables.map(({ id, landscape }) => [id, landscape] as const))(
  'table %s',
  (id, landscape) => {
    const table = printed(reference, id);
    const { fit, layout } = table;

    test('lies as its layout says and fills the width', () => {
      expect(fit.paper).toBe(landscape ? LANDSCAPE : PORTRAIT);
      expect(fit.shares).toHaveLength(layout.columns.length);
      expect(fit.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
    });

    test('no amount is wider than its column', () => {
      const width = contentSize(fit.paper).width * POINTS_PER_MILLIMETRE;
      for (const { cells } of layout.body) {
        for (const cell of cells) {
          if (cell.content.kind !== 'cell') continue;
          const room = (width * (fit.shares[cell.column] ?? 0)) / 100;
          const need = textWidth(table.textOf(cell), 100, cell.bold) * (fit.size / 100);
          expect(need, cell.content.address).toBeLessThan(room);
        }
      }
    });

    test('every column of every row is drawn once, head and body', () => {
      const { markup } = drawTable(table);
      const rows = markup.match(/<tr.*?<\/tr>/gs) ?? [];
      expect(rows).toHaveLength(2 + layout.header.length + printedRows(table));
      for (const row of rows.slice(2 + layout.header.length)) {
        const spans = [...row.matchAll(/<t[dh][^>]*?(?: colspan="(\d+)")?[^>]*?>/g)].map((match) =>
          Number(/colspan="(\d+)"/.exec(match[0])?.[1] ?? 1),
        );
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(layout.columns.length);
      }
    });
  },
);

test.each([1n, 100n])('06 can be read on A4: no smaller than 6.5 points, amounts × %d', (times) => {
  const session = startSession(reference.document());
  for (const text of session.addresses().filter((address) => address.startsWith('06['))) {
    const view = session.cell(at(text));
    if (view?.kind === 'input' && typeof view.value === 'bigint' && view.value !== 0n)
      run(session, { kind: 'set-cells', cells: [{ address: at(text), value: view.value * times }] });
  }
  const { fit } = printed(session, '06');
  expect(fit.paper).toBe(LANDSCAPE);
  expect(fit.size).toBeGreaterThanOrEqual(6.5);
});

test('what a clerk typed is never markup', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  run(session, { kind: 'rename-line', table: '03', code: '2010301', name: '<b onclick="x">甲 & 乙</b>' });
  const { markup } = drawTable(printed(session, '03'));
  expect(markup).toContain('&lt;b onclick=&quot;x&quot;&gt;甲 &amp; 乙&lt;/b&gt;');
  expect(markup).not.toContain('<b ');
});

test('negative amounts and — are told apart by class, notes stand in the last row', () => {
  const session = startSession();
  type(session, { '06[30101,1]': '-5' });
  const table = printed(session, '06');
  const { markup } = drawTable(table);
  expect(markup).toContain('<td class="is-cell align-right is-negative">-5.00</td>');
  expect(markup).toContain('<td class="is-cell align-right is-dash">——</td>');
  const last = drawTable(table, printedRows(table) - 1).markup;
  expect(last).toContain('print-notes');
  expect(last).toContain('公开06表');
  expect(drawTable(table, 0, printedRows(table) - 1).markup).not.toContain('print-notes');
});

describe('page breaks', () => {
  test('rows fill a page below the repeated head; all rows stand on a page, in order', () => {
    expect(pageBreaks([10, 10, 10, 10, 10], 20, 50)).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 5 },
    ]);
  });

  test('a page filled exactly is one page; a row higher than a page gets one to itself', () => {
    expect(pageBreaks([10, 10, 10], 20, 50)).toEqual([{ from: 0, to: 3 }]);
    // Notes take the line before them along.
    expect(pageBreaks([10, 10, 10, 10], 20, 50, true)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ]);
    expect(pageBreaks([90, 10], 20, 50)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
  });
});
