import { failed, ok, type Result } from '#shared/kit/result';
import { isNumberText, writtenNumberText } from '#shared/workbook/number-text';
import {
  cellName,
  type PlainWorkbook,
  type ReadProblem,
  type Sheet,
  type SheetCell,
} from '#shared/workbook/sheet';
import { ScanStop, scanXml } from '../../package/scan-xml';
import { localName } from '../../package/xml-document';
import { CellCollector, TooManyCells } from '../cell-collector';
import { namedFormat } from '../named-format';
import { type CellFormat, GENERAL } from '../number-format';
import { plainSheet } from '../plain-sheet';
import { relativeFormula } from './relative-formula';

type Attributes = Readonly<Record<string, string>>;

type OpenCell = {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  type: string | undefined;
  text: string;
  comment: string | undefined;
};

/** Reads an XML Spreadsheet 2003, as Excel once saved it and many systems still export it. */
export function readXml2003(text: string): Result<PlainWorkbook, ReadProblem> {
  const reader = new Xml2003Reader();
  try {
    const trouble = scanXml(new TextEncoder().encode(text), {
      open: (name, attributes) => reader.open(name, byLocalName(attributes)),
      text: (piece) => reader.text(piece),
      close: (name) => reader.close(name),
    });
    if (trouble !== undefined) return failed({ kind: 'damaged', detail: `XML Spreadsheet: ${trouble}` });
  } catch (error) {
    if (error instanceof TooManyCells)
      return failed({ kind: 'too-large', detail: 'cells of XML Spreadsheet' });
    throw error;
  }
  const [problem] = reader.problems;
  return problem ? failed(problem) : ok({ format: 'xml-2003', sheets: reader.sheets });
}

