import fc from 'fast-check';
import { isNothing, type NumberValue } from '#shared/amount/amount';
import { importWorkbook } from '#shared/import/import-workbook';
import type { Pack } from '#shared/pack/pack';
import type { PlainWorkbook, Sheet } from '#shared/workbook/sheet';
import { mapAmounts, mapCodes, splitCodes, withoutLineNumbers } from './office-habits';
import { sessionOf } from './reference';
import {
  addCells,
  compose,
  insertColumns,
  insertRows,
  mapTexts,
  onSheets,
  stackSheets,
  textCell,
  type Variation,
} from './vary-workbook';

const FIRST_BODY_ROW = 6;

/** Some word of each sheet's header or labels, spoilt as an office renames it. */
function renamed(at: number): Variation {
  return onSheets((sheet) => {
    const words = [...sheet.rows].flatMap(([row, cells]) =>
      row < 3
        ? []
        : [...cells].flatMap(([column, cell]) =>
            cell.kind === 'text' ? [[row, column, cell.text] as const] : [],
          ),
    );
    const word = words[at % Math.max(1, words.length)];
    return word ? addCells(sheet, [[word[0], word[1], `${word[2]}（改）`]]) : sheet;
  });
}

/** A group of another year, or one nobody knows, over the columns of a sheet. */
function groupedUnder(words: string): Variation {
  return mapTexts((text, row) =>
    row >= 3 && row < FIRST_BODY_ROW && /^(本年|预算数|决算数|支出$)/.test(text) ? words : text,
  );
}

/** Amounts stored in 元 and shown in 万元, under a label that says so or does not. */
function shownInWanyuan(pack: Pack, labelled: boolean): Variation {
  return compose(
    mapAmounts(pack, (cell) => ({ ...cell, hidden: 4 })),
    labelled ? mapTexts((text) => text.replace('单位：元', '单位：万元')) : (book) => book,
  );
}

function withoutMerges(sheet: Sheet): Sheet {
  return { ...sheet, merges: sheet.merges.filter(({ top }) => top < 3) };
}

/** One habit of offices; `at` says where. */
function habits(pack: Pack): readonly ((at: number) => Variation)[] {
  return [
    () => onSheets(withoutMerges),
    (at) => onSheets((sheet) => insertColumns(sheet, at % 9)),
    (at) => onSheets((sheet) => insertRows(sheet, at % 24, 1 + (at % 3))),
    () =>
      onSheets((sheet) => splitCodes(sheet, (code) => [code.slice(0, 3), code.slice(3, 5), code.slice(5)])),
    () =>
      onSheets((sheet) =>
        splitCodes(sheet, (code) => [code.slice(0, 3), code.slice(3, 5), code.slice(5)], { titled: true }),
      ),
    () => onSheets((sheet) => mapCodes(sheet, (text) => ({ kind: 'number', text }))),
    () => onSheets(withoutLineNumbers),
    () => mapAmounts(pack, ({ text }) => textCell(` ￥${text}`)),
    () => mapAmounts(pack, ({ text }) => textCell(`${text}元`)),
    () => shownInWanyuan(pack, true),
    () => shownInWanyuan(pack, false),
    (at) => renamed(at),
    (at) => groupedUnder(at % 2 === 0 ? '上年数' : '甲'),
    (at) => (book) => ({
      ...book,
      sheets: book.sheets.map((sheet, index) => (index === at % 10 ? { ...sheet, hidden: true } : sheet)),
    }),
    (at) => (book) => ({
      ...book,
      sheets: book.sheets.flatMap((sheet, index) =>
        index === at % 10 ? [sheet, { ...sheet, name: `${sheet.name} (2)` }] : [sheet],
      ),
    }),
    () => (book) => ({ ...book, sheets: [stackSheets('一张', book.sheets, 2)] }),
    (at) =>
      onSheets((sheet, index) =>
        index === at % 10
          ? addCells(sheet, [[FIRST_BODY_ROW + (at % 5), sheet.columnCount + 1, '12345.67']])
          : sheet,
      ),
    () => mapTexts((text, row) => (row === 1 ? '' : text)),
    () => mapTexts((text) => [...text].join('\u200b')),
  ];
}

/** A workbook after three habits, whichever and wherever. */
export function compositions(pack: Pack): fc.Arbitrary<Variation> {
  const all = habits(pack);
  const one = fc
    .tuple(fc.nat(all.length - 1), fc.nat(400))
    .map(([which, at]): Variation => all[which]?.(at) ?? ((book) => book));
  return fc.tuple(one, one, one).map((three) => compose(...three));
}

export type Accounting = { readonly wrong: readonly string[]; readonly lost: readonly string[] };

/**
 * What became of the numbers of a workbook: those in a cell that was another one's, and those that are neither in their
 * cell nor among what the import lists for their table.
 */
export function accountFor(pack: Pack, original: PlainWorkbook, varied: PlainWorkbook): Accounting {
  const before = importWorkbook(pack, original, 'w');
  if (!before.ok) throw new Error(before.problem.kind);
  const right = sessionOf(pack, before.value.document);
  const after = importWorkbook(pack, varied, 'w');
  // Nothing at all was read, and the caller is told so.
  if (!after.ok) return { wrong: [], lost: [] };
  const { document, report } = after.value;
  const wrong: string[] = [];
  const lost: string[] = [];
  for (const [table, { entries }] of document.tables) {
    for (const [line, columns] of entries) {
      for (const [column, { value }] of columns) {
        const should = right.cell({ table, line, column })?.value ?? null;
        if (!same(value as NumberValue, should as NumberValue))
          wrong.push(`${table}[${line},${column}] ${String(value)}`);
      }
    }
  }
  for (const [table, content] of before.value.document.tables) {
    const read = document.tables.get(table);
    const name = pack.tables.find(({ id }) => id === table)?.name ?? table;
    const told =
      read?.absent ||
      report.issues.some(({ message, severity }) => severity !== 'hint' && message.includes(name));
    const places = report.tables.find((each) => each.table === table);
    const listed =
      told || report.issues.some(({ place }) => places !== undefined && place.startsWith(places.sheet));
    for (const [line, columns] of content.entries) {
      for (const [column, { value }] of columns) {
        const now = read?.entries.get(line)?.get(column)?.value ?? null;
        if (!same(now as NumberValue, value as NumberValue) && !listed)
          lost.push(`${table}[${line},${column}]`);
      }
    }
  }
  return { wrong, lost };
}

function same(one: NumberValue, other: NumberValue): boolean {
  return one === other || (isNothing(one) && isNothing(other));
}
