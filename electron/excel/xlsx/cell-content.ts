import { isNumberText, writtenNumberText } from '#shared/workbook/number-text';
import type { SheetCell } from '#shared/workbook/sheet';
import { ScanStop } from '../../package/scan-xml';
import type { CellFormat } from '../number-format';
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
  const formula = raw.formula === undefined ? {} : { formula: raw.formula };
  const content = plainContent(raw, texts);
  if (content !== undefined) return { ...content, ...formula };
  if (raw.formula === undefined) return undefined;
  return { kind: 'text', text: '', uncomputed: true, ...raw.shown(1), ...formula };
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
  return digits === undefined
    ? { kind: 'error', text: '#NUM!' }
    : { kind: 'number', text: digits, ...shown(Number(value)) };
}

/** A text formula may well give the empty text; a plain cell without text is only formatted. */
function text(value: string, { formula }: RawCell): SheetCell | undefined {
  return value === '' && formula === undefined ? undefined : { kind: 'text', text: value };
}
