import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalName } from '#shared/kit/same-name';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { LayoutRow, TableLayout } from '#shared/layout/layout';
import { officialTables } from '#shared/pack/table-shape';
import { loadShanghai } from '../../support/reference';

/**
 * The pack's tables against the words of the published template, place by place. `@line`: the one line of 07, which
 * has no words. The template's sample codes are the lines of the layout.
 */
const pack = loadShanghai();
const pages = readFileSync(new URL('../../fixtures/shanghai-2024-tables.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map((text) => {
    const [title = '', scale = '', ...lines] = text.split('\n');
    const isNote = (line: string): boolean => /^(注|说明)：/.test(line);
    return {
      title,
      scale,
      rows: lines.filter((line) => !isNote(line)).map((line) => line.split('\t')),
      notes: lines.filter(isNote),
    };
  });

function layoutOf({ title, rows, notes }: (typeof pages)[number]): TableLayout {
  const table = pack.tables.find((candidate) => candidate.title === title);
  if (!table) throw new Error(`The pack has no ${title}`);
  const lines = rows.flatMap(([code = '', name = '']) => (/^2\d+$/.test(code) ? [{ code, name }] : []));
  return layOutTable(table, {
    lines,
    facts: { organisation: '上海市 XX 局', kind: '', year: 2024 },
    scale: pack.scale,
    empty: notes.length > 1,
    hidden: new Set(['231', '232']),
  });
}

function printed({ cells }: LayoutRow, layout: TableLayout): string[] {
  const texts = layout.columns.map(() => '');
  for (const { column, content } of cells) {
    if (content.kind === 'text' || content.kind === 'name') texts[column] = normalName(content.text);
    if (content.kind === 'code') texts[column] = content.code;
  }
  return texts;
}

function padded(row: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, at) => normalName(row[at] ?? ''));
}

test('the template has the nine tables of the pack, in its order', () => {
  expect(pages.map(({ title }) => title)).toEqual(officialTables(pack).map(({ title }) => title));
});

describe.each(pages.map((page) => [page.title, page] as const))('%s', (_title, page) => {
  const layout = layoutOf(page);
  const width = layout.columns.length;

  test('only the unit stands above it', () => {
    expect([layout.number, layout.caption]).toEqual(['', { organisation: '', year: '', scale: page.scale }]);
  });

  test('header, lines and labels, in their places', () => {
    const rows = [...layout.header, ...layout.body].map((row) => printed(row, layout));
    const expected = page.rows.map((row) => (row[0] === '@line' ? padded([], width) : padded(row, width)));
    const odd = expected.findIndex(([first, ...rest]) => first === '合计' && rest.includes('基本支出'));
    if (odd >= 0) {
      // 08 and 09: the template prints three column titles on the row of 合计; ours stand in the header above it.
      const titles = expected[odd] ?? [];
      expected.splice(
        odd,
        1,
        titles.map((text, at) => (at === 0 ? '' : text)),
        titles.map((text, at) => (at === 0 ? text : '')),
      );
      // What stands in the template's second header row comes one row lower with us, where its merge ends.
      rows[1] = rows[1]?.map((text, at) => text || (rows[2]?.[at] ?? '')) ?? [];
    }
    expect(rows.flat().filter((text) => text !== '')).toEqual(expected.flat().filter((text) => text !== ''));
    expect(layout.body.map((row) => printed(row, layout))).toEqual(expected.slice(-layout.body.length));
  });

  test('notes and the sentence of an empty table', () => {
    expect(layout.notes).toEqual(page.notes);
  });
});
