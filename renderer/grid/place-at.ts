import { type AddressText, toAddress } from '#shared/document/address';
import { oncePer } from '#shared/kit/once-per';
import type { LayoutRow, TablePlane } from '#shared/layout/layout';

export type GridPlace = {
  readonly row: LayoutRow;
  readonly column: number;
  /** Columns that show something about it besides: last year, the change. */
  readonly beside: readonly number[];
};

/**
 * Where an address stands in the grid; undefined: it is of another table, or is not printed. Found by its line, so that rows
 * that were never in sight need not be asked for their cells.
 */
export function placeAt(plane: TablePlane, address: AddressText): GridPlace | undefined {
  const rows = rowsByLine(plane);
  for (const row of [...(rows.get(toAddress(address).line) ?? []), ...(rows.get(UNSURE) ?? [])]) {
    const own = row.cells.find(({ content }) => content.kind === 'cell' && content.address === address);
    if (!own) continue;
    const beside = row.cells.filter(
      ({ content }) => content.kind === 'compared' && content.address === address,
    );
    return { row, column: own.column, beside: beside.map(({ column }) => column) };
  }
  return undefined;
}

/** The rows by the lines that stand in them, one a panel, as their keys say. */
const rowsByLine = oncePer((plane: TablePlane): ReadonlyMap<string, readonly LayoutRow[]> => {
  const panels = new Set(plane.columns.map(({ panel }) => panel)).size;
  const rows = new Map<string, LayoutRow[]>();
  for (const row of plane.body) {
    const lines = row.key.split('|');
    for (const line of lines.length > panels ? [UNSURE] : lines) {
      const others = rows.get(line);
      if (others) others.push(row);
      else rows.set(line, [row]);
    }
  }
  return rows;
});

/** A key that could be read in several ways: a name with the sign in it, a footer of many lines. No line is called so. */
const UNSURE = '|';
