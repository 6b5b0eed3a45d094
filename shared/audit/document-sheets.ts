import {
  cellsOf,
  type FinishedCell,
  type FinishedDocument,
  type FinishedTable,
} from '../finished/finished-document';
import type { PlainWorkbook, Sheet, SheetCell, SheetRange } from '../workbook/sheet';

/**
 * The tables of a document as sheets of a workbook, so that the locator finds in them what it finds in workbooks: the
 * lines of text above a table (title, 表号, 部门, 单位) are its first rows, the lines below it (注、说明) its last.
 */
export type DocumentSheets = {
  readonly workbook: PlainWorkbook;
  readonly tables: readonly DocumentTable[];
};

/** A table with its lines, and where they stand in the document. */
export type DocumentTable = {
  /** Index of its block; which of the document's tables it is, from 1. */
  readonly block: number;
  readonly number: number;
  readonly sheet: string;
  /** Rows of the sheet above the table: lines of text, each the block it stands in. */
  readonly above: readonly number[];
  readonly below: readonly number[];
  readonly height: number;
};

/** As many lines above a table as a table has captions; what stands higher is text of the document. */
const MOST_LINES = 8;
const MOST_NOTES = 4;
const LONGEST_CAPTION = 60;
const IS_NOTE = /^\s*(?:注|说明|备注)[：:0-9１-９.．、]|无数据|没有数据|此表为空|空表/;

export function documentSheets({ blocks }: FinishedDocument): DocumentSheets {
  const tables: DocumentTable[] = [];
  const sheets: Sheet[] = [];
  let taken = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'table') continue;
    const above: number[] = [];
    for (let back = at - 1; back >= taken && above.length < MOST_LINES; back -= 1) {
      const line = blocks[back];
      if (line?.kind !== 'paragraph' || line.text.length > LONGEST_CAPTION) break;
      if (line.role === undefined || line.role === 'header') above.unshift(back);
    }
    const below: number[] = [];
    for (let next = at + 1; next < blocks.length && below.length < MOST_NOTES; next += 1) {
      const line = blocks[next];
      if (line?.kind !== 'paragraph' || !IS_NOTE.test(line.text)) break;
      below.push(next);
    }
    taken = at + 1 + below.length;
    const text = (index: number): string => {
      const line = blocks[index];
      return line?.kind === 'paragraph' ? line.text : '';
    };
    const name = `第${tables.length + 1}张表`;
    const made = sheetOf(name, above.map(text), block, below.map(text));
    sheets.push(made.sheet);
    tables.push({ block: at, number: tables.length + 1, sheet: name, above, below, height: made.height });
  }
  return { workbook: { format: 'text', sheets }, tables };
}

function sheetOf(
  name: string,
  above: readonly string[],
  table: FinishedTable,
  below: readonly string[],
): { readonly sheet: Sheet; readonly height: number } {
  const rows = new Map<number, Map<number, SheetCell>>();
  const merges: SheetRange[] = [];
  const blankMerges: SheetRange[] = [];
  const put = (row: number, column: number, text: string): void => {
    if (text.trim() === '') return;
    const cells = rows.get(row) ?? new Map<number, SheetCell>();
    cells.set(column, { kind: 'text', text: text.trim() });
    rows.set(row, cells);
  };
  const lines = (texts: readonly string[], from: number): void => {
    for (const [at, text] of texts.entries()) {
      // What is parted by tabs or wide spaces stands in columns of its own.
      for (const [column, [piece]] of [...text.matchAll(/[^\t\s](?:(?!\t|[ \u3000]{3})[\s\S])*/g)].entries())
        put(from + at, column, piece);
    }
  };
  lines(above, 0);
  const top = above.length;
  let columnCount = 1;
  let height = table.rows.length;
  for (const { row, column, rowSpan = 1, columnSpan = 1, text } of withJoinedCodes(cellsOf(table))) {
    put(top + row, column, text);
    columnCount = Math.max(columnCount, column + columnSpan);
    height = Math.max(height, row + rowSpan);
    if (rowSpan === 1 && columnSpan === 1) continue;
    const range = {
      top: top + row,
      left: column,
      bottom: top + row + rowSpan - 1,
      right: column + columnSpan - 1,
    };
    (text.trim() === '' ? blankMerges : merges).push(range);
  }
  lines(below, top + height);
  const ordered = new Map([...rows].sort(([one], [other]) => one - other));
  const rowCount = top + height + below.length;
  const sheet: Sheet = { name, hidden: false, rows: ordered, merges, blankMerges, rowCount, columnCount };
  return { sheet, height };
}

const LEVELS = ['类', '款', '项'];

/**
 * Codes split over columns 类、款、项 put together in the first of them; the words 类、款、项 are taken out, for offices
 * print 合计 and its amounts in the row where they stand. As it was where a row has a later part and not the first.
 */
function withJoinedCodes(cells: readonly FinishedCell[]): readonly FinishedCell[] {
  const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, '');
  const at = new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  const changed = new Map<FinishedCell, string>();
  for (const head of cells) {
    if (plain(head.text) !== LEVELS[0]) continue;
    const width = LEVELS.findIndex(
      (level, index) => plain(at.get(`${head.row},${head.column + index}`)?.text) !== level,
    );
    const columns = LEVELS.slice(0, width < 0 ? LEVELS.length : width).map((_, index) => head.column + index);
    if (columns.length < 2) continue;
    const rows = new Set(cells.flatMap(({ row }) => (row > head.row ? [row] : [])));
    const codes = [...rows].map((row) => columns.map((column) => at.get(`${row},${column}`)));
    const isCode = codes.every((parts) => {
      const texts = parts.map((part) => plain(part?.text));
      return texts.every((text) => !/^\d+$/.test(text)) || /^\d{3}$/.test(texts[0] ?? '');
    });
    if (!isCode) continue;
    for (const column of columns) {
      const word = at.get(`${head.row},${column}`);
      if (word) changed.set(word, '');
    }
    for (const parts of codes) {
      const [first, ...rest] = parts;
      if (!first || !/^\d{3}$/.test(plain(first.text))) continue;
      changed.set(first, parts.map((part) => plain(part?.text)).join(''));
      for (const part of rest) if (part) changed.set(part, '');
    }
  }
  return changed.size === 0
    ? cells
    : cells.map((cell) => ({ ...cell, text: changed.get(cell) ?? cell.text }));
}
