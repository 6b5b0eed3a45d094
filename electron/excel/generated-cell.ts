import type ExcelJS from 'exceljs';
import { type Amount, NOT_APPLICABLE, type Scale, type TextValue } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { Rounding } from '#shared/export/wanyuan';
import { AMOUNT } from '#shared/kind/kinds';
import { alignmentOf, workbookFormat, workbookValue } from '#shared/kind/value-text';
import type { ComparedPart, LayoutCell, LayoutRow } from '#shared/layout/layout';
import { comparisonAt, rateText } from '#shared/session/comparison';
import type { CellView, Session } from '#shared/session/session';
import { excelNumber } from './excel-number';
import { escapedText } from './writable-text';

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
      const view = contents.session.cell(content.address);
      if (view) drawValue(target, view, contents);
      const note = contents.notes.get(content.address);
      if (note !== undefined) target.note = { texts: [{ font: FONT, text: escapedText(note) }] };
      return;
    }
    case 'compared':
      drawCompared(target, content.address, content.shows, contents);
      return;
    case 'text':
      drawText(target, content.text, content.align, kind);
      return;
    case 'code':
      target.value = escapedText(content.text);
      target.numFmt = TEXT_FORMAT;
      target.alignment = { horizontal: 'left', vertical: 'middle' };
      return;
    case 'name':
      target.value = escapedText(content.text);
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
  else if (text !== '') target.value = escapedText(text);
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

/** Last year's value or the change as numbers, the rate as it is worded (上年无). */
function drawCompared(
  target: ExcelJS.Cell,
  address: AddressText,
  shows: ComparedPart,
  { session, scale }: Contents,
): void {
  const comparison = comparisonAt(session, address);
  if (!comparison) return;
  target.alignment = { horizontal: 'right', vertical: 'middle', shrinkToFit: true };
  const type = session.cell(address)?.type ?? AMOUNT;
  const value = shows === 'percent' ? null : comparison[shows];
  if (shows === 'percent') {
    target.value = rateText(comparison);
    target.numFmt = TEXT_FORMAT;
  } else if (value === NOT_APPLICABLE) {
    target.value = '——';
  } else if (value !== null) {
    target.numFmt = workbookFormat(type);
    target.value = cellContent(value, type, scale);
  }
}

function cellContent(value: Amount | TextValue, type: CellView['type'], scale: Scale): string | number {
  const { kind, text } = workbookValue(value, type, scale);
  return kind === 'number' ? excelNumber(text) : escapedText(text);
}
