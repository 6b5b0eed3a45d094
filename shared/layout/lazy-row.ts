import type { LayoutCell, LayoutRow } from './layout';

/** A row that makes its cells when it is first asked for them: of some thousand rows a grid asks those in sight. */
export function lazyRow(key: string, kind: LayoutRow['kind'], make: () => readonly LayoutCell[]): LayoutRow {
  let made: readonly LayoutCell[] | undefined;
  return {
    key,
    kind,
    get cells() {
      made ??= make();
      return made;
    },
  };
}

/** The row with other cells, made of its own when they are asked for. */
export function changedRow(
  row: LayoutRow,
  change: (cells: readonly LayoutCell[]) => readonly LayoutCell[],
): LayoutRow {
  return lazyRow(row.key, row.kind, () => change(row.cells));
}
