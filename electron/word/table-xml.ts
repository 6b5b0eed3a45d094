import { Packer, Paragraph, TextRun, type Document as WordDocument } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escapeText } from '../package/text-edits';
import { finishParts } from './finish-parts';
import { NO_TIME, withSteadyIds } from './steady-ids';
import { wordFontName } from './word-fonts';

/** A table of a Word file, ready to be written: lengths in twentieths of a point, type sizes in half points. */
export type WordTable = {
  readonly widths: readonly number[];
  readonly margins: { readonly side: number; readonly upright: number };
  readonly rows: readonly WordRow[];
};

export type WordRow = { readonly isHeader: boolean; readonly cells: readonly WordCell[] };

/** A cell where it begins; what a span covers has none. */
export type WordCell = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly text: string;
  readonly bold: boolean;
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly indent: number;
  readonly line: { readonly height: number; readonly rule: 'exact' | 'atLeast' };
  /** Stays on the page of the row below it. */
  readonly keepNext: boolean;
};

/** Around what a paragraph says that a table takes the place of; a paragraph of a text always has properties. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const PLACE = new RegExp(`<w:p><w:r><w:t[^>]*>${OPEN}(\\d+)${CLOSE}</w:t></w:r></w:p>`, 'g');

/**
 * The tables of one file. The library that makes the rest takes some milliseconds a cell; thousands of cells are
 * written here as text and put in their places once the file is made.
 */
export class WordTables {
  readonly #tables: string[] = [];

  /** The paragraph in whose place the table will stand. */
  place(table: WordTable): Paragraph {
    this.#tables.push(tableXml(table));
    return new Paragraph({
      children: [new TextRun({ text: `${OPEN}${this.#tables.length - 1}${CLOSE}` })],
    });
  }

  /** The file's bytes with its tables in it. `timestamp`: when it is made, seconds since 1970. */
  async pack(document: WordDocument, timestamp: number): Promise<Uint8Array> {
    const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
    const main = 'word/document.xml';
    const text = strFromU8(parts[main] ?? new Uint8Array());
    let placed = 0;
    const filled = text.replace(PLACE, (_, number: string) => {
      placed += 1;
      return this.#tables[Number(number)] ?? '';
    });
    if (placed !== this.#tables.length) throw new Error('A table of the Word file found no place');
    return zipSync(finishParts(withSteadyIds({ ...parts, [main]: strToU8(filled) }), timestamp), {
      level: 6,
      mtime: NO_TIME,
    });
  }
}

/** All header rows repeat on every page, no row is split, an empty cell is as tall as its paragraph mark. */
function tableXml({ widths, margins, rows }: WordTable): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const rule = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const { side, upright } = margins;
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${rule}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="${upright}" w:type="dxa"/><w:left w:w="${side}" w:type="dxa"/><w:bottom w:w="${upright}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rowsXml(rows, widths)}</w:tbl>`;
}

/** A cell that reaches over rows goes on in each of them. */
function rowsXml(rows: readonly WordRow[], widths: readonly number[]): string {
  const going = new Map<number, { readonly cell: WordCell; left: number }>();
  return rows
    .map(({ isHeader, cells }) => {
      const drawn = [
        ...cells.map((cell) => ({ cell, goesOn: false })),
        ...[...going.values()].map(({ cell }) => ({ cell, goesOn: true })),
      ].sort((one, other) => one.cell.column - other.cell.column);
      for (const [column, span] of going) {
        span.left -= 1;
        if (span.left === 0) going.delete(column);
      }
      for (const cell of cells)
        if (cell.rowSpan > 1) going.set(cell.column, { cell, left: cell.rowSpan - 1 });
      const inside = drawn.map(({ cell, goesOn }) => cellXml(cell, goesOn, widths)).join('');
      return `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${inside}</w:tr>`;
    })
    .join('');
}

function cellXml(cell: WordCell, goesOn: boolean, widths: readonly number[]): string {
  const { column, columnSpan, rowSpan, text, bold, size, align, indent, line, keepNext } = cell;
  const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0);
  const run = `<w:rPr>${FONTS}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const merge = rowSpan > 1 ? (goesOn ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>') : '';
  const words =
    goesOn || text === '' ? '' : `<w:r>${run}<w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : ''}${merge}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}<w:spacing w:before="0" w:after="0" w:line="${line.height}" w:lineRule="${line.rule}"/><w:ind w:left="${indent}" w:firstLine="0"/><w:jc w:val="${align}"/>${run}</w:pPr>${words}</w:p></w:tc>`;
}

const FONTS = (() => {
  const name = wordFontName('table');
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`;
})();
