import { append, greatest, least } from '#shared/kit/lists';
import type { CellWrite, WrittenValue } from '#shared/workbook/template-plan';
import { dropAttribute, type Edit, setAttribute, setContent } from '../../package/text-edits';
import { childNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { parseRange, rangeText } from '../formula/cell-address';
import type { CellFormat } from '../number-format';
import { changedCellXml, newCellXml } from './cell-xml';
import { blockXml } from './new-row';
import type { RowShift } from './row-shift';
import type { GridRow } from './sheet-grid';
import { asStored } from './stored-number';
import { TargetGrid } from './target-grid';

export type WrittenCells = {
  readonly edits: readonly Edit[];
  /** The writes that came under a formula. */
  readonly underFormulas: ReadonlySet<CellWrite>;
};

/**
 * Writes values into a worksheet's XML, whose rows stand where they belong after `shift`, and puts the new rows in, styled like
 * their models. Other rows and cells that are not there are put in at their place in the order. `formats`: what each cell style
 * shows numbers as.
 */
export function writeCells(
  document: XmlDocument,
  writes: readonly CellWrite[],
  formats: readonly CellFormat[] = [],
  shift: RowShift = [],
): WrittenCells {
  const data = childNamed(document.root, 'sheetData');
  if (data === undefined || (writes.length === 0 && shift.length === 0))
    return { edits: [], underFormulas: new Set() };
  const filling = { grid: new TargetGrid(document, shift), formats };
  const lines = byRow(writes);
  const edits: Edit[] = [];
  const underFormulas = new Set<CellWrite>();
  const newRows: { readonly row: number; readonly text: string }[] = filling.grid.blocks.map((block) => ({
    row: block.top,
    text: blockXml(filling.grid, block, lines, (value, style) => shownValue(filling, value, style)),
  }));
  for (const [row, line] of lines) {
    const existing = filling.grid.row(row);
    if (existing !== undefined) writeRow(filling, existing, line, edits, underFormulas);
    else if (filling.grid.block(row) === undefined)
      newRows.push({ row, text: newRowXml(filling, data, row, line) });
  }
  append(edits, placeNewRows(filling.grid, data, newRows));
  append(edits, growDimension(document, writes));
  return { edits, underFormulas };
}

type Filling = { readonly grid: TargetGrid; readonly formats: readonly CellFormat[] };

type Line = ReadonlyMap<number, CellWrite>;

/** In ascending order; the last write to a cell counts. */
function byRow(writes: readonly CellWrite[]): ReadonlyMap<number, Line> {
  const unordered = new Map<number, CellWrite[]>();
  for (const write of writes) {
    const line = unordered.get(write.row);
    if (line) line.push(write);
    else unordered.set(write.row, [write]);
  }
  const rows = new Map<number, Line>();
  for (const [row, line] of [...unordered].sort(([one], [other]) => one - other))
    rows.set(row, new Map(line.sort((a, b) => a.column - b.column).map((write) => [write.column, write])));
  return rows;
}

function shownValue({ formats }: Filling, value: WrittenValue, style: string | undefined): WrittenValue {
  if (value.kind !== 'number') return value;
  const format = formats[Number(style ?? 0)];
  return asShown(asStored(value, format), format);
}

function writeRow(
  filling: Filling,
  { row, element, cells }: GridRow,
  line: Line,
  edits: Edit[],
  underFormulas: Set<CellWrite>,
): void {
  const { document } = filling.grid;
  const added: { readonly at: number; readonly text: string }[] = [];
  for (const [column, write] of line) {
    const cell = cells.find((candidate) => candidate.column === column);
    const style = filling.grid.style(row, column);
    if (cell !== undefined) {
      const { element: known } = cell;
      // Under a formula stands its number; its format is the formula's business.
      const isFormula = childNamed(known, 'f') !== undefined;
      if (isFormula) underFormulas.add(write);
      const format = filling.formats[Number(style ?? 0)];
      const value = isFormula ? asStored(write.value, format) : shownValue(filling, write.value, style);
      const text = changedCellXml(document, known, row, column, value);
      edits.push({ start: cell.element.start, end: cell.element.end, text });
      continue;
    }
    const at = cells.find((candidate) => candidate.column > column)?.element.start ?? element.closeStart;
    const value = shownValue(filling, write.value, style);
    added.push({ at, text: newCellXml(prefixOf(element), row, column, style, value) });
  }
  if (added.length === 0) return;
  if (element.selfClosing) edits.push(setContent(document, element, added.map(({ text }) => text).join('')));
  else for (const { at, text } of added) edits.push({ start: at, end: at, text });
  // A hint about the row's columns that a reader may do without, but not find wrong.
  const spans = dropAttribute(document, element, 'spans');
  if (spans !== undefined) edits.push(spans);
}

/** A share or a day in a cell that would show a bare number is written in words. */
function asShown(value: WrittenValue, format: CellFormat | undefined): WrittenValue {
  if (value.kind !== 'number' || value.as === undefined) return value;
  return format?.(Number(value.text))[value.as.format] === true
    ? value
    : { kind: 'text', text: value.as.words };
}

function newRowXml(filling: Filling, data: XmlElement, row: number, line: Line): string {
  const prefix = prefixOf(data);
  const cells = [...line].map(([column, { value }]) => {
    const style = filling.grid.style(row, column);
    return newCellXml(prefix, row, column, style, shownValue(filling, value, style));
  });
  return `<${prefix}row r="${row + 1}">${cells.join('')}</${prefix}row>`;
}

/** Rows that are not in the file, each behind the last of the file's that stands above it. */
function placeNewRows(
  grid: TargetGrid,
  data: XmlElement,
  unordered: readonly { readonly row: number; readonly text: string }[],
): readonly Edit[] {
  if (unordered.length === 0) return [];
  const rows = unordered.toSorted((one, other) => one.row - other.row);
  if (data.selfClosing) return [setContent(grid.document, data, rows.map(({ text }) => text).join(''))];
  return rows.map(({ row, text }) => {
    const at = grid.rowBefore(row)?.element.end ?? grid.rows[0]?.element.start ?? data.closeStart;
    return { start: at, end: at, text };
  });
}

function growDimension(document: XmlDocument, writes: readonly CellWrite[]): readonly Edit[] {
  const dimension = childNamed(document.root, 'dimension');
  const range = parseRange(dimension?.attributes.ref ?? '');
  if (dimension === undefined || range === undefined) return [];
  const rows = writes.map(({ row }) => row);
  const columns = writes.map(({ column }) => column);
  const grown = rangeText({
    top: least(rows, range.top),
    left: least(columns, range.left),
    bottom: greatest(rows, range.bottom),
    right: greatest(columns, range.right),
  });
  return grown === rangeText(range) ? [] : [setAttribute(document, dimension, 'ref', grown)];
}

function prefixOf({ tag, name }: XmlElement): string {
  return tag.slice(0, tag.length - name.length);
}
