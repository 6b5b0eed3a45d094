import type ExcelJS from 'exceljs';
import { type Amount, NOT_APPLICABLE, type Scale, type TextValue } from '#shared/amount/amount';
import { type AddressText, parseAddress } from '#shared/document/address';
import type { Rounding } from '#shared/export/wanyuan';
import { alignmentOf, workbookFormat, workbookValue } from '#shared/kind/value-text';
import type { LayoutCell, LayoutRow } from '#shared/layout/layout';
import type { CellView, Session } from '#shared/session/session';
import { excelNumber } from './excel-number';
import { storedText } from './writable-text';

export const FONT = { name: '宋体', size: 10, family: 3, charset: 134 } as const;
export const TITLE_FONT = { ...FONT, size: 18, bold: true };
const BOLD = { ...FONT, bold: true };
const THIN = { style: 'thin' } as const;
export const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** Keeps a text a text, whatever it starts with. */
const TEXT_FORMAT = '@';

/** What the cells of a workbook show: amounts as printed, with the formulas behind some of them. */
export type Contents = {
  readonly session: Session;
  readonly scale: Scale;
  readonly rounding: Rounding;
  /** By address, without the equals sign. */
  readonly formulas: ReadonlyMap<AddressText, string>;
  /** Comments by address. */
  readonly notes: ReadonlyMap<AddressText, string>;
};

/** Fills one printed cell. Its borders are drawn with the row, because a merged cell has many. */
export function drawCell(
  target: ExcelJS.Cell,
  { content, bold }: LayoutCell,
  kind: LayoutRow['kind'],
  contents: Contents,
): void {
  target.font = bold ? BOLD : FONT;
  switch (content.kind) {
    case 'empty':
      return;
    case 'cell': {
      const address = parseAddress(content.address);
      const view = address ? contents.session.cell(address) : undefined;
      if (view) drawValue(target, view, contents);
      const note = contents.notes.get(content.address);
      if (note !== undefined) target.note = { texts: [{ font: FONT, text: storedText(note) }] };
      return;
    }
    case 'text':
      drawText(target, content.text, content.align, kind);
      return;
    case 'code':
      target.value = storedText(content.text);
      target.numFmt = TEXT_FORMAT;
      target.alignment = { horizontal: 'left', vertical: 'middle' };
      return;
    case 'name':
      target.value = storedText(content.text);
      target.numFmt = TEXT_FORMAT;
      target.alignment = { horizontal: 'left', vertical: 'middle', shrinkToFit: true, indent: content.level };
      return;
  }
}

function drawText(
  target: ExcelJS.Cell,
  text: string,
  horizontal: 'left' | 'center' | 'right',
  kind: LayoutRow['kind'],
): void {
  // 栏次 and 行次 are numbers in the ministry's workbooks; codes of three digits and more never are.
  if (horizontal === 'center' && /^\d{1,2}$/.test(text)) target.value = Number(text);
  else if (text !== '') target.value = storedText(text);
  // A header word has room for two lines; a label gets smaller rather than lose its end.
  const fit = kind === 'header' ? { wrapText: true } : { shrinkToFit: true };
  target.alignment = { horizontal, vertical: 'middle', ...fit };
}

function drawValue(target: ExcelJS.Cell, view: CellView, { scale, rounding, formulas }: Contents): void {
  target.numFmt = workbookFormat(view.type);
  target.alignment = { horizontal: alignmentOf(view.type), vertical: 'middle', shrinkToFit: true };
  const formula = formulas.get(view.address);
  if (view.value === NOT_APPLICABLE) {
    target.value = '——';
    target.alignment = { horizontal: 'center', vertical: 'middle' };
  } else if (view.value !== null) {
    const result = cellContent(rounding.printed.get(view.address) ?? view.value, view.type, scale);
    target.value = formula === undefined ? result : { formula, result };
  } else if (formula !== undefined) {
    target.value = { formula, result: '' };
  }
}

function cellContent(value: Amount | TextValue, type: CellView['type'], scale: Scale): string | number {
  const { kind, text } = workbookValue(value, type, scale);
  return kind === 'number' ? excelNumber(text) : storedText(text);
}
