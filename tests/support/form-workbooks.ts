import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';

/** A cell of a row, or one that goes on down over so many rows, or right over so many columns. */
type Cell =
  | string
  | number
  | { readonly text: string; readonly down?: number; readonly across?: number }
  | null;

/** A sheet as offices make them, by a library that the program does not read .xlsx with. */
export function formSheet(rows: readonly (readonly Cell[])[]): WorkSheet {
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [];
  const plain = rows.map((row, r) =>
    row.map((cell, c) => {
      if (cell === null || typeof cell !== 'object') return cell;
      const { text, down = 1, across = 1 } = cell;
      merges.push({ s: { r, c }, e: { r: r + down - 1, c: c + across - 1 } });
      return text;
    }),
  );
  const sheet = utils.aoa_to_sheet(plain);
  sheet['!merges'] = merges;
  return sheet;
}

export function formWorkbook(sheets: Readonly<Record<string, WorkSheet>>): Uint8Array {
  const book: WorkBook = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}
