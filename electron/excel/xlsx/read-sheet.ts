import { cellName, type SheetCell, type SheetRange } from '#shared/workbook/sheet';
import { ScanStop, scanXml } from '../../package/scan-xml';
import { parseCell, parseRange } from '../formula/cell-address';
import { translateFormula } from '../formula/move-references';
import { type CellFormat, GENERAL } from '../number-format';
import { cellContent } from './cell-content';
import type { CellFormats } from './cell-formats';
import { TextItem } from './plain-text';

export type SheetParts = {
  readonly texts: readonly string[];
  readonly formats: CellFormats;
  /** Called for each cell; it may stop the reading. */
  readonly count: () => void;
};

export type SheetContent = {
  readonly rows: Map<number, Map<number, SheetCell>>;
  readonly merges: readonly SheetRange[];
};

type OpenCell = {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: { readonly attributes: Readonly<Record<string, string>>; text: string } | undefined;
  item: TextItem | undefined;
};

type Master = { readonly text: string; readonly row: number; readonly column: number };

/** Reads a worksheet part's cells and merges, or says why it is no worksheet that two programs would read alike. */
export class SheetReader {
  readonly #parts: SheetParts;
  readonly #rows = new Map<number, Map<number, SheetCell>>();
  readonly #merges: SheetRange[] = [];
  readonly #masters = new Map<string, Master>();
  readonly #conditional: { readonly ranges: readonly SheetRange[]; readonly format: CellFormat }[] = [];
  readonly #path: string[] = [];
  #ranges: readonly SheetRange[] = [];
  #row = -1;
  #column = -1;
  #cell: OpenCell | undefined;

  constructor(parts: SheetParts) {
    this.#parts = parts;
  }

  read(bytes: Uint8Array): SheetContent | string {
    const trouble = scanXml(bytes, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (piece) => this.#text(piece),
      close: (name) => this.#close(name),
    });
    if (trouble !== undefined) return trouble;
    for (const { ranges, format } of this.#conditional) this.#doubt(ranges, format);
    return { rows: this.#rows, merges: this.#merges };
  }

  /** Under a condition a number is shown at another scale than its own format's: which, is not worked out here. */
  #doubt(ranges: readonly SheetRange[], format: CellFormat): void {
    for (const [row, line] of this.#rows) {
      for (const [column, cell] of line) {
        if (cell.kind !== 'number' || !ranges.some((range) => isWithin(range, row, column))) continue;
        const { hidden } = format(Number(cell.text));
        if (hidden !== cell.hidden) line.set(column, { ...cell, hidden: 'unclear' });
      }
    }
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#path.at(-1);
    const depth = this.#path.push(name);
    if (this.#cell !== undefined) {
      // A cell has one value. With two of them it is no number: they stay apart, to be told.
      if (parent === 'c' && name === 'v') this.#cell.value += this.#cell.value === '' ? '' : ' / ';
      else if (parent === 'c' && name === 'f') this.#cell.formula = { attributes, text: '' };
      else if (parent === 'c' && name === 'is') this.#cell.item = new TextItem();
      else this.#cell.item?.open(name);
    } else if (depth === 3 && name === 'row' && parent === 'sheetData') this.#openRow(attributes.r);
    else if (depth === 4 && name === 'c' && parent === 'row') this.#openCell(attributes);
    else if (name === 'mergeCell' && parent === 'mergeCells') this.#merge(attributes.ref);
    else if (name === 'conditionalFormatting') this.#ranges = rangesOf(attributes.sqref ?? '');
    else if (name === 'cfRule' && parent === 'conditionalFormatting') {
      const format = this.#parts.formats.conditional[Number(attributes.dxfId)];
      if (format) this.#conditional.push({ ranges: this.#ranges, format });
    }
  }

  #openRow(written: string | undefined): void {
    this.#row = written === undefined ? this.#row + 1 : Number(written) - 1;
    this.#column = -1;
    if (parseCell(`A${this.#row + 1}`) === undefined) throw new ScanStop(`row ${written ?? 'too far'}`);
  }

  #openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const place = r === undefined ? undefined : parseCell(r);
    const column = place?.column ?? this.#column + 1;
    // A cell that names another row than its own: programs differ in which they believe.
    if ((r !== undefined && place?.row !== this.#row) || column > 16_383) throw new ScanStop(`cell ${r}`);
    this.#column = column;
    this.#parts.count();
    this.#cell = {
      row: this.#row,
      column,
      type: t,
      style: Number(s),
      value: '',
      formula: undefined,
      item: undefined,
    };
  }

  #merge(ref: string | undefined): void {
    const range = parseRange(ref ?? '');
    if (range === undefined) throw new ScanStop(`merge ${ref}`);
    this.#merges.push(range);
  }

  #text(piece: string): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    const inside = this.#path.at(-1);
    if (this.#path.length === 5 && inside === 'v') cell.value += piece;
    else if (this.#path.length === 5 && inside === 'f' && cell.formula) cell.formula.text += piece;
    else cell.item?.text(piece);
  }

  #close(name: string): void {
    this.#path.pop();
    if (this.#path.length > 3) this.#cell?.item?.close(name);
    else if (this.#path.length === 3 && this.#cell !== undefined) this.#keep(this.#cell);
  }

  #keep(cell: OpenCell): void {
    this.#cell = undefined;
    const { row, column, type, value, style, item } = cell;
    const formula = this.#formula(cell);
    const shown = this.#parts.formats.ofCells[style] ?? GENERAL;
    const content = cellContent({ type, value, formula, shown, inline: item?.whole() }, this.#parts.texts);
    if (content === undefined) return;
    let line = this.#rows.get(row);
    if (line === undefined) {
      line = new Map();
      this.#rows.set(row, line);
    }
    if (line.has(column)) throw new ScanStop(`cell ${cellName(row, column)} twice`);
    line.set(column, content);
  }

  /** A copied formula is written once; the other cells point to it and read like the first one copied there. */
  #formula({ row, column, formula }: OpenCell): string | undefined {
    if (formula === undefined) return undefined;
    const text = formula.text.replaceAll(/_xl(?:fn|ws)\./g, '');
    const { t: type, si: group = '' } = formula.attributes;
    if (text !== '') {
      if (type === 'shared') this.#masters.set(group, { text, row, column });
      return text;
    }
    const master = type === 'shared' ? this.#masters.get(group) : undefined;
    return master && translateFormula(master.text, row - master.row, column - master.column);
  }
}

function rangesOf(written: string): readonly SheetRange[] {
  return written.split(/\s+/).flatMap((ref) => parseRange(ref) ?? []);
}

function isWithin({ top, left, bottom, right }: SheetRange, row: number, column: number): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}
