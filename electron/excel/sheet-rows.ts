import { columnName } from '#shared/workbook/sheet';
import type { CellLook } from './cell-look';
import type { DrawnCell, DrawnRow } from './drawn-sheet';
import { excelNumber } from './excel-number';
import { escapedText } from './writable-text';

/** The texts that the cells of a workbook share, each once, in the order in which they are met. */
export class SharedTexts {
  readonly #places = new Map<string, number>();
  #uses = 0;

  /** @returns where the text stands among all of them */
  add(text: string): number {
    this.#uses += 1;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  /** What stands in the part between its opening and its end, and the counts that its opening names. */
  written(): { readonly uses: number; readonly texts: number; readonly xml: string } {
    const xml = Array.from(this.#places.keys(), (text) => {
      const kept = /^\s|\n|\s$/.test(text) ? ' xml:space="preserve"' : '';
      return `<si><t${kept}>${escapedXml(text)}</t></si>`;
    }).join('');
    return { uses: this.#uses, texts: this.#places.size, xml };
  }
}

/** Rows as they stand in a sheet's data, as the general library writes them, character for character. */
export function rowsXml(
  rows: readonly DrawnRow[],
  styles: ReadonlyMap<CellLook, number>,
  texts: SharedTexts,
): string {
  const attributes = new Map(Array.from(styles, ([look, style]) => [look, `" s="${style}"`]));
  const columns: string[] = [];
  const nameOf = (column: number): string => {
    columns[column] ??= columnName(column);
    return columns[column];
  };
  const written: string[] = [];
  for (const [at, { height, cells }] of rows.entries()) {
    const [first] = cells;
    const last = cells.at(-1);
    if (!first || !last) {
      if (height !== undefined) throw new Error('A row of no cells has no height');
      continue;
    }
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    let text = `<row r="${at + 1}"${tall} spans="${first.column + 1}:${last.column + 1}" x14ac:dyDescent="0.25">`;
    for (const cell of cells) {
      const style = attributes.get(cell.look);
      if (style === undefined) throw new Error('Every look of a workbook has its style');
      text += `<c r="${nameOf(cell.column)}${at + 1}${style}${contentXml(cell, texts)}`;
    }
    written.push(text, '</row>');
  }
  return written.join('');
}

/** From behind a cell's style to its end. */
function contentXml({ value, formula }: DrawnCell, texts: SharedTexts): string {
  const result =
    value === undefined ? '' : value.kind === 'number' ? excelNumber(value.text) : escapedText(value.text);
  if (formula !== undefined) {
    const type = typeof result === 'number' ? '' : ' t="str"';
    return `${type}><f>${escapedXml(formula)}</f><v>${escapedXml(String(result))}</v></c>`;
  }
  if (result === '') return '/>';
  return typeof result === 'number' ? `><v>${result}</v></c>` : ` t="s"><v>${texts.add(result)}</v></c>`;
}

const MARKS: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
};

function escapedXml(text: string): string {
  return /["&'<>]/.test(text) ? text.replace(/["&'<>]/g, (mark) => MARKS[mark] ?? mark) : text;
}
