import { readFileSync } from 'node:fs';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { TableLayout } from '#shared/layout/layout';
import type { CodedLine } from '#shared/pack/table-shape';
import { SHANXI } from './shanxi-pack';

/** A table as the department published it: the text of its page, cells separated by tabs. */
export type PublishedTable = {
  /** `01` for 公开01表. */
  readonly id: string;
  readonly title: string;
  readonly number: string;
  /** 部门名称、年度、金额单位, as printed above the table. */
  readonly caption: readonly string[];
  /** One array of texts a printed row; `1.00` is how the page printed the whole number 1. */
  readonly rows: readonly (readonly string[])[];
  /** 注 and 说明 below the table. */
  readonly notes: readonly string[];
};

const FIXTURE = new URL('../fixtures/xinzhou-2022-tables.txt', import.meta.url);

/** The ten tables of the published disclosure, read from the fixture's text. */
export function publishedTables(): readonly PublishedTable[] {
  const lines = readFileSync(FIXTURE, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('第二部分'));
  const starts = lines.flatMap((line, at) => (/^公开\d\d表$/.test(line) ? [at - 1] : []));
  return starts.map((start, index) => readTable(lines.slice(start, starts[index + 1])));
}

function readTable([title = '', number = '', ...lines]: readonly string[]): PublishedTable {
  const isNote = (line: string): boolean => /^(注|说明)：/.test(line);
  const isCaption = (line: string): boolean => /^((部门|单位)名称：|\d{4}年度$|(金额)?单位：)/.test(line);
  return {
    id: number.slice(2, 4),
    title,
    number,
    caption: lines.filter(isCaption),
    rows: lines.filter((line) => !isNote(line) && !isCaption(line)).map((line) => line.split('\t')),
    notes: lines.filter(isNote),
  };
}

export const ORGANISATION = '忻州市行政审批服务管理局';

/** The lines by code of a page, in its order. */
export function publishedLines(page: PublishedTable): readonly CodedLine[] {
  if (page.id === '06') return [];
  return page.rows.flatMap(([code = '', name = '']) => (/^2\d{2,6}$/.test(code) ? [{ code, name }] : []));
}

/** Our layout of the same table with the same lines. */
export function layoutOf(page: PublishedTable): TableLayout {
  const table = SHANXI.tables.find(({ id }) => id === page.id);
  if (!table) throw new Error(`The pack has no table ${page.id}`);
  return layOutTable(table, {
    lines: publishedLines(page),
    facts: { organisation: ORGANISATION, kind: '', year: 2022 },
    scale: 'yuan',
    empty: page.notes.length > 1,
    hidden: new Set(),
  });
}

/** Every printed amount and count by address: `01[27,1]` → `55923963.72`. Blank places and —— are left out. */
export function publishedValues(): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const page of publishedTables()) {
    const layout = layoutOf(page);
    for (const [at, { cells }] of layout.body.entries()) {
      const row = page.rows[layout.header.length + at] ?? [];
      for (const { column, content } of cells) {
        const text = row[column] ?? '';
        if (content.kind === 'cell' && /\d/.test(text)) values.set(content.address, text);
      }
    }
  }
  return values;
}
