import { type Amount, NOT_APPLICABLE, type Scale, type TextValue } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { Rounding } from '#shared/export/wanyuan';
import { AMOUNT } from '#shared/kind/kinds';
import { workbookValue } from '#shared/kind/value-text';
import type { ComparedPart, LayoutCell, LayoutRow } from '#shared/layout/layout';
import { comparisonAt, rateText } from '#shared/session/comparison';
import type { CellView, Session, ShownCell } from '#shared/session/session';
import type { CellLook } from './cell-look';
import type { DrawnValue } from './drawn-sheet';
import { excelNumber } from './excel-number';
import { codeLook, comparedLook, emptyLook, nameLook, valueLook, wordsLook } from './generated-looks';

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

/** One printed cell: how it looks and what stands in it. */
export type CellContent = {
  readonly look: CellLook;
  readonly value?: DrawnValue | undefined;
  readonly formula?: string | undefined;
};

export function cellContent(
  { content, bold }: LayoutCell,
  kind: LayoutRow['kind'],
  contents: Contents,
): CellContent {
  switch (content.kind) {
    case 'empty':
      return { look: emptyLook(bold) };
    case 'cell': {
      const shown = contents.session.shown(content.address);
      return shown ? valueContent(content.address, shown, bold, contents) : { look: emptyLook(bold) };
    }
    case 'compared':
      return comparedContent(content.address, content.shows, bold, contents);
    case 'text':
      return {
        look: wordsLook(bold, content.align, kind === 'header'),
        value: words(content.text, content.align),
      };
    case 'code':
      return { look: codeLook(bold), value: { kind: 'text', text: content.text } };
    case 'name':
      return { look: nameLook(bold, content.level), value: { kind: 'text', text: content.text } };
  }
}

/** 栏次 and 行次 are numbers in the ministry's workbooks; codes of three digits and more never are. */
function words(text: string, horizontal: 'left' | 'center' | 'right'): DrawnValue {
  const isNumber = horizontal === 'center' && /^\d{1,2}$/.test(text);
  return isNumber ? { kind: 'number', text: String(Number(text)) } : { kind: 'text', text };
}

const DASH: DrawnValue = { kind: 'text', text: '——' };

function valueContent(
  address: AddressText,
  { type, value }: ShownCell,
  bold: boolean,
  { scale, rounding, formulas }: Contents,
): CellContent {
  const isDash = value === NOT_APPLICABLE;
  const look = valueLook(bold, type, isDash);
  if (isDash) return { look, value: DASH };
  const formula = formulas.get(address);
  if (value === null) return { look, formula };
  return { look, formula, value: printedValue(rounding.printed.get(address) ?? value, type, scale) };
}

/** Last year's value or the change as numbers, the rate as it is worded (上年无). */
function comparedContent(
  address: AddressText,
  shows: ComparedPart,
  bold: boolean,
  { session, scale }: Contents,
): CellContent {
  const comparison = comparisonAt(session, address);
  if (!comparison) return { look: emptyLook(bold) };
  if (shows === 'percent') {
    return { look: comparedLook(bold, undefined), value: { kind: 'text', text: rateText(comparison) } };
  }
  const type = session.cell(address)?.type ?? AMOUNT;
  const value = comparison[shows];
  const look = comparedLook(bold, type);
  if (value === null) return { look };
  return { look, value: value === NOT_APPLICABLE ? DASH : printedValue(value, type, scale) };
}

/** An amount too long for Excel's numbers goes in as text, so that no digit is lost. */
export function printedValue(value: Amount | TextValue, type: CellView['type'], scale: Scale): DrawnValue {
  const { kind, text } = workbookValue(value, type, scale);
  if (kind === 'text' || typeof excelNumber(text) === 'string') return { kind: 'text', text };
  return { kind: 'number', text: text.includes('.') ? text.replace(/\.?0+$/, '') : text };
}
