import { type AddressText, addressText } from '../document/address';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import { cellName } from '../workbook/sheet';

/** As many columns as the newest Excel has. */
const COLUMNS = 16_384;

/** What stands on one page: by line and column of the table, row and column of the sheet as one number. */
export type PagePlaces = { readonly sheet: string; readonly lines: Map<LineKey, Map<ColumnNumber, number>> };

/**
 * Where the cells of a table stand in a workbook, page after page. Their names (`工作表!C7`) are made when they are asked
 * for: of most cells nobody asks.
 */
export class PrintedPlaces implements Iterable<readonly [AddressText, string]> {
  readonly #table: TableId;
  readonly #pages: PagePlaces[] = [];

  constructor(table: TableId) {
    this.#table = table;
  }

  /** A page of the table; what is put into it stands on this sheet. */
  page(sheet: string): PagePlaces {
    const page = { sheet, lines: new Map() };
    this.#pages.push(page);
    return page;
  }

  /** A cell that is put on several pages stands on the last of them. */
  get(line: LineKey, column: ColumnNumber): string | undefined {
    for (const { sheet, lines } of this.#pages.toReversed()) {
      const place = lines.get(line)?.get(column);
      if (place !== undefined) return nameOf(sheet, place);
    }
    return undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [AddressText, string]> {
    for (const { sheet, lines } of this.#pages)
      for (const [line, columns] of lines)
        for (const [column, place] of columns)
          yield [addressText(this.#table, line, column), nameOf(sheet, place)];
  }
}

/** A place of a sheet as one number. */
export function placeNumber(row: number, column: number): number {
  return row * COLUMNS + column;
}

function nameOf(sheet: string, place: number): string {
  return `${sheet}!${cellName(Math.floor(place / COLUMNS), place % COLUMNS)}`;
}
