import type { CellObject } from '@e965/xlsx';
import { numberText } from '#shared/workbook/number-text';
import type { SheetCell } from '#shared/workbook/sheet';
import { AS_IT_IS, type CellFormat, cellFormat } from './number-format';

/** Error codes as every Excel format stores them. */
const ERROR_TEXTS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

type Decode = (text: string) => string;

/** What a parsed cell holds, or undefined when it is only formatted. `decode` reads a text as the parser gives it. */
export function plainCell(cell: CellObject, decode: Decode): SheetCell | undefined {
  const content = plainContent(cell, decode);
  if (cell.f === undefined || cell.f === '') return content;
  const formula = decode(cell.f);
  if (content !== undefined) return { ...content, formula };
  return { kind: 'text', text: '', uncomputed: true, ...formatOfCell(cell, decode)(1), formula };
}

function formatOfCell({ z: format }: CellObject, decode: Decode): CellFormat {
  return cellFormat(typeof format === 'string' ? decode(format) : format);
}

function plainContent(cell: CellObject, decode: Decode): SheetCell | undefined {
  const { t: type, v: value } = cell;
  // A stub: formatted only, or a formula whose value was never computed.
  if (type === 'z') return undefined;
  if (type === 'e') return { kind: 'error', text: ERROR_TEXTS.get(value) ?? '#VALUE!' };
  if (type === 'b') return { kind: 'boolean', text: value === true ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { kind: 'text', text: value.toISOString().slice(0, 10), date: true };
  if (typeof value === 'number') {
    const text = numberText(value);
    if (text === undefined) return { kind: 'error', text: '#NUM!' };
    const shown = formatOfCell(cell, decode)(value);
    // Of most cells there is nothing to say: they are as small as can be.
    return shown === AS_IT_IS ? { kind: 'number', text } : { kind: 'number', text, ...shown };
  }
  // A text formula may well give the empty text; a plain cell without text is only formatted.
  if (typeof value === 'string' && (value !== '' || cell.f !== undefined)) {
    return { kind: 'text', text: decode(value) };
  }
  return undefined;
}
