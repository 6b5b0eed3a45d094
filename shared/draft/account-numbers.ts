import type { Pack } from '../pack/pack';
import { locateTables } from '../workbook/locate-tables';
import type { TableLocation } from '../workbook/location';
import { cellName, type PlainWorkbook, type Sheet } from '../workbook/sheet';

const SHOWN = 5;

/**
 * Every number of a sample that no cell of the draft takes, sheet by sheet in sentences. 栏次, 行次, years of the
 * caption and codes are no numbers of a table.
 */
export function unaccounted(pack: Pack, workbook: PlainWorkbook): readonly string[] {
  const located = locateTables(workbook, pack).tables;
  return workbook.sheets.flatMap((sheet) => {
    const tables = located.filter((location) => location.sheet === sheet);
    const taken = new Set(tables.flatMap(placesOf));
    const top = tables.map(({ firstBodyRow }) => firstBodyRow);
    const left = numbersOf(sheet).filter(({ row, column }) => {
      const inHeader = top.length > 0 && top.every((first) => row < first);
      return !inHeader && !taken.has(`${row},${column}`);
    });
    if (left.length === 0) return [];
    const shown = left.slice(0, SHOWN).map(({ row, column }) => cellName(row, column));
    const all = left.length > SHOWN ? `${shown.join('、')} 等 ${left.length} 格` : shown.join('、');
    if (sheet.hidden) return [`工作表“${sheet.name}”是隐藏的，其中的 ${all} 有数字，没有读取`];
    return tables.length === 0
      ? [`工作表“${sheet.name}”里没有表，其中的 ${all} 有数字，没有读取`]
      : [`工作表“${sheet.name}”的 ${all} 有数字，草稿里没有它的格，没有读取`];
  });
}

function numbersOf(sheet: Sheet): { readonly row: number; readonly column: number }[] {
  return [...sheet.rows].flatMap(([row, cells]) =>
    [...cells].flatMap(([column, { kind, date }]) => (kind === 'number' && !date ? [{ row, column }] : [])),
  );
}

/** The places of a table's amounts, and of what counts its rows or names them. */
function placesOf({ lines, codedLines, panels, headerRows, sheet }: TableLocation): string[] {
  const rows = [...lines, ...codedLines].flatMap(({ row, panel }) =>
    (panels[panel] ?? []).flatMap(({ columns }) => columns.map((column) => `${row},${column}`)),
  );
  const words = panels.flat().filter(({ shows }) => shows !== 'amount');
  const counting = [...sheet.rows.keys()].flatMap((row) =>
    words.flatMap(({ columns }) => columns.map((column) => `${row},${column}`)),
  );
  const headers = headerRows.flatMap((row) =>
    [...(sheet.rows.get(row)?.keys() ?? [])].map((column) => `${row},${column}`),
  );
  return [...rows, ...counting, ...headers];
}
