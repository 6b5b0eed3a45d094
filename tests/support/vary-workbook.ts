import type { PlainWorkbook, Sheet, SheetCell, SheetRange } from '#shared/workbook/sheet';

/** A way in which an office's workbook differs from the reference: sheet by sheet, or as a whole. */
export type Variation = (workbook: PlainWorkbook) => PlainWorkbook;

type PlacedCell = { readonly row: number; readonly column: number; readonly cell: SheetCell };

export function compose(...variations: readonly Variation[]): Variation {
  return (workbook) => variations.reduce((varied, vary) => vary(varied), workbook);
}

export function onSheets(change: (sheet: Sheet, index: number) => Sheet): Variation {
  return (workbook) => ({ ...workbook, sheets: workbook.sheets.map(change) });
}

export function textCell(text: string): SheetCell {
  return { kind: 'text', text };
}

/** All cells of a sheet, in order. */
export function placedCells(sheet: Sheet): PlacedCell[] {
  return [...sheet.rows].flatMap(([row, cells]) =>
    [...cells].map(([column, cell]) => ({ row, column, cell })),
  );
}

/** A sheet of these cells; later ones win a place. */
export function sheetOf(
  sheet: Pick<Sheet, 'name' | 'hidden' | 'merges'>,
  cells: readonly PlacedCell[],
): Sheet {
  const rows = new Map<number, Map<number, SheetCell>>();
  for (const { row, column, cell } of cells) {
    const line = rows.get(row) ?? new Map<number, SheetCell>();
    line.set(column, cell);
    rows.set(row, line);
  }
  const ordered = [...rows]
    .toSorted(([one], [other]) => one - other)
    .map(([row, line]) => [row, new Map([...line].toSorted(([one], [other]) => one - other))] as const);
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    merges: sheet.merges,
    rows: new Map(ordered),
    rowCount: Math.max(0, ...cells.map(({ row }) => row + 1)),
    columnCount: Math.max(0, ...cells.map(({ column }) => column + 1)),
  };
}

/** Rewrites cells; `undefined` empties one. */
export function mapCells(
  sheet: Sheet,
  change: (cell: SheetCell, row: number, column: number) => SheetCell | undefined,
): Sheet {
  const cells = placedCells(sheet).flatMap(({ row, column, cell }) => {
    const changed = change(cell, row, column);
    return changed ? [{ row, column, cell: changed }] : [];
  });
  return sheetOf(sheet, cells);
}

/** Rewrites the texts of text cells, numbers aside. */
export function mapTexts(change: (text: string, row: number, column: number) => string): Variation {
  return onSheets((sheet) =>
    mapCells(sheet, (cell, row, column) =>
      cell.kind === 'text' ? textCell(change(cell.text, row, column)) : cell,
    ),
  );
}

/** Moves every row and column; both maps must keep the order within a merge. */
export function moveCells(
  sheet: Sheet,
  row: (row: number) => number,
  column: (column: number) => number = (at) => at,
): Sheet {
  const merges = sheet.merges.map(
    (merge): SheetRange => ({
      top: row(merge.top),
      bottom: row(merge.bottom),
      left: column(merge.left),
      right: column(merge.right),
    }),
  );
  const cells = placedCells(sheet).map((at) => ({ ...at, row: row(at.row), column: column(at.column) }));
  return sheetOf({ ...sheet, merges }, cells);
}

/** Blank rows in front of the given rows. */
export function insertRows(sheet: Sheet, before: number, count = 1): Sheet {
  return moveCells(sheet, (row) => (row >= before ? row + count : row));
}

export function insertColumns(sheet: Sheet, before: number, count = 1): Sheet {
  return moveCells(
    sheet,
    (row) => row,
    (column) => (column >= before ? column + count : column),
  );
}

/** Adds or replaces cells. */
export function addCells(
  sheet: Sheet,
  added: readonly (readonly [row: number, column: number, text: string])[],
): Sheet {
  const cells = added.map(([row, column, text]) => ({ row, column, cell: textCell(text) }));
  return sheetOf(sheet, [...placedCells(sheet), ...cells]);
}

/** Sheets put on one, each moved to its place. */
export function joinSheets(name: string, parts: readonly Sheet[]): Sheet {
  return sheetOf(
    { name, hidden: false, merges: parts.flatMap(({ merges }) => merges) },
    parts.flatMap(placedCells),
  );
}

/** One under another with `gap` blank rows between. */
export function stackSheets(name: string, sheets: readonly Sheet[], gap: number): Sheet {
  let top = 0;
  const parts = sheets.map((sheet) => {
    const from = top;
    top += sheet.rowCount + gap;
    return moveCells(sheet, (row) => row + from);
  });
  return joinSheets(name, parts);
}

/** Side by side with one blank column between. */
export function besideSheets(name: string, sheets: readonly Sheet[]): Sheet {
  let left = 0;
  const parts = sheets.map((sheet) => {
    const from = left;
    left += sheet.columnCount + 1;
    return moveCells(
      sheet,
      (row) => row,
      (column) => column + from,
    );
  });
  return joinSheets(name, parts);
}
