import type { LayoutCell, LayoutRow, TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import { type DrawnSheet, SheetCanvas } from './drawn-sheet';
import { type Contents, cellContent } from './generated-cell';
import { captionRows } from './generated-layout';
import { captionLook, noteLook } from './generated-looks';

const TITLE_HEIGHT = 34;
const LINE_HEIGHT = 18;
const NOTE_LINE_HEIGHT = 15;

/** Draws one table on a sheet of its own: A4, fitted to the width, header repeated on every page and frozen. */
export function drawSheet(table: Table, layout: TableLayout, contents: Contents): DrawnSheet {
  const labels = layout.columns.findIndex(({ shows }) => shows === 'amount');
  const above = captionRows(layout);
  const canvas = new SheetCanvas();
  const widths = layout.columns.map(({ width }) => width);
  drawCaption(canvas, layout);
  const rows = [...layout.header, ...layout.body];
  for (const [offset, row] of rows.entries()) drawRow(canvas, row, above + offset, widths, contents);
  drawNotes(canvas, layout, above + rows.length);
  return {
    name: table.sheet,
    widths,
    frozen: { columns: table.panels.length === 1 ? labels : 0, rows: above + layout.header.length },
    landscape: layout.landscape,
    rows: canvas.rows(),
    merges: canvas.merges,
    notes: canvas.notes,
  };
}

/** Organisation at the left, year in the middle column, 金额单位 at the right end, as the ministry prints them. */
function drawCaption(canvas: SheetCanvas, layout: TableLayout): void {
  const last = layout.columns.length - 1;
  const title = captionLook('title', 'center');
  canvas.cell(0, 0, title, { kind: 'text', text: layout.title });
  canvas.merge({ top: 0, left: 0, bottom: 0, right: last }, title);
  canvas.height(0, TITLE_HEIGHT);
  if (layout.number !== '') {
    canvas.cell(1, last, captionLook('plain', 'right'), { kind: 'text', text: layout.number });
  }
  const { organisation, year, scale } = layout.caption;
  const words: { readonly column: number; text: string; readonly align: 'left' | 'center' | 'right' }[] = [];
  const put = (column: number, text: string, align: 'left' | 'center' | 'right'): void => {
    // In a table of one or two columns they share a cell.
    const there = words.find((other) => other.column === column);
    if (there && text !== '') there.text += `　${text}`;
    else if (text !== '') words.push({ column, text, align });
  };
  put(0, organisation, 'left');
  put(Math.floor(layout.columns.length / 2), year, layout.columns.length < 3 ? 'right' : 'center');
  put(last, scale, 'right');
  for (const { column, text, align } of words)
    canvas.cell(captionRows(layout) - 1, column, captionLook('plain', align), { kind: 'text', text });
}

function drawNotes(canvas: SheetCanvas, layout: TableLayout, first: number): void {
  const look = noteLook();
  // A Chinese character takes two units of width.
  const characters = layout.columns.reduce((sum, column) => sum + column.width, 0) / 2;
  for (const [offset, text] of layout.notes.entries()) {
    const row = first + offset;
    canvas.cell(row, 0, look, { kind: 'text', text });
    canvas.merge({ top: row, left: 0, bottom: row, right: layout.columns.length - 1 }, look);
    canvas.height(row, NOTE_LINE_HEIGHT * Math.ceil(text.length / characters));
  }
}

function drawRow(
  canvas: SheetCanvas,
  row: LayoutRow,
  at: number,
  widths: readonly number[],
  contents: Contents,
): void {
  canvas.height(at, row.cells.some((cell) => wraps(cell, widths)) ? 2 * NOTE_LINE_HEIGHT : LINE_HEIGHT);
  for (const cell of row.cells) {
    const { column, columnSpan, rowSpan, content } = cell;
    const { look, value, formula } = cellContent(cell, row.kind, contents);
    canvas.cell(at, column, look, value, formula);
    canvas.merge({ top: at, left: column, bottom: at + rowSpan - 1, right: column + columnSpan - 1 }, look);
    const note = content.kind === 'cell' ? contents.notes.get(content.address) : undefined;
    if (note !== undefined) canvas.note(at, column, note);
  }
}

/** A header word wider than its columns is printed on two lines; a Chinese character takes two units of width. */
function wraps(
  { column, columnSpan, rowSpan, content, bold }: LayoutCell,
  widths: readonly number[],
): boolean {
  if (content.kind !== 'text' || content.align !== 'center' || !bold || rowSpan > 1) return false;
  let width = 0;
  for (let at = column; at < column + columnSpan; at += 1) width += widths[at] ?? 0;
  return content.text.length * 2 > width;
}
