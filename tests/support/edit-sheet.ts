import type { PlainWorkbook, Sheet, SheetCell } from '#shared/workbook/sheet';

/** A copy of the workbook with one cell set (or, with `undefined`, emptied). */
export function withCell(
  workbook: PlainWorkbook,
  sheetName: string,
  row: number,
  column: number,
  cell: SheetCell | undefined,
): PlainWorkbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet): Sheet => {
      if (sheet.name !== sheetName) return sheet;
      const rows = new Map(sheet.rows);
      const cells = new Map(rows.get(row));
      if (cell) cells.set(column, cell);
      else cells.delete(column);
      rows.set(row, new Map([...cells].sort(([one], [other]) => one - other)));
      return {
        ...sheet,
        rows: new Map([...rows].sort(([one], [other]) => one - other)),
        rowCount: Math.max(sheet.rowCount, row + 1),
        columnCount: Math.max(sheet.columnCount, column + 1),
      };
    }),
  };
}

export function withoutSheet(workbook: PlainWorkbook, sheetName: string): PlainWorkbook {
  return { ...workbook, sheets: workbook.sheets.filter(({ name }) => name !== sheetName) };
}

export function numberCell(text: string): SheetCell {
  return { kind: 'number', text };
}
