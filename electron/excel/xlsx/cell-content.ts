import { isNumberText, writtenNumberText } from '#shared/workbook/number-text';
import type { SheetCell } from '#shared/workbook/sheet';
import { ScanStop } from '../../package/scan-xml';
import { AS_IT_IS, type CellFormat } from '../number-format';
import { unescapedText } from './plain-text';

/** A cell as the file has it. */
export type RawCell = {
  readonly type: string;
  readonly value: string;
  readonly inline: string | undefined;
  readonly formula: string | undefined;
  readonly shown: CellFormat;
};

const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
]);

/** What a cell says, or undefined when it is only formatted. Stops the reading where no reader could agree. */
export function cellContent(raw: RawCell, texts: readonly string[]): SheetCell | undefined {
  const { formula } = raw;
  const content = plainContent(raw, texts);
  if (formula === undefined) return content;
  if (content !== undefined) return { ...content, formula };
  return { kind: 'text', text: '', uncomputed: true, ...raw.shown(1), formula };
}

function plainContent(raw: RawCell, texts: readonly string[]): SheetCell | undefined {
  const { type, value } = raw;
  if (type === 'str') return text(unescapedText(value), raw);
  if (type === 'inlineStr') return text(raw.inline ?? '', raw);
  const trimmed = value.trim();
  if (trimmed === '') return undefined;
  switch (type) {
    case 'n':
      return number(trimmed, raw.shown);
    case 's': {
      const shared = /^\d+$/.test(trimmed) ? texts[Number(trimmed)] : undefined;
      // The rest of the workbook is read all the same, and whoever needs this text is told that it is gone.
      return shared === undefined ? { kind: 'error', text: '#缺少文本' } : text(shared, raw);
    }
    case 'b':
      return { kind: 'boolean', text: trimmed === '1' || trimmed === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: ERRORS.has(trimmed) ? trimmed : '#VALUE!' };
    case 'd':
      return { kind: 'text', text: trimmed.slice(0, 10), date: true };
    default:
      throw new ScanStop(`cell of type ${type}`);
  }
}

/** What stands where a number belongs and is none stays a text: what it says is then judged, never half of it. */
function number(value: string, shown: CellFormat): SheetCell {
  if (!isNumberText(value)) return { kind: 'text', text: value };
  const digits = writtenNumberText(value);
  if (digits === undefined) return { kind: 'error', text: '#NUM!' };
  const as = shown(Number(value));
  // Of most cells there is nothing to say: they are as small as can be.
  return as === AS_IT_IS ? { kind: 'number', text: digits } : { kind: 'number', text: digits, ...as };
}

/** A text formula may well give the empty text; a plain cell without text is only formatted. */
function text(value: string, { formula }: RawCell): SheetCell | undefined {
  return value === '' && formula === undefined ? undefined : { kind: 'text', text: value };
}
