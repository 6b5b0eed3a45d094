import { type CellValue, isNothing, isText, type NumberValue } from '#shared/amount/amount';
import { importWorkbook } from '#shared/import/import-workbook';
import { locateBook } from '#shared/import/locate-book';
import { takeValues } from '#shared/import/take-values';
import type { Pack } from '#shared/pack/pack';
import { isNumbered, printedCode } from '#shared/pack/printed-codes';
import { cellName, type PlainWorkbook } from '#shared/workbook/sheet';
import { printedCells } from './printed-cells';
import { sessionOf } from './reference';
import { placedCells } from './vary-workbook';

/** What an office that spoils a word puts behind it. */
export const SPOILT = '（改）';

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
  /** The line, and where rows of one code are numbered all of that code. */
  const numbered = (id: string, line: string): readonly string[] => {
    const table = pack.tables.find((one) => one.id === id);
    if (!table || !isNumbered(table, line)) return [line];
    const lines = before.value.document.tables.get(id)?.lines ?? [];
    return lines
      .map(({ code }) => code)
      .filter((code) => isNumbered(table, code) && printedCode(table, code) === printedCode(table, line));
  };
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
        const wrongIn = (key: string): readonly string[] =>
          [...columns].flatMap(([column, { value }]) => {
            const should = right.cell({ table, line: key, column })?.value ?? null;
            return same(value as NumberValue, should as NumberValue) || isSpoiltText(value, should)
              ? []
              : [`${table}[${line},${column}] ${String(value)}`];
          });
        // Rows of one code are numbered as they stand: where one of them was not read, the next has its number, and all of its own.
        if (!numbered(table, line).some((key) => wrongIn(key).length === 0)) wrong.push(...wrongIn(line));
      }
    }
    const known = new Set(unread.map(({ sheet, cell }) => `${sheet}!${cell}`));
    const taken = [...readings.values()].map((reading) => reading.taken);
    const { otherSheets, ministrySheets } = located.value.located;
    const told = new Set([...otherSheets, ...ministrySheets.map(({ sheet }) => sheet)]);
    const lost = varied.sheets
      .filter(({ name }) => !told.has(name))
      .flatMap((sheet) => [
        ...placedCells(sheet)
          .filter(({ cell }) => isAmount(cell.text, amounts))
          .filter(({ row, column }) => !taken.some((places) => places.has(sheet.name, row, column)))
          .map(({ row, column }) => `${sheet.name}!${cellName(row, column)}`),
        // A number that a merge covers is in no cell, whatever was read from its place.
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

/** A text cell whose text an office spoilt holds what stands there now. */
function isSpoiltText(value: CellValue, should: CellValue): boolean {
  return isText(value) && isText(should) && value.startsWith(should) && value.endsWith(SPOILT);
}
