import type { PlainWorkbook, Sheet, SheetCell, SheetRange } from '#shared/workbook/sheet';
import { childNamed, childrenNamed, type XmlElement } from '../package/xml-document';
import { attribute } from './automatic-numbers';
import { HOLDERS, segmentsOf } from './paragraph-text';

/**
 * A table of a Word document as a sheet, so that the locator finds in it what it finds in workbooks: the lines of text
 * above it (title, 表号, 部门, 单位) are its first rows, then come its own.
 */
export type WordSheet = { readonly sheet: Sheet; readonly rows: readonly WordRow[] };

/** What a row of the sheet is in the document. */
export type WordRow =
  /** A line above the table; what is parted by tabs or wide spaces stands in columns of its own. */
  | { readonly kind: 'line'; readonly paragraph: XmlElement; readonly pieces: readonly LinePiece[] }
  /** A row of the table: its cells by the column in which each begins. */
  | { readonly kind: 'row'; readonly row: XmlElement; readonly cells: ReadonlyMap<number, XmlElement> };

/** A stretch of a line's text, `start` to `end`. */
export type LinePiece = { readonly column: number; readonly start: number; readonly end: number };

/** As many lines above a table as a table has captions; what stands higher is text of the document. */
const MOST_LINES = 8;

/** The tables of a document in their order, those within cells of others left out. */
export function wordSheets(body: XmlElement): readonly WordSheet[] {
  const sheets: WordSheet[] = [];
  let lines: XmlElement[] = [];
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (child.name === 'p') lines.push(child);
      else if (HOLDERS.has(child.name)) walk(child);
      else if (child.name === 'tbl') {
        sheets.push(sheetOf(`第${sheets.length + 1}张表`, lines, child));
        lines = [];
      }
    }
  };
  walk(body);
  return sheets;
}

/** The same for the locator; Word has no numbers, only texts. */
export function workbookOf(sheets: readonly WordSheet[]): PlainWorkbook {
  return { format: 'text', sheets: sheets.map(({ sheet }) => sheet) };
}

function sheetOf(name: string, above: readonly XmlElement[], table: XmlElement): WordSheet {
  const lines = above
    .map((paragraph) => ({ paragraph, text: textOf(paragraph) }))
    .filter(({ text }) => text.trim() !== '')
    .slice(-MOST_LINES)
    .map(({ paragraph, text }): WordRow & { kind: 'line' } => ({
      kind: 'line',
      paragraph,
      pieces: piecesOf(text),
    }));
  const rows = new Map<number, ReadonlyMap<number, SheetCell>>();
  for (const [at, { paragraph, pieces }] of lines.entries()) {
    const text = textOf(paragraph);
    const cells = pieces.map(({ column, start, end }) => [column, textCell(text.slice(start, end))] as const);
    rows.set(at, new Map(cells));
  }
  const body = rowsIn(table);
  const merges: SheetRange[] = [];
  const blankMerges: SheetRange[] = [];
  const found: (WordRow & { kind: 'row' })[] = [];
  /** By column, the cell that goes on downwards. */
  const open = new Map<number, { top: number; width: number; isBlank: boolean }>();
  let width = 1;
  for (const [index, row] of body.entries()) {
    const at = lines.length + index;
    const starts = new Map<number, XmlElement>();
    const texts = new Map<number, SheetCell>();
    const close = (column: number, bottom: number): void => {
      const begun = open.get(column);
      open.delete(column);
      if (!begun || (begun.width === 1 && begun.top === bottom)) return;
      const range = { top: begun.top, left: column, bottom, right: column + begun.width - 1 };
      (begun.isBlank ? blankMerges : merges).push(range);
    };
    let column = Number(attribute(childIn(row, 'trPr', 'gridBefore'), 'val') || '0');
    for (const cell of cellsIn(row)) {
      const span = Number(attribute(childIn(cell, 'tcPr', 'gridSpan'), 'val') || '1');
      const merge = childIn(cell, 'tcPr', 'vMerge');
      const goesOn = merge !== undefined && attribute(merge, 'val') !== 'restart';
      if (!goesOn) {
        for (let each = column; each < column + span; each += 1) close(each, at - 1);
        const text = cellText(cell);
        starts.set(column, cell);
        if (text.trim() !== '') texts.set(column, textCell(text));
        open.set(column, { top: at, width: span, isBlank: text.trim() === '' });
      }
      column += span;
    }
    width = Math.max(width, column);
    found.push({ kind: 'row', row, cells: starts });
    if (texts.size > 0) rows.set(at, texts);
    for (const [from, { top, width: own }] of [...open]) {
      const next = body[index + 1];
      if (next === undefined || !continuesBelow(next, from)) {
        if (own > 1 || top < at) close(from, at);
        else open.delete(from);
      }
    }
  }
  return {
    sheet: {
      name,
      hidden: false,
      rows,
      merges,
      blankMerges,
      rowCount: lines.length + body.length,
      columnCount: width,
    },
    rows: [...lines, ...found],
  };
}

/** Whether the cell above goes on in the cell of this row that begins at the column. */
function continuesBelow(row: XmlElement, at: number): boolean {
  let column = Number(attribute(childIn(row, 'trPr', 'gridBefore'), 'val') || '0');
  for (const cell of cellsIn(row)) {
    const merge = childIn(cell, 'tcPr', 'vMerge');
    if (column === at) return merge !== undefined && attribute(merge, 'val') !== 'restart';
    column += Number(attribute(childIn(cell, 'tcPr', 'gridSpan'), 'val') || '1');
  }
  return false;
}

function textCell(text: string): SheetCell {
  return { kind: 'text', text: text.trim() };
}

function piecesOf(text: string): readonly LinePiece[] {
  return [...text.matchAll(/[^\t\s](?:(?!\t|[ \u3000]{3})[\s\S])*/g)].map((match, column) => ({
    column,
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
}

function textOf(paragraph: XmlElement): string {
  return segmentsOf(paragraph, () => undefined)
    .map(({ text }) => text)
    .join('');
}

/** The paragraphs of a cell, joined by line breaks. */
export function cellText(cell: XmlElement): string {
  return paragraphsIn(cell).map(textOf).join('\n');
}

export function paragraphsIn(cell: XmlElement): readonly XmlElement[] {
  return within(cell, 'p');
}

function rowsIn(table: XmlElement): readonly XmlElement[] {
  return within(table, 'tr');
}

function cellsIn(row: XmlElement): readonly XmlElement[] {
  return within(row, 'tc');
}

/** Those directly in it, or in content controls and insertions there. */
function within(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.flatMap((child) =>
    child.name === name ? [child] : HOLDERS.has(child.name) ? within(child, name) : [],
  );
}

function childIn(element: XmlElement, properties: string, name: string): XmlElement | undefined {
  const found = childNamed(element, properties);
  return found && childrenNamed(found, name)[0];
}
