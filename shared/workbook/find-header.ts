import { oncePer } from '../kit/once-per';
import { remembered } from '../kit/remembered';
import { normalName } from '../kit/same-name';
import { columnKeyWords } from '../pack/answered-words';
import type { Table } from '../pack/pack';
import { printedYear } from './find-caption';
import { type ColumnOrder, type FoundColumns, findColumns } from './find-columns';
import { bestFit } from './header-path';
import type { LocatedColumn } from './location';
import { holdsNumber } from './number-cells';
import { withoutOtherBlocks } from './other-block';
import { unitAlone } from './printed-unit';
import { shareColumns } from './share-column';
import type { SheetTexts } from './sheet-texts';
import { contentRows, rowTexts, rowWords, type TableRegion } from './table-region';
import { wantedColumns } from './wanted-columns';

export type FoundHeader = FoundColumns & {
  /** The first row below the header and the row of column numbers. */
  readonly bodyRow: number;
  /** A clerk said where the body begins: whatever its first row looks like, it is data. */
  readonly said: boolean;
};

/** Captions, blank lines and a header of three rows fit in; body rows beyond are not mistaken for a header. */
const HEADER_ROWS = 14;
/** Words that stand in the row of column numbers, or in a row that spells out a code's parts. */
const COUNTING_WORDS = new Set(['栏次', '栏目', '列次', '类', '款', '项', '项目', '-']);
const COLUMN_NUMBER = /^\(?(\d{1,2})\)?栏?(=.*)?$/;

/**
 * The header ends with the first row at which the most columns are found; nothing else is asked of its rows, so
 * captions, unknown columns and blank lines may stand among them. The pack's order of columns is believed first; an
 * office's own order is, where it lets more of them be found. No column found: the table has no body.
 */
export function findHeader(texts: SheetTexts, region: TableRegion): FoundHeader {
  const rows = contentRows(texts, region, region.headerTop);
  const wanted = wantedColumns(region.table);
  const words = headerWords(region.table);
  const complete = bestFit(wanted);
  const year = printedYear(texts, region);
  const end = saidHeaderEnd(texts, region);
  const speaking =
    end !== undefined
      ? [end]
      : rows.slice(0, HEADER_ROWS).filter((row) => {
          const printed = rowTexts(texts, region, row);
          return (
            printed.some((text) => words.has(text) || words.has(withoutBrackets(text))) &&
            !isLine(region.table, printed)
          );
        });
  let best: FoundHeader = {
    panels: region.table.panels.map(() => []),
    missing: [],
    unclear: [],
    doubted: [],
    headings: [],
    unitColumns: [],
    score: 0,
    bodyRow: region.bottom + 1,
    said: end !== undefined,
  };
  for (const order of ['as-in-pack', 'any'] satisfies ColumnOrder[]) {
    for (const row of speaking) {
      if (best.score === complete) break;
      const found = findColumns(texts, region, wanted, row, { order, year });
      if (found.score > best.score) best = { ...best, ...found, bodyRow: row + 1 };
    }
  }
  if (best.score === 0) return best;
  const { bodyRow: below } = best;
  let bodyRow = below;
  let found = best.panels;
  for (const row of rows.filter((at) => at >= below)) {
    const printsUnits = rowTexts(texts, region, row).every((text) => unitAlone(text) !== undefined);
    if (printsUnits) found = withUnits(texts, found, row);
    else if (end !== undefined || !isCountingRow(texts, region, best.panels, row)) break;
    if (end === undefined) bodyRow = row + 1;
  }
  const shared = shareColumns(texts, region, { ...best, panels: found }, { bottom: below - 1, bodyRow });
  const body = rows.filter((row) => row >= bodyRow);
  const { panels, unclear } = withoutOtherBlocks(texts, region, shared, body);
  return {
    ...best,
    panels,
    unclear: [...best.unclear, ...unclear],
    missing: best.missing.filter(({ panel, shows }) => !isThere(shared[panel], shows)),
    bodyRow,
  };
}

/** The columns with the units that a row below their titles prints. */
function withUnits(texts: SheetTexts, panels: FoundColumns['panels'], row: number): FoundColumns['panels'] {
  return panels.map((columns) =>
    columns.map((column) => {
      const [at] = column.columns;
      const unit =
        column.shows === 'amount' && at !== undefined ? unitAlone(texts.textAt(row, at)) : undefined;
      return unit === undefined ? column : { ...column, unit };
    }),
  );
}

/** A title without what stands in brackets behind it. */
const withoutBrackets = remembered((text) => (text.endsWith(')') ? text.replace(/\(.*\)$/, '') : text));

const AMOUNT = /^-?[\d,]*\d(\.\d+)?$/;

/** 合计 beside amounts is the line of that name and no title, though there is a column of the same name. */
function isLine(table: Table, printed: readonly string[]): boolean {
  const words = printed.filter((text) => !AMOUNT.test(text));
  const amounts = printed.filter((text) => AMOUNT.test(text) && Number.isNaN(columnNumber(text)));
  return amounts.length > 0 && words.length > 0 && words.every((text) => lineLabels(table).has(text));
}

