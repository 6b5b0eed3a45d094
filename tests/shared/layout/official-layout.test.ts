import { describe, expect, test } from 'vitest';
import { normalName } from '#shared/kit/same-name';
import type { LayoutRow, TableLayout } from '#shared/layout/layout';
import { officialTables } from '#shared/pack/table-shape';
import { layoutOf, publishedTables } from '../published-tables';
import { SHANXI } from '../shanxi-pack';

/**
 * The pack's tables against the published page, word for word. Where the two differ in typography the workbook is
 * the layout: `1.00` is 1, spaces and brackets of either width are alike.
 */
const published = publishedTables();
/** A row's words where the page prints them; amounts are the engine's business, so their places are left out. */
function words(row: readonly string[], amounts: ReadonlySet<number>): string {
  return row
    .map((text, column) => (amounts.has(column) ? '' : normalName(text.replace(/^(\d+)\.00$/, '$1'))))
    .join('|')
    .replace(/\|+$/, '');
}

function printed({ cells }: LayoutRow, layout: TableLayout): string[] {
  const texts = layout.columns.map(() => '');
  for (const { column, content } of cells) {
    if (content.kind === 'text' || content.kind === 'name') texts[column] = content.text;
    if (content.kind === 'code') texts[column] = content.code;
  }
  return texts;
}

function amountColumns({ cells }: LayoutRow): Set<number> {
  return new Set(cells.flatMap(({ column, content }) => (content.kind === 'cell' ? [column] : [])));
}

/** Header texts in reading order: the page marks merged cells with empty places, not always the same number. */
function inOrder(texts: readonly string[]): string[] {
  return texts.map((text) => normalName(text.replace(/^(\d+)\.00$/, '$1'))).filter((text) => text !== '');
}

test('the page holds the ten tables of the pack, in its order', () => {
  expect(published.map(({ id }) => id)).toEqual(officialTables(SHANXI).map(({ id }) => id));
});

describe.each(published.map((page) => [page.number, page] as const))('%s', (_number, page) => {
  const layout = layoutOf(page);
  const head = layout.header.length;

  test('title, 表号 and caption', () => {
    expect(normalName(layout.title)).toBe(normalName(page.title));
    expect(layout.number).toBe(page.number);
    const { organisation, year, scale } = layout.caption;
    // 08 and 09 print 单位 for 金额单位; the workbook has the longer word everywhere.
    expect([organisation, year, scale]).toEqual(
      page.caption.map((text) => text.replace(/^单位：/, '金额单位：')),
    );
  });

  test('header words and 栏次', () => {
    const rows = layout.header.map((row) => inOrder(printed(row, layout)));
    expect(rows).toEqual(page.rows.slice(0, head).map(inOrder));
  });

  test('every row: 行次, codes, labels, in their places', () => {
    const expected = page.rows
      .slice(head)
      .map((row, at) => words(row, amountColumns(layout.body[at] ?? layout.body[0]!)));
    const actual = layout.body.map((row) => words(printed(row, layout), amountColumns(row)));
    expect(actual).toEqual(expected);
  });

  test('“——” stands where the pack says a column does not apply, and nowhere else', () => {
    const table = SHANXI.tables.find(({ id }) => id === page.id)!;
    const dashed = table.panels.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'line' && item.line.notApplicable.length > 0 ? [item.line.key] : [],
      ),
    );
    const onPage = page.rows.flatMap((row) =>
      row.flatMap((text, at) => (text === '——' ? [row[at - 3] ?? ''] : [])),
    );
    expect(dashed.toSorted()).toEqual(onPage.toSorted());
  });

  test('notes', () => {
    expect(layout.notes.map(normalName)).toEqual(page.notes.map(normalName));
  });
});

test('spans of a table never overlap and stay inside it', () => {
  for (const page of published) {
    const layout = layoutOf(page);
    const taken = new Set<string>();
    for (const [at, row] of [...layout.header, ...layout.body].entries()) {
      for (const { column, columnSpan, rowSpan } of row.cells) {
        for (let down = 0; down < rowSpan; down += 1) {
          for (let right = 0; right < columnSpan; right += 1) {
            const place = `${at + down},${column + right}`;
            expect(taken, `${page.number} ${place}`).not.toContain(place);
            taken.add(place);
          }
        }
        expect(column + columnSpan).toBeLessThanOrEqual(layout.columns.length);
      }
    }
    // Every place of the body is covered, so that borders close.
    expect(taken.size).toBe((layout.header.length + layout.body.length) * layout.columns.length);
  }
});
