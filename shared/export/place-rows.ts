import type { CodedLine } from '../document/document';
import type { Table } from '../pack/pack';
import { codeLevels } from '../pack/table-shape';
import type { TableLocation } from '../workbook/location';
import type { RowInsertion } from '../workbook/template-plan';

export type PlacedRows = {
  readonly insertions: readonly RowInsertion[];
  /** Every line with its row after the insertions; coded lines included. */
  readonly lines: readonly { readonly key: string; readonly panel: number; readonly row: number }[];
  readonly coded: readonly (CodedLine & { readonly panel: number; readonly row: number })[];
  /** Rows kept for coded lines that the project does not need; what a filled template has there is cleared. */
  readonly leftover: readonly { readonly panel: number; readonly row: number }[];
  /** Where a row of the template as it was stands after the insertions. */
  readonly moved: (row: number) => number;
};

/**
 * Gives every line of the project a row of the template. Coded lines take the rows that the template keeps for
 * them (filled ones are written over); what is missing is inserted before the last of them, so that a template's
 * sums over the block grow with it, or below 合计 when it keeps none. `undefined`: there is nowhere to insert.
 */
export function placeRows(
  table: Table,
  location: TableLocation,
  coded: readonly CodedLine[],
): PlacedRows | undefined {
  const levels = codeLevels(table);
  const kept = [...location.codedLines.map(({ row }) => row), ...location.spareRows].toSorted(
    (a, b) => a - b,
  );
  const panel = table.panels.findIndex(({ items }) => items.some(({ kind }) => kind === 'codes'));
  const missing = levels ? Math.max(0, coded.length - kept.length) : 0;
  const last = kept.at(-1);
  const total = location.lines.find((line) => line.panel === panel)?.row;
  const below = total !== undefined && totalComesLast(table) ? total - 1 : total;
  const after = kept.length > 1 && last !== undefined ? last - 1 : (last ?? below);
  if (missing > 0 && after === undefined) return undefined;

  const insertions: RowInsertion[] =
    missing > 0 && after !== undefined ? [{ after, count: missing, like: last ?? total ?? after }] : [];
  const moved = (row: number): number =>
    missing > 0 && after !== undefined && row > after ? row + missing : row;
  const rows = [
    ...kept.map(moved),
    ...(after === undefined ? [] : Array.from({ length: missing }, (_, at) => after + 1 + at)),
  ].toSorted((a, b) => a - b);

  const placed = coded.flatMap((line, at) => {
    const row = rows[at];
    return row === undefined ? [] : [{ ...line, panel, row }];
  });
  return {
    insertions,
    lines: [
      ...location.lines.map((line) => ({ ...line, row: moved(line.row) })),
      ...placed.map(({ code, row }) => ({ key: code, panel, row })),
    ],
    coded: placed,
    leftover: levels ? rows.slice(coded.length).map((row) => ({ panel, row })) : [],
    moved,
  };
}

function totalComesLast(table: Table): boolean {
  return table.panels.some(({ items }) => {
    const codes = items.findIndex(({ kind }) => kind === 'codes');
    return codes >= 0 && items.findIndex((item) => item.kind === 'line' && item.line.total) > codes;
  });
}
