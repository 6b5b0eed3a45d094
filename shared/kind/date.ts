import { z } from 'zod';
import { type TextValue, textOf, textValue } from '../amount/amount';
import { failed, ok } from '../kit/result';
import type { Kind, WorkbookValue } from './kind';
import { isWords, wordsKind } from './words';

/** A day, kept as `2024-01-31`. */
export type DateType = { readonly kind: 'date' };

const WRITTEN = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:\s*00?:00(?::00)?)?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const KEPT = /^\d{4}-\d{2}-\d{2}$/;
/** Before that Excel counts a day that never was. */
const FIRST_YEAR = 1901;
const DAY = 86_400_000;
/** The day that Excel would call 0. */
const EPOCH = Date.UTC(1899, 11, 30);

const words = wordsKind<DateType>((given) => {
  const text = given.normalize('NFKC').trim();
  if (text === '') return ok(null);
  const match = WRITTEN.exec(text) ?? DIGITS.exec(text);
  const day = match && dayText(Number(match[1]), Number(match[2]), Number(match[3]));
  return day ? ok(textValue(day)) : failed(`“${given.trim()}”不是日期，请写成 2024-01-31 或 2024年1月31日`);
});

export const dateKind: Kind<DateType, TextValue> = {
  ...words,
  name: '日期',
  parameters: z.strictObject({}),
  align: 'center',
  holds: (value) => isWords(value) && isDay(textOf(value)),
  parsePlain: (text) => (isDay(text) ? (textValue(text) ?? undefined) : undefined),
  readCell(cell, type, scale) {
    if (!cell.date || cell.kind !== 'number') return words.read(cell.text, type, scale);
    const days = Number(cell.text.split('.')[0]);
    const text = new Date(EPOCH + days * DAY).toISOString().slice(0, 10);
    return isDay(text) ? ok(textValue(text)) : failed(`日期 ${cell.text} 超出范围`);
  },
  plainWords: () => "形如 '2024-01-31 的日期",
  sentence: textOf,
  workbook: serial,
  exactWorkbook: serial,
  format: () => 'yyyy-mm-dd',
};

/** As Excel counts days. */
function serial(value: TextValue): WorkbookValue {
  const day = textOf(value);
  return {
    kind: 'number',
    text: String((Date.parse(day) - EPOCH) / DAY),
    as: { format: 'date', words: day },
  };
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return KEPT.test(text) && dayText(year, month, day) === text;
}

/** `undefined` for a day that does not exist. */
function dayText(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= FIRST_YEAR;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}