function byLocalName(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

class Xml2003Reader {
  readonly sheets: Sheet[] = [];
  readonly problems: ReadProblem[] = [];
  readonly #cells = new CellCollector();
  readonly #formats = new Map<string, CellFormat>();
  readonly #parents = new Map<string, string>();
  #comments = new Map<string, string>();
  #columnStyles = new Map<number, string>();
  #style = '';
  #sheet: { readonly name: string; hidden: boolean } | undefined;
  #rowStyle: string | undefined;
  #tableStyle: string | undefined;
  #row = -1;
  #column = -1;
  #tableColumn = -1;
  #cell: OpenCell | undefined;
  #inside: 'data' | 'comment' | 'visible' | undefined;

  open(name: string, attributes: Attributes): void {
    if (name === 'Style') {
      this.#style = attributes.ID ?? '';
      this.#parents.set(this.#style, attributes.Parent ?? 'Default');
    } else if (name === 'NumberFormat' && this.#sheet === undefined) {
      this.#formats.set(this.#style, namedFormat(attributes.Format));
    } else if (name === 'Worksheet') this.#begin(attributes.Name ?? '');
    else if (name === 'Visible') this.#inside = 'visible';
    else if (this.#sheet === undefined) return;
    else if (name === 'Table') this.#tableStyle = attributes.StyleID;
    else if (name === 'Column') this.#openColumn(attributes);
    else if (name === 'Row') this.#openRow(attributes);
    else if (name === 'Cell') this.#openCell(attributes);
    else if (this.#cell && name === 'Comment') {
      this.#cell.comment = '';
      this.#inside = 'comment';
    } else if (this.#cell && name === 'Data' && this.#inside !== 'comment') {
      this.#cell.type = attributes.Type ?? 'String';
      this.#inside = 'data';
    }
  }

  text(piece: string): void {
    const cell = this.#cell;
    if (this.#inside === 'visible' && this.#sheet) {
      this.#sheet.hidden = piece.trim().startsWith('Sheet') && piece.trim() !== 'SheetVisible';
    } else if (cell && this.#inside === 'data') cell.text += piece;
    else if (cell && this.#inside === 'comment') cell.comment += piece;
  }

  close(name: string): void {
    if (name === 'Visible' || name === 'Comment') this.#inside = undefined;
    else if (name === 'Data' && this.#inside === 'data') this.#inside = undefined;
    else if (name === 'Cell' && this.#cell) this.#keep(this.#cell);
    else if (name === 'Worksheet') this.#end();
  }

  #begin(name: string): void {
    if (this.sheets.some((sheet) => sheet.name === name)) throw new ScanStop(`sheet ${name} twice`);
    this.#sheet = { name, hidden: false };
    this.#cells.begin();
    this.#comments = new Map();
    this.#columnStyles = new Map();
    this.#tableStyle = undefined;
    this.#row = -1;
    this.#tableColumn = -1;
  }

  #end(): void {
    const { name = '', hidden = false } = this.#sheet ?? {};
    this.#sheet = undefined;
    const sheet = plainSheet(name, hidden, this.#cells);
    if (!sheet.ok) this.problems.push(sheet.problem);
    else {
      const comments = this.#comments.size === 0 ? {} : { comments: this.#comments };
      this.sheets.push({ ...sheet.value, ...comments });
    }
  }

  #openColumn({ Index, Span, StyleID }: Attributes): void {
    const first = Index === undefined ? this.#tableColumn + 1 : Number(Index) - 1;
    this.#tableColumn = first + (Number(Span ?? 0) || 0);
    if (StyleID === undefined || this.#tableColumn > 16_383) return;
    for (let at = first; at <= this.#tableColumn; at += 1) this.#columnStyles.set(at, StyleID);
  }

  #openRow({ Index, StyleID }: Attributes): void {
    const row = Index === undefined ? this.#row + 1 : Number(Index) - 1;
    // Rows that go back would overwrite what was read.
    if (!(row > this.#row)) throw new ScanStop(`row ${Index}`);
    this.#row = row;
    this.#column = -1;
    this.#rowStyle = StyleID;
  }

  #openCell(attributes: Attributes): void {
    const { Index, MergeAcross = '0', MergeDown = '0' } = attributes;
    const column = Index === undefined ? this.#column + 1 : Number(Index) - 1;
    const across = Number(MergeAcross);
    const down = Number(MergeDown);
    if (!(column > this.#column && across >= 0 && down >= 0)) throw new ScanStop(`cell ${Index}`);
    this.#column = column + across;
    this.#cells.merge({ top: this.#row, left: column, bottom: this.#row + down, right: this.#column });
    this.#cell = { row: this.#row, column, attributes, type: undefined, text: '', comment: undefined };
  }

  #keep(cell: OpenCell): void {
    this.#cell = undefined;
    const { row, column, attributes, comment } = cell;
    if (comment !== undefined && comment.trim() !== '')
      this.#comments.set(cellName(row, column), comment.trim());
    const written = attributes.Formula?.replace(/^=/, '');
    const formula = written ? { formula: relativeFormula(written, row, column) } : {};
    const content = this.#content(cell);
    if (content) this.#cells.put(row, column, { ...content, ...formula });
    else if (written) this.#cells.put(row, column, { kind: 'text', text: '', uncomputed: true, ...formula });
  }

  #content({ type, text, attributes, column }: OpenCell): SheetCell | undefined {
    const written = text.trim();
    if (type === undefined || (written === '' && type !== 'String')) return undefined;
    switch (type) {
      case 'Number': {
        if (!isNumberText(written)) return { kind: 'text', text: written };
        const digits = writtenNumberText(written);
        const style =
          attributes.StyleID ??
          this.#rowStyle ??
          this.#columnStyles.get(column) ??
          this.#tableStyle ??
          'Default';
        return digits === undefined
          ? { kind: 'error', text: '#NUM!' }
          : { kind: 'number', text: digits, ...this.#formatOf(style)(Number(written)) };
      }
      case 'Boolean':
        return { kind: 'boolean', text: written === '1' ? 'TRUE' : 'FALSE' };
      case 'Error':
        return { kind: 'error', text: written };
      case 'DateTime':
        return { kind: 'text', text: written.slice(0, 10), date: true };
      default:
        return text === '' ? undefined : { kind: 'text', text };
    }
  }

  #formatOf(style: string): CellFormat {
    let at = style;
    for (let depth = 0; depth < 20; depth += 1) {
      const format = this.#formats.get(at);
      if (format) return format;
      const parent = this.#parents.get(at);
      if (parent === undefined || parent === at) break;
      at = parent;
    }
    return GENERAL;
  }
}
