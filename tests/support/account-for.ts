import { isNothing, type NumberValue } from '#shared/amount/amount';
import { importWorkbook } from '#shared/import/import-workbook';
import { locateBook } from '#shared/import/locate-book';
import { takeValues } from '#shared/import/take-values';
import type { Pack } from '#shared/pack/pack';
import { cellName, type PlainWorkbook } from '#shared/workbook/sheet';
import { printedCells } from './printed-cells';
import { sessionOf } from './reference';
import { placedCells } from './vary-workbook';

export type Accounting = { readonly wrong: readonly string[]; readonly lost: readonly string[] };

/** Digits that are a number's whatever its unit: without signs, points, separators, and zeros at either end. */
function significant(text: string): string {
  return text.replace(/[^\d]/g, '').replace(/^0+|0+$/g, '');
}

/** So many digits are an amount and no code, count or year. */
const ENOUGH = 4;

/**
 * Answers what became of the numbers of a varied workbook, cell by cell: those in a cell of the project that was another
 * one's, and those that are neither in a cell nor, with their place, on the list of what was not read.
 */
export function accountant(pack: Pack, original: PlainWorkbook): (varied: PlainWorkbook) => Accounting {
  const before = importWorkbook(pack, original, 'w');
  if (!before.ok) throw new Error(before.problem.kind);
  const right = sessionOf(pack, before.value.document);
  const amounts = new Set(
    [...printedCells(pack, original).map(({ text }) => significant(text)), '1234567', '7654321'].filter(
      (digits) => digits.length >= ENOUGH,
    ),
  );
  return (varied) => {
    const located = locateBook(pack, varied, []);
    // Nothing at all was found, and the caller is told so.
    if (!located.ok) return { wrong: [], lost: [] };
    const { readings, unread } = takeValues(located.value);
    const wrong: string[] = [];
    for (const [table, { content }] of readings) {
      for (const [line, columns] of content.entries) {
        for (const [column, { value }] of columns) {
          const should = right.cell({ table, line, column })?.value ?? null;
          if (!same(value as NumberValue, should as NumberValue))
            wrong.push(`${table}[${line},${column}] ${String(value)}`);
        }
      }
    }
    const known = new Set(unread.map(({ sheet, cell }) => `${sheet}!${cell}`));
    for (const { taken } of readings.values()) for (const place of taken) known.add(place);
    const { otherSheets, ministrySheets } = located.value.located;
    const told = new Set([...otherSheets, ...ministrySheets.map(({ sheet }) => sheet)]);
    const lost = varied.sheets
      .filter(({ name }) => !told.has(name))
      .flatMap((sheet) => [
        ...placedCells(sheet)
          .filter(({ cell }) => isAmount(cell.text, amounts))
          .map(({ row, column }) => `${sheet.name}!${cellName(row, column)}`),
        ...(sheet.covered ?? []).map(({ row, column }) => `${sheet.name}!${cellName(row, column)}`),
      ])
      .filter((place) => !known.has(place));
    return { wrong, lost };
  };
}

function isAmount(text: string, amounts: ReadonlySet<string>): boolean {
  const plain = text.replaceAll('\u200b', '');
  return /^[\s￥¥]*-?[\d.,]+\s*(?:万?元)?$/.test(plain) && amounts.has(significant(plain));
}

function same(one: NumberValue, other: NumberValue): boolean {
  return one === other || (isNothing(one) && isNothing(other));
}
