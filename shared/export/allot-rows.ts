import type { CodedLine } from '../document/document';
import type { Table } from '../pack/pack';
import { codeLevels } from '../pack/table-shape';
import type { TableLocation } from '../workbook/location';
import type { RowInsertion } from '../workbook/template-plan';

/** A row of the template as it was, or the nth of those inserted below it (counted from 1). */
export type TemplateRow = { readonly row: number; readonly inserted: number };

/** Which row of one page each line gets, before anything above it has moved. */
export type AllottedPage = {
  readonly location: TableLocation;
  readonly insertions: readonly RowInsertion[];
  readonly coded: readonly (CodedLine & { readonly panel: number; readonly at: TemplateRow })[];
  /** Rows kept for coded lines that the project does not need; what a filled template has there is cleared. */
  readonly leftover: readonly { readonly panel: number; readonly row: number }[];
};

/**
 * Gives every coded line of the project a row of the template, page after page. Coded lines take the rows that the
 * template keeps for them (filled ones are written over); what is missing is inserted on the last page that keeps
 * any, before the last of its rows, so that a template's sums over the block grow with it, or below 合计 when none are
 * kept. `undefined`: there is nowhere to insert.
 */
export function allotRows(
  table: Table,
  location: TableLocation,
  coded: readonly CodedLine[],
): readonly AllottedPage[] | undefined {
  const pages = [location, ...location.continuations];
  if (!codeLevels(table)) {
    return pages.map((page) => ({ location: page, insertions: [], coded: [], leftover: [] }));
  }
  const kept = pages.map(keptRows);
  const growing = Math.max(
    0,
    kept.findLastIndex((rows) => rows.length > 0),
  );
  let rest = coded;
  const allotted: AllottedPage[] = [];
  for (const [at, page] of pages.entries()) {
    const room = kept[at]?.length ?? 0;
    const here = at === growing ? rest : rest.slice(0, room);
    const filled = allotPage(table, page, kept[at] ?? [], here);
    if (!filled) return undefined;
    allotted.push(filled);
    rest = at === growing ? [] : rest.slice(room);
  }
  return allotted;
}

function allotPage(
  table: Table,
  location: TableLocation,
  kept: readonly number[],
  coded: readonly CodedLine[],
): AllottedPage | undefined {
  const panel = table.panels.findIndex(({ items }) => items.some(({ kind }) => kind === 'codes'));
  const missing = Math.max(0, coded.length - kept.length);
  const last = kept.at(-1);
  const total = location.lines.find((line) => line.panel === panel)?.row;
  const below = total !== undefined && totalComesLast(table) ? total - 1 : total;
  const after = kept.length > 1 && last !== undefined ? last - 1 : (last ?? below);
  if (missing > 0 && after === undefined) return undefined;
  const added =
    after === undefined
      ? []
      : Array.from({ length: missing }, (_, at): TemplateRow => ({ row: after, inserted: at + 1 }));
  const rows = [...kept.map((row): TemplateRow => ({ row, inserted: 0 })), ...added].toSorted(
    (one, other) => one.row - other.row || one.inserted - other.inserted,
  );
  return {
    location,
    insertions:
      missing > 0 && after !== undefined ? [{ after, count: missing, like: last ?? total ?? after }] : [],
    coded: coded.flatMap((line, at) => {
      const place = rows[at];
      return place === undefined ? [] : [{ ...line, panel, at: place }];
    }),
    leftover: rows.slice(coded.length).map(({ row }) => ({ panel, row })),
  };
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
