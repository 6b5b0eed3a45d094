import type { Pack } from '#shared/pack/pack';
import type { Sheet, SheetCell } from '#shared/workbook/sheet';
import { printedCells } from './printed-cells';
import {
  addCells,
  mapCells,
  moveCells,
  onSheets,
  placedCells,
  sheetOf,
  textCell,
  type Variation,
} from './vary-workbook';

/** 科目编码 stands in the first column of the references' lists of 科目, below its title. */
const CODE = /^\d{3,7}$/;

/** The row of the title 功能分类科目编码; -1: none. */
function codeRow(sheet: Sheet): number {
  return (
    [3, 4].find((row) => sheet.rows.get(row)?.get(0)?.text.replace(/\s/g, '') === '功能分类科目编码') ?? -1
  );
}

export function isCodeSheet(sheet: Sheet): boolean {
  return codeRow(sheet) >= 0;
}

function isCodePlace(sheet: Sheet, cell: SheetCell, row: number, column: number): boolean {
  return isCodeSheet(sheet) && column === 0 && row > codeRow(sheet) && CODE.test(cell.text);
}

export function mapCodes(sheet: Sheet, change: (code: string) => SheetCell): Sheet {
  return mapCells(sheet, (cell, row, column) =>
    isCodePlace(sheet, cell, row, column) ? change(cell.text) : cell,
  );
}

/** Splits the codes over three columns, 类、款、项; `parts` gives the texts of one code. */
export function splitCodes(
  sheet: Sheet,
  parts: (code: string) => readonly string[],
  options: { readonly titled?: boolean } = {},
): Sheet {
  if (!isCodeSheet(sheet)) return sheet;
  const wide = moveCells(
    sheet,
    (row) => row,
    (column) => (column > 0 ? column + 2 : column),
  );
  const cells = placedCells(wide).flatMap((placed) => {
    if (!isCodePlace(sheet, placed.cell, placed.row, placed.column)) return [placed];
    return parts(placed.cell.text).flatMap((text, column) =>
      text === '' ? [] : [{ row: placed.row, column, cell: textCell(text) }],
    );
  });
  const title = codeRow(sheet);
  const merges = options.titled
    ? wide.merges
    : [...wide.merges, { top: title, bottom: title, left: 0, right: 2 }];
  const split = sheetOf({ ...wide, merges }, cells);
  if (!options.titled) return split;
  const lower = moveCells(split, (row) => (row > title ? row + 1 : row));
  return addCells(lower, [
    [title + 1, 0, '类'],
    [title + 1, 1, '款'],
    [title + 1, 2, '项'],
  ]);
}

/** Puts code and name into one column under one title, in the lists of codes and in 06. */
export function codesWithNames(
  sheet: Sheet,
  text: (code: string, name: string) => string,
  title: string,
): Sheet {
  const codes = [...(sheet.rows.get(4) ?? [])].flatMap(([column, cell]) =>
    /科目编码$/.test(cell.text) ? [column] : [],
  );
  let one = sheet;
  for (const column of codes.toReversed()) one = withJoinedColumns(one, column, text, title);
  return one;
}

function withJoinedColumns(
  sheet: Sheet,
  column: number,
  text: (code: string, name: string) => string,
  title: string,
): Sheet {
  const joined = placedCells(sheet).flatMap((placed) => {
    const { row, cell } = placed;
    if (row < 3 || placed.column < column || placed.column > column + 1) return [placed];
    const name = sheet.rows.get(row)?.get(column + 1)?.text ?? '';
    if (row === 4) return placed.column === column ? [{ ...placed, cell: textCell(title) }] : [];
    if (placed.column === column + 1) return [];
    return [CODE.test(cell.text) ? { ...placed, cell: textCell(text(cell.text, name)) } : placed];
  });
  const narrow = (at: number): number => (at > column ? at - 1 : at);
  const merges = sheet.merges
    .map((merge) =>
      merge.top === 0 ? merge : { ...merge, left: narrow(merge.left), right: narrow(merge.right) },
    )
    .filter(({ top, bottom, left, right }) => top < bottom || left < right);
  return sheetOf(
    { name: sheet.name, hidden: sheet.hidden, merges },
    joined.map((placed) => (placed.row < 3 ? placed : { ...placed, column: narrow(placed.column) })),
  );
}

/** Rewrites the printed amounts, and nothing else that is a number (codes, 行次, 栏次, counts). */
export function mapAmounts(
  pack: Pack,
  change: (cell: SheetCell, address: string) => SheetCell | undefined,
): Variation {
  return (workbook) => {
    const amounts = new Map(
      printedCells(pack, workbook)
        .filter(({ address }) => !/^10\[([7-9]|1\d),/.test(address))
        .map(({ sheet, row, column, address }) => [`${sheet}!${row},${column}`, address]),
    );
    return onSheets((sheet) =>
      mapCells(sheet, (cell, row, column) => {
        const address = amounts.get(`${sheet.name}!${row},${column}`);
        return address === undefined ? cell : change(cell, address);
      }),
    )(workbook);
  };
}

/** Takes out the 行次 columns, wherever they stand. */
export function withoutLineNumbers(sheet: Sheet): Sheet {
  const numbered = new Set(
    placedCells(sheet)
      .filter(({ cell }) => cell.text === '行次')
      .map(({ column }) => column),
  );
  if (numbered.size === 0) return sheet;
  const shift = (column: number): number =>
    column - [...numbered].filter((at) => at < column || (at === column && at > 0)).length;
  const merges = sheet.merges.map((merge) => ({
    ...merge,
    left: shift(merge.left),
    right: shift(merge.right),
  }));
  const cells = placedCells(sheet)
    .filter(({ column }) => !numbered.has(column))
    .map((placed) => ({ ...placed, column: shift(placed.column) }));
  return sheetOf({ ...sheet, merges }, cells);
}

/** Moves one row to just below another, without its merges changing place. */
export function moveRow(sheet: Sheet, from: number, below: number): Sheet {
  return moveCells(sheet, (row) => {
    if (row === from) return below;
    return row > from && row <= below ? row - 1 : row;
  });
}