const lineLabels = oncePer(
  (table: Table): ReadonlySet<string> =>
    new Set(
      [
        ...table.panels.flatMap(({ items }) =>
          items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
        ),
        ...table.footer.map(({ line }) => line),
      ].flatMap(({ label, aliases }) => [label, ...aliases].map(normalName)),
    ),
);

/** The last row of the header, where a clerk said below which words the data begin and this sheet has them. */
export function saidHeaderEnd(texts: SheetTexts, region: TableRegion): number | undefined {
  const said = region.table.answers?.body;
  if (said === undefined) return undefined;
  return contentRows(texts, region, region.top).find((row) => rowWords(texts, region, row) === said);
}

function isThere(columns: readonly LocatedColumn[] | undefined, shows: LocatedColumn['shows']): boolean {
  return shows !== 'amount' && columns?.find((column) => column.shows === shows)?.columns.length !== 0;
}

/** Knows a row of the body that repeats the header: at least two of its titles and nothing else, or column numbers. */
export function headerRowTest(
  texts: SheetTexts,
  region: TableRegion,
  panels: FoundColumns['panels'],
): (row: number) => boolean {
  const words = headerWords(region.table);
  return (row) => {
    if (isCountingRow(texts, region, panels, row)) return true;
    const printed = rowTexts(texts, region, row);
    return printed.every((text) => words.has(text)) && new Set(printed).size > 1;
  };
}

/** Words beside column numbers or parts of a code, which say nothing of what a row is. */
export function isCountingWord(text: string): boolean {
  return COUNTING_WORDS.has(text);
}

/** A row of column numbers or of the words beside them; there is nothing else in it. */
function isCountingRow(
  texts: SheetTexts,
  region: TableRegion,
  panels: FoundColumns['panels'],
  row: number,
): boolean {
  const { table } = region;
  const words = rowTexts(texts, region, row);
  if (words.length === 0) return false;
  if (words.every((word) => COUNTING_WORDS.has(word))) return true;
  if (countsOn(texts, panels, row)) return true;
  if (table.columnNumbers === undefined) return false;
  const title = numbersTitle(table);
  if (words.some((word) => word === '栏次' || word === title)) return true;
  const counted = amountPlaces(panels).found.filter(
    ({ amount, at }) => columnNumber(at === undefined ? '' : texts.textAt(row, at)) === amount,
  );
  const others = words.length - counted.length - words.filter((word) => COUNTING_WORDS.has(word)).length;
  return counted.length >= 2 && others === 0;
}

/** Where amounts stand: column by column as found, and place by place from left to right. */
const amountPlaces = oncePer((panels: FoundColumns['panels']) => {
  const found = panels
    .flat()
    .flatMap(({ amount, columns: [at] }) => (amount === undefined ? [] : [{ amount, at }]));
  const byPlace = new Map(
    found.flatMap(({ amount, at }) => (at === undefined ? [] : [[at, amount] as const])),
  );
  return { found, inOrder: [...byPlace].toSorted(([one], [other]) => one - other) };
});

/** The number that a text gives a column; none is what is anything else. */
function columnNumber(text: string): number {
  // Nearly all that is asked about are amounts: none of the forms begins with three digits.
  if (isDigitAt(text, 0) && isDigitAt(text, 1) && isDigitAt(text, 2)) return Number.NaN;
  return Number(COLUMN_NUMBER.exec(text.replace(/\.0+$/, ''))?.[1] ?? Number.NaN);
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/**
 * Numbers that count on over all that stands in the amount columns, or that are each its column's own, are never data,
 * whatever else is in the row; the first of them may stand in a column that was not found. One that a merge hides, or
 * that an office wrote words to, counts though it cannot be read.
 */
function countsOn(texts: SheetTexts, panels: FoundColumns['panels'], row: number): boolean {
  const numbers: { readonly number: number; readonly amount: number; readonly unread: number }[] = [];
  let unread = 0;
  for (const [at, amount] of amountPlaces(panels).inOrder) {
    const text = normalName(texts.rawAt(row, at));
    const number = columnNumber(text);
    if (!Number.isNaN(number)) {
      numbers.push({ number, amount, unread });
      unread = 0;
    } else if (text === '' ? texts.textAt(row, at) !== '' : isNumberWithWords(text)) unread += 1;
    // An amount among them, and it is a row of data.
    else if (text !== '') return false;
  }
  if (numbers.length < 3) return false;
  const isOn = numbers.every(({ number, unread: between }, at) => {
    const before = numbers[at - 1];
    return !before || number === before.number + between + 1;
  });
  return isOn || numbers.every(({ number, amount }) => number === amount);
}

function isNumberWithWords(text: string): boolean {
  return /^\(?\d{1,2}(?!\d).*\p{L}/u.test(text) && !holdsNumber({ kind: 'text', text });
}

const numbersTitle = oncePer((table: Table): string | undefined => {
  const title = normalName(table.columnNumbers ?? '');
  return title === '' ? undefined : title;
});

/** Every word that may stand in the table's header, those a clerk spoke of too. */
export const headerWords = oncePer((table: Table): ReadonlySet<string> => {
  const answered = [...(table.answers?.columns.keys() ?? [])].flatMap(columnKeyWords);
  return new Set([...wantedColumns(table).flatMap((column) => column.words.flat()), ...answered]);
});
