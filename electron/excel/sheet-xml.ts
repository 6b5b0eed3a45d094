import { columnName } from '#shared/workbook/sheet';
import { escapeText } from '../package/text-edits';
import type { DrawnCell, DrawnRow, DrawnSheet } from './drawn-sheet';
import { rangeText } from './formula/cell-address';
import type { WorkbookStyles } from './workbook-styles';
import { escapedText } from './writable-text';

/** Texts of a workbook, each written once. */
export class SharedTexts {
  readonly #places = new Map<string, number>();
  #uses = 0;

  /** The text's place among the shared ones. */
  of(text: string): number {
    this.#uses += 1;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  /** Everything that goes into the part of shared texts. */
  items(): string {
    return [...this.#places.keys()].map((text) => `<si>${textXml(text)}</si>`).join('');
  }

  counts(): string {
    return `count="${this.#uses}" uniqueCount="${this.#places.size}"`;
  }
}

/** `<t>` with a text that a reader gives back as it was. */
export function textXml(text: string): string {
  const space = /^\s|\s$|\s\s|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  return `<t${space}>${escapeText(escapedText(text))}</t>`;
}

/**
 * A worksheet's XML but for its opening and closing tag. `hasNotes`: its drawing of comments is the relationship `rId1`.
 */
export function sheetXml(sheet: DrawnSheet, styles: WorkbookStyles, texts: SharedTexts): string {
  const { widths, frozen, landscape, rows, merges, notes } = sheet;
  const bottom = Math.max(rows.length, 1);
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const names = widths.map((_, at) => columnName(at));
  const merged = merges.map((range) => `<mergeCell ref="${rangeText(range)}"/>`);
  return [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${columnName(widths.length - 1)}${bottom}"/>`,
    `<sheetViews><sheetView workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.join('')}</cols><sheetData>`,
    ...rows.map((row, at) => rowXml(row, at, names, styles, texts)),
    '</sheetData>',
    merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`,
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>',
    notes.length === 0 ? '' : '<legacyDrawing r:id="rId1"/>',
  ].join('');
}

function paneXml({ columns, rows }: DrawnSheet['frozen']): string {
  const pane = columns === 0 ? 'bottomLeft' : 'bottomRight';
  const split = columns === 0 ? '' : ` xSplit="${columns}"`;
  return `<pane${split} ySplit="${rows}" topLeftCell="${columnName(columns)}${rows + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}

function rowXml(
  { height, cells }: DrawnRow,
  at: number,
  names: readonly string[],
  styles: WorkbookStyles,
  texts: SharedTexts,
): string {
  const number = String(at + 1);
  let xml = `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
  for (const cell of cells) {
    xml += `<c r="${names[cell.column] ?? columnName(cell.column)}${number}" s="${styles.of(cell.look)}"${contentXml(cell, texts)}`;
  }
  return `${xml}</row>`;
}

/** What follows the cell's place and style. */
function contentXml({ value, formula }: DrawnCell, texts: SharedTexts): string {
  if (formula !== undefined) {
    const written = `<f>${escapeText(formula)}</f>`;
    if (value?.kind === 'number') return `>${written}<v>${value.text}</v></c>`;
    return ` t="str">${written}<v>${escapeText(escapedText(value?.text ?? ''))}</v></c>`;
  }
  if (value === undefined || value.text === '') return '/>';
  if (value.kind === 'number') return `><v>${value.text}</v></c>`;
  return ` t="s"><v>${texts.of(value.text)}</v></c>`;
}
