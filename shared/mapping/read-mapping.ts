import type { Pack, Table } from '../pack/pack';
import type { AskedCell } from '../workbook/asked-cell';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { TableLocation } from '../workbook/location';
import type { PlainWorkbook } from '../workbook/sheet';
import { type Answer, answerKey } from './answer';
import type { MappingEntry, MappingReport } from './mapping-report';
import { hasColumns, readBodyRow } from './read-body-row';
import { readColumnWords } from './read-column-words';
import { readLineWords } from './read-line-words';
import { readConflicts, readGroupWords, readReadings, readScaleWords, readYear } from './read-questions';
import { readTitles } from './read-titles';

/** A located workbook, and by table the cells whose number can be meant in two ways. */
export type ReadWorkbook = {
  readonly located: LocatedWorkbook;
  readonly asked: ReadonlyMap<string, readonly AskedCell[]>;
};

/**
 * Lists the words of a located workbook with what each was taken to mean. `pack` is the one that located it, with the
 * answers in it.
 */
export function readMapping(
  pack: Pack,
  workbook: PlainWorkbook,
  { located, asked }: ReadWorkbook,
  answers: readonly Answer[],
  unfit: readonly Answer[],
): MappingReport {
  const tables = pagesByTable(pack, located);
  const codesOf = (pages: readonly TableLocation[]) =>
    pages.flatMap(({ codedLines }) => codedLines.map(({ code }) => code));
  const usedCodes = new Set(tables.flatMap(({ pages }) => codesOf(pages)));
  return {
    entries: oncePerQuestion([
      ...readYear(pack, workbook, located),
      ...readConflicts(pack, located.conflicts),
      ...readTitles(pack, workbook, located),
      ...tables.flatMap(({ table, pages }) => {
        const found = new Set([
          ...pages.flatMap(({ lines }) => lines.map(({ key }) => key)),
          ...codesOf(pages),
        ]);
        return pages.flatMap((page) => [
          ...readAmbiguousWords(pack, table, page, { located, asked }),
          ...readBodyRow(table, page),
          ...readColumnWords(pack, table, page),
          ...readLineWords(pack, table, page, { found, usedCodes }),
        ]);
      }),
      ...readHeadless(pack, located),
    ]),
    answers: [...answers],
    unfit: [...unfit],
  };
}

/**
 * Of the same entries all that ask something, and few that do not: a workbook as most are is asked nothing, and its rows
 * and columns, which never ask, are most of what there is to list.
 */
export function readDoubts(
  pack: Pack,
  workbook: PlainWorkbook,
  { located, asked }: ReadWorkbook,
): MappingEntry[] {
  return oncePerQuestion([
    ...readYear(pack, workbook, located),
    ...readConflicts(pack, located.conflicts),
    ...(located.tables.length === 0 ? readTitles(pack, workbook, located) : []),
    ...pagesByTable(pack, located).flatMap(({ table, pages }) =>
      pages.flatMap((page) => [
        ...readAmbiguousWords(pack, table, page, { located, asked }),
        ...(pages.every(hasColumns) ? [] : readBodyRow(table, page)),
      ]),
    ),
    ...readHeadless(pack, located),
  ]);
}

type PagesOfTable = { readonly table: Table; readonly pages: readonly TableLocation[] };

function pagesByTable(pack: Pack, located: LocatedWorkbook): readonly PagesOfTable[] {
  return located.tables.flatMap((location) => {
    const table = pack.tables.find(({ id }) => id === location.table);
    return table ? [{ table, pages: [location, ...location.continuations] }] : [];
  });
}

function readAmbiguousWords(
  pack: Pack,
  table: Table,
  page: TableLocation,
  { located, asked }: ReadWorkbook,
): MappingEntry[] {
  return [
    ...readScaleWords(page, located),
    ...readReadings(table, page, asked.get(table.id) ?? []),
    ...readGroupWords(pack, table, page),
  ];
}

/** Titles below which no header was found: where their data begin, and what each column is. */
function readHeadless(pack: Pack, { headless }: LocatedWorkbook): MappingEntry[] {
  return headless.flatMap(({ table: id, location }) => {
    const table = pack.tables.find((known) => known.id === id);
    if (!table) return [];
    const columns = readColumnWords(pack, table, location).map((entry) => ({
      ...entry,
      question: `工作表“${location.sheet.name}”的${table.name}没有找到表头，${entry.place} 列“${entry.shown}”是哪一栏？`,
    }));
    return [...readBodyRow(table, location), ...columns];
  });
}

/** What a later page of a table repeats (its header, a line read before) has one answer and is listed once. */
function oncePerQuestion(entries: readonly MappingEntry[]): MappingEntry[] {
  const listed = new Map<string, MappingEntry>();
  for (const entry of entries) {
    const key = answerKey(entry.asked);
    if (!listed.has(key)) listed.set(key, entry);
  }
  return [...listed.values()];
}
