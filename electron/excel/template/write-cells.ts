import { append, greatest, least } from '#shared/kit/lists';
import type { CellWrite, WrittenValue } from '#shared/workbook/template-plan';
import { dropAttribute, type Edit, setAttribute, setContent } from '../../package/text-edits';
import { childNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { parseRange, rangeText } from '../formula/cell-address';
import type { CellFormat } from '../number-format';
import { changedCellXml, newCellXml } from './cell-xml';
import { newCellStyle } from './new-cell-style';
import { type GridRow, sheetGrid } from './sheet-grid';

/**
 * Writes values into a worksheet's XML. Rows and cells that are not there are put in at their place in the order.
 * `formats`: what each cell style shows numbers as.
 */
export function writeCells(
  document: XmlDocument,
  writes: readonly CellWrite[],
  formats: readonly CellFormat[] = [],
): readonly Edit[] {
  const data = childNamed(document.root, 'sheetData');
  if (data === undefined || writes.length === 0) return [];
  const grid = sheetGrid(document);
  const edits: Edit[] = [];
  const newRows: { readonly before: XmlElement | undefined; readonly text: string }[] = [];
  for (const [row, line] of byRow(writes)) {
    const existing = grid.find((candidate) => candidate.row === row);
    if (existing !== undefined) {
      append(edits, writeRow(document, grid, existing, line, formats));
      continue;
    }
    const before = grid.find((candidate) => candidate.row > row)?.element;
    newRows.push({ before, text: newRowXml(document, data, grid, row, line, formats) });
  }
  append(edits, placeNewRows(document, data, newRows));
  append(edits, growDimension(document, writes));
  return edits;
}

type Line = ReadonlyMap<number, CellWrite>;

/** In ascending order; the last write to a cell counts. */
function byRow(writes: readonly CellWrite[]): readonly (readonly [number, Line])[] {
  const rows = new Map<number, Map<number, CellWrite>>();
  for (const write of [...writes].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const line = rows.get(write.row) ?? new Map<number, CellWrite>();
    rows.set(write.row, line.set(write.column, write));
  }
  return [...rows];
}

function writeRow(
  document: XmlDocument,
  grid: readonly GridRow[],
  existing: GridRow,
  line: Line,
  formats: readonly CellFormat[],
): readonly Edit[] {
  const { row, element, cells } = existing;
  const edits: Edit[] = [];
  const added: { readonly at: number; readonly text: string }[] = [];
  for (const [column, { value }] of line) {
    const cell = cells.find((candidate) => candidate.column === column);
    if (cell !== undefined) {
      const { element: known } = cell;
      // Under a formula stands its number; its format is the formula's business.
      const isFormula = childNamed(known, 'f') !== undefined;
      const written = isFormula ? value : asShown(value, known.attributes.s, formats);
      const text = changedCellXml(document, known, row, column, written);
      edits.push({ start: cell.element.start, end: cell.element.end, text });
      continue;
    }
    const at = cells.find((candidate) => candidate.column > column)?.element.start ?? element.closeStart;
    const style = newCellStyle(document, grid, row, column);
    const written = asShown(value, style, formats);
    added.push({ at, text: newCellXml(prefixOf(element), row, column, style, written) });
  }
  if (added.length === 0) return edits;
  if (element.selfClosing) edits.push(setContent(document, element, added.map(({ text }) => text).join('')));
  else for (const { at, text } of added) edits.push({ start: at, end: at, text });
  // A hint about the row's columns that a reader may do without, but not find wrong.
  const spans = dropAttribute(document, element, 'spans');
  return spans === undefined ? edits : [...edits, spans];
}

/** A share or a day in a cell that would show a bare number is written in words. */
function asShown(
  value: WrittenValue,
  style: string | undefined,
  formats: readonly CellFormat[],
): WrittenValue {
  if (value.kind !== 'number' || value.as === undefined) return value;
  const shows = formats[Number(style ?? 0)]?.(Number(value.text))[value.as.format] === true;
  return shows ? value : { kind: 'text', text: value.as.words };
}

function newRowXml(
  document: XmlDocument,
  data: XmlElement,
  grid: readonly GridRow[],
  row: number,
  line: Line,
  formats: readonly CellFormat[],
): string {
  const prefix = prefixOf(data);
  const cells = [...line].map(([column, { value }]) => {
    const style = newCellStyle(document, grid, row, column);
    return newCellXml(prefix, row, column, style, asShown(value, style, formats));
  });
  return `<${prefix}row r="${row + 1}">${cells.join('')}</${prefix}row>`;
}

function placeNewRows(
  document: XmlDocument,
  data: XmlElement,
  rows: readonly { readonly before: XmlElement | undefined; readonly text: string }[],
): readonly Edit[] {
  if (rows.length === 0) return [];
  if (data.selfClosing) return [setContent(document, data, rows.map(({ text }) => text).join(''))];
  return rows.map(({ before, text }) => {
    const at = before?.start ?? data.closeStart;
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
