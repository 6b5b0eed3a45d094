/** As many columns as the newest Excel has. */
const COLUMNS = 16_384;

/** Places of a sheet, for asking cell by cell. */
export class PlaceSet {
  readonly #places = new Set<number>();

  add(row: number, column: number): void {
    this.#places.add(row * COLUMNS + column);
  }

  has(row: number, column: number): boolean {
    return this.#places.has(row * COLUMNS + column);
  }
}

/** Places of several sheets, by the sheets' names. */
export class WorkbookPlaces {
  readonly #sheets = new Map<string, PlaceSet>();

  /** Those of one sheet, to be added to. */
  of(sheet: string): PlaceSet {
    const known = this.#sheets.get(sheet);
    if (known) return known;
    const places = new PlaceSet();
    this.#sheets.set(sheet, places);
    return places;
  }

  has(sheet: string, row: number, column: number): boolean {
    return this.#sheets.get(sheet)?.has(row, column) === true;
  }
}
