import { present } from '../kit/assert';
import { greatest } from '../kit/lists';
import type { Table } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import { codeLevels } from '../pack/table-shape';
import type { TableLocation } from '../workbook/location';
import type { RowInsertion } from '../workbook/template-plan';

/** A row of the template as it was, or the nth of those inserted below it (counted from 1). */
export type TemplateRow = { readonly row: number; readonly inserted: number };

/** The coded lines that one page of a table takes, and the rows that the template keeps for them. */
export type PageLines = {
  readonly location: TableLocation;
  /** The panel with the coded lines; `undefined`: the table has none. */
  readonly panel: number | undefined;
  readonly coded: readonly CodedLine[];
  readonly kept: readonly number[];
  /** Rows below which lines of this page may be inserted, first and last; `undefined`: there is nowhere. */
  readonly room: { readonly first: number; readonly last: number; readonly like: number } | undefined;
};

/** Which row of one page each line gets, before anything above it has moved. */
export type AllottedPage = {
  readonly location: TableLocation;
  readonly coded: readonly (CodedLine & { readonly panel: number; readonly at: TemplateRow })[];
  /** Rows kept for coded lines that the project does not need; what a filled template has there is cleared. */
  readonly leftover: readonly { readonly panel: number; readonly row: number }[];
};

/**
 * Deals the coded lines of the project out to the pages of a table. They take the rows that the template keeps for
 * them (filled ones are written over), page after page; those too many go to the last page that keeps any.
 * `undefined`: there is nowhere to insert them.
 */
export function dealLines(
  table: Table,
  location: TableLocation,
  coded: readonly CodedLine[],
): readonly PageLines[] | undefined {
  const pages = [location, ...location.continuations];
  if (!codeLevels(table)) {
    return pages.map((page) => ({ location: page, panel: undefined, coded: [], kept: [], room: undefined }));
  }
  const panel = table.panels.findIndex(({ items }) => items.some(({ kind }) => kind === 'codes'));
  const kept = pages.map(keptRows);
  const growing = Math.max(
    0,
    kept.findLastIndex((rows) => rows.length > 0),
  );
  let rest = coded;
  const dealt: PageLines[] = [];
  for (const [at, page] of pages.entries()) {
    const rows = kept[at] ?? [];
    const here = at === growing ? rest : rest.slice(0, rows.length);
    const room = roomFor(table, page, panel, rows);
    if (here.length > rows.length && room === undefined) return undefined;
    dealt.push({ location: page, panel, coded: here, kept: rows, room });
    rest = at === growing ? [] : rest.slice(rows.length);
  }
  return dealt;
}

/**
 * What is inserted into one sheet so that all pages on it have rows enough, in ascending order. A new row goes
 * through the whole sheet, so tables side by side share it: a page takes what falls into its block and asks only
 * for what is still missing, as far down in its block as may be, where the fewest others are cut.
 */
export function insertionsFor(pages: readonly PageLines[]): readonly RowInsertion[] {
  const counts = new Map<number, RowInsertion>();
  const asking = pages.flatMap((page) => (page.room === undefined ? [] : [{ ...page, room: page.room }]));
  for (const { coded, kept, room } of asking.toSorted((one, other) => one.room.last - other.room.last)) {
    const shared = [...counts.values()].filter(({ after }) => isInside(room, after));
    const missing = shared.reduce((sum, { count }) => sum - count, coded.length - kept.length);
    if (missing <= 0) continue;
    const { count = 0, like = room.like } = counts.get(room.last) ?? {};
    counts.set(room.last, { after: room.last, count: count + missing, like });
  }
  return [...counts.values()].toSorted((one, other) => one.after - other.after);
}

/** Gives every coded line of a page its row, from the top; what stays blank is below the last of them. */
export function allotRows(page: PageLines, insertions: readonly RowInsertion[]): AllottedPage {
  const { location, panel, coded, kept, room } = page;
  if (panel === undefined) return { location, coded: [], leftover: [] };
  const added = insertions
    .filter(({ after }) => room !== undefined && isInside(room, after))
    .flatMap(({ after, count }) =>
      Array.from({ length: count }, (_, at): TemplateRow => ({ row: after, inserted: at + 1 })),
    );
  const rows = [...kept.map((row): TemplateRow => ({ row, inserted: 0 })), ...added].toSorted(
    (one, other) => one.row - other.row || one.inserted - other.inserted,
  );
  return {
    location,
    coded: coded.slice(0, rows.length).map(({ code, name }, at) => ({
      code,
      name,
      panel,
      at: present(rows[at], 'a row for each of the lines'),
    })),
    leftover: rows.slice(coded.length).flatMap(({ row, inserted }) => (inserted > 0 ? [] : [{ panel, row }])),
  };
}

/** How many rows inserted for tables beside it stand blank between the lines of a page. */
export function foreignRows({ location, room }: PageLines, insertions: readonly RowInsertion[]): number {
  const last = greatest(
    [...location.lines, ...location.codedLines].map(({ row }) => row),
    -1,
  );
  return insertions
    .filter(({ after }) => after >= location.firstBodyRow && after < last)
    .filter(({ after }) => room === undefined || !isInside(room, after))
    .reduce((sum, { count }) => sum + count, 0);
}

/**
 * Before the last of the kept rows, so that a template's sums over the block grow with it; below 合计 when none are
 * kept.
 */
function roomFor(
  table: Table,
  location: TableLocation,
  panel: number,
  kept: readonly number[],
): PageLines['room'] {
  const [first] = kept;
  const last = kept.at(-1);
  if (first !== undefined && last !== undefined) {
    return first < last ? { first, last: last - 1, like: last } : { first, last, like: last };
  }
  const total = location.lines.find((line) => line.panel === panel)?.row;
  if (total === undefined) return undefined;
  const below = totalComesLast(table) ? total - 1 : total;
  return { first: below, last: below, like: total };
}

function isInside({ first, last }: { readonly first: number; readonly last: number }, row: number): boolean {
  return row >= first && row <= last;
}

function keptRows({ codedLines, spareRows }: TableLocation): number[] {
  return [...codedLines.map(({ row }) => row), ...spareRows].toSorted((one, other) => one - other);
}

function totalComesLast(table: Table): boolean {
  return table.panels.some(({ items }) => {
    const codes = items.findIndex(({ kind }) => kind === 'codes');
    return codes >= 0 && items.findIndex((item) => item.kind === 'line' && item.line.total) > codes;
  });
}
