import { type AddressText, addressText } from '#shared/document/address';
import type { Pack } from '#shared/pack/pack';
import { locateTables } from '#shared/workbook/locate-tables';
import { cellAt, type PlainWorkbook } from '#shared/workbook/sheet';

export type PrintedCell = {
  readonly address: AddressText;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The number as the workbook holds it. */
  readonly text: string;
};

/** Every number of a workbook that the pack gives an address. */
export function printedCells(pack: Pack, workbook: PlainWorkbook): PrintedCell[] {
  return locateTables(workbook, pack).tables.flatMap((location) => {
    const rows = [
      ...location.lines,
      ...location.codedLines.map(({ code, panel, row }) => ({ key: code, panel, row })),
    ];
    return rows.flatMap(({ key, panel, row }) =>
      (location.panels[panel] ?? []).flatMap(({ amount, columns: [column] }): PrintedCell[] => {
        if (amount === undefined || column === undefined) return [];
        const cell = cellAt(location.sheet, row, column);
        const address = addressText(location.table, key, amount);
        return cell?.kind === 'number'
          ? [{ address, sheet: location.sheet.name, row, column, text: cell.text }]
          : [];
      }),
    );
  });
}
