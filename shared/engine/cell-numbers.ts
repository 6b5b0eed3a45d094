import { type Address, type AddressText, addressText } from '../document/address';
import type { ValueType } from '../kind/kinds';
import type { Table } from '../pack/pack';
import { type TableLine, typeAt } from '../pack/table-shape';
import type { BookId, ColumnNumber } from '../rule/rule';

/**
 * A list with a place for each of so many cells. Filled from the start: a list whose first item is written far from its
 * beginning is kept as a table of sparse items, which costs several times the room and the time.
 */
export function emptyByCell<Item>(cells: number): (Item | undefined)[] {
  return new Array<Item | undefined>(cells).fill(undefined);
}

/** A cell within one structure; it says nothing of another's, and nothing once its line has gone. */
export type CellNumber = number & { readonly numbers?: 'cell' };

/** Where a line's cells stand, apart from the line itself; `book` is absent in the project's own tables. */
export type CellPlace = { readonly book: BookId | undefined; readonly table: Table };

/** One cell of a project. What it is called is made when asked for: most cells of a large project never are. */
export class Cell {
  readonly number: CellNumber;
  private readonly at: LineCells;

  constructor(number: CellNumber, at: LineCells) {
    this.number = number;
    this.at = at;
  }

  get column(): ColumnNumber {
    return this.at.columnOf(this.number);
  }

  get address(): Address {
    const { place, line } = this.at;
    const address = { table: place.table.id, line: line.key, column: this.column };
    return place.book === undefined ? address : { book: place.book, ...address };
  }

  get text(): AddressText {
    const { place, line } = this.at;
    const text = addressText(place.table.id, line.key, this.column);
    return place.book === undefined ? text : `${place.book}.${text}`;
  }

  get type(): ValueType {
    return typeAt(this.at.place.table, this.at.line, this.column);
  }

  /** The pack prints — here; the cell takes no value. */
  get notApplicable(): boolean {
    return this.at.isNotApplicable(this.column);
  }

  get place(): CellPlace {
    return this.at.place;
  }

  /** Its line as it was when the cell came; it may be called otherwise since. */
  get line(): TableLine {
    return this.at.line;
  }
}

/** A line of a table of a project, and the numbers of its cells: they follow one another, column by column. */
export class LineCells {
  readonly place: CellPlace;
  readonly line: TableLine;
  readonly first: CellNumber;

  constructor(place: CellPlace, line: TableLine, first: CellNumber) {
    this.place = place;
    this.line = line;
    this.first = first;
  }

  /** How many cells it has. */
  get size(): number {
    return this.line.columns.length;
  }

  /** The same cells of a line that is called otherwise, or stands below another one. */
  as(line: TableLine): LineCells {
    return new LineCells(this.place, line, this.first);
  }

  get(column: ColumnNumber): CellNumber | undefined {
    const at = this.line.columns.indexOf(column);
    return at < 0 ? undefined : this.first + at;
  }

  has(column: ColumnNumber): boolean {
    return this.line.columns.includes(column);
  }

  columnOf(number: CellNumber): ColumnNumber {
    return this.line.columns[number - this.first] ?? 0;
  }

  numbers(): CellNumber[] {
    return this.line.columns.map((_, at) => this.first + at);
  }

  /** Each column with its cell. */
  entries(): [ColumnNumber, CellNumber][] {
    return this.line.columns.map((column, at): [ColumnNumber, CellNumber] => [column, this.first + at]);
  }

  /** The pack prints — there. */
  isNotApplicable(column: ColumnNumber): boolean {
    return this.line.fixed?.notApplicable.includes(column) ?? false;
  }
}

/**
 * Hands out cell numbers, a block of them a line. A line keeps its numbers while it stays; those of a line that went
 * are given to the next one with as many columns.
 */
export class CellNumbers {
  /** Cell number → the line that has it; what has gone leaves a gap. */
  private readonly lines: (LineCells | undefined)[] = [];
  private readonly free = new Map<number, CellNumber[]>();

  /** Numbers below this one are or were given out. */
  get size(): number {
    return this.lines.length;
  }

  /** The cell of a number; made anew each time, for there are many and few are asked for. */
  get(number: CellNumber): Cell | undefined {
    const line = this.lines[number];
    return line && new Cell(number, line);
  }

  /** The line that has the cell. */
  lineOf(number: CellNumber): LineCells | undefined {
    return this.lines[number];
  }

  /** What the cell takes. */
  typeOf(number: CellNumber): ValueType | undefined {
    const own = this.lines[number];
    return own && typeAt(own.place.table, own.line, own.columnOf(number));
  }

  /** The cells there are, by their numbers. */
  *[Symbol.iterator](): IterableIterator<Cell> {
    for (const [number, line] of this.lines.entries()) if (line) yield new Cell(number, line);
  }

  take(place: CellPlace, line: TableLine): LineCells {
    const { columns } = line;
    const first = this.free.get(columns.length)?.pop() ?? this.lines.length;
    const taken = new LineCells(place, line, first);
    for (let at = 0; at < columns.length; at += 1) this.lines[first + at] = taken;
    return taken;
  }

  giveBack({ first, size }: LineCells): void {
    for (let at = 0; at < size; at += 1) this.lines[first + at] = undefined;
    const others = this.free.get(size);
    if (others) others.push(first);
    else this.free.set(size, [first]);
  }
}
