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
