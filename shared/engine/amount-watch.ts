import { type Amount, absolute, type CellValue, isNumber } from '../amount/amount';
import { type TableLine, totalKey } from '../pack/table-shape';
import type { ColumnNumber, TableId } from '../rule/rule';
import type { Cell, CellNumber } from './cell-numbers';
import type { TableChange } from './change-lines';
import type {
  AmountCheck,
  PredicateProblem,
  PredicateWatch,
  WatchedProject,
  WatchedResult,
} from './predicate';
import { numberedCell, type TableCells } from './structure';

/**
 * Keeps the wrong amounts of one table, cell by cell. Beside a total that moves all amounts of its column would have
 * to be looked at again: what the largest of them may be is kept, and while the total is no smaller none is wrong.
 */
export class AmountWatch implements PredicateWatch {
  private readonly check: AmountCheck;
  private readonly table: TableId;
  private readonly total: string | undefined;
  private looked = 0;
  private readonly wrong = new Set<CellNumber>();
  /** Column → no amount in it is larger. */
  private readonly largest = new Map<ColumnNumber, Amount>();

  constructor(check: AmountCheck, table: TableId, project: WatchedProject) {
    this.check = check;
    this.table = table;
    const cells = project.structure.tables.get(table);
    this.total = cells && check.wrong === 'above-total' ? totalKey(cells.table) : undefined;
    for (const { line, first } of cells?.byKey.values() ?? []) {
      for (const [at, column] of line.columns.entries()) this.look(first + at, line, column, null, project);
    }
  }

  move(cell: Cell, before: CellValue, project: WatchedProject): boolean {
    if (cell.place.book !== undefined || cell.place.table.id !== this.table) return false;
    const wrongBefore = this.wrong.size;
    const lookedBefore = this.looked;
    const wasWrong = this.wrong.has(cell.number);
    this.look(cell.number, cell.line, cell.column, before, project);
    if (cell.line.key === this.total) this.lookBelow(cell.column, project);
    // A wrong amount that stays wrong is told in the same words, which name no amounts.
    const isSame = wrongBefore === this.wrong.size && wasWrong === this.wrong.has(cell.number);
    const mayDiffer = cell.line.key === this.total && wrongBefore + this.wrong.size > 0;
    return !isSame || mayDiffer || (lookedBefore === 0) !== (this.looked === 0);
  }

  follow({ after }: TableChange): boolean {
    return after.place.book === undefined && after.table.id === this.table && this.wrong.size > 0;
  }

  result({ structure }: WatchedProject): WatchedResult {
    const cells = structure.tables.get(this.table);
    const ordered = this.ordered(cells);
    return {
      looked: this.looked,
      wrong: ordered.length,
      problems: () =>
        ordered.map(({ number, line, column }): PredicateProblem => {
          const total = this.totalOf(column, cells);
          return this.check.problem({
            table: cells?.table.name ?? this.table,
            line: line.label,
            cell: numberedCell(structure, number).text,
            ...(total === undefined ? {} : { total: numberedCell(structure, total).text }),
          });
        }),
    };
  }

  /** Looks at one amount, of which `before` was counted. */
  private look(
    number: CellNumber,
    line: TableLine,
    column: ColumnNumber,
    before: CellValue,
    { structure, shown }: WatchedProject,
  ): void {
    const value = shown[number] ?? null;
    this.looked += Number(this.looksAt(value, line)) - Number(this.looksAt(before, line));
    if (!this.looksAt(value, line)) {
      this.wrong.delete(number);
      return;
    }
    if (this.check.wrong === 'negative') this.mark(number, value < 0n);
    else {
      if (value > (this.largest.get(column) ?? 0n)) this.largest.set(column, value);
      this.mark(number, value > this.bound(column, structure.tables.get(this.table), shown));
    }
  }

  private looksAt(value: CellValue, line: TableLine): value is Amount {
    if (this.check.wrong === 'negative') return isNumber(value);
    return isNumber(value) && value >= 0n && line.code !== undefined && this.total !== undefined;
  }

  /** The total of a column has moved. */
  private lookBelow(column: ColumnNumber, { structure, shown }: WatchedProject): void {
    const cells = structure.tables.get(this.table);
    const bound = this.bound(column, cells, shown);
    if (this.wrong.size === 0 && (this.largest.get(column) ?? 0n) <= bound) return;
    let largest = 0n;
    for (const own of cells?.byKey.values() ?? []) {
      const { line } = own;
      const number = own.get(column);
      const value = number === undefined ? null : (shown[number] ?? null);
      if (number === undefined || !this.looksAt(value, line)) continue;
      if (value > largest) largest = value;
      this.mark(number, value > bound);
    }
    this.largest.set(column, largest);
  }

  private bound(column: ColumnNumber, cells: TableCells | undefined, shown: readonly CellValue[]): Amount {
    const number = this.totalOf(column, cells);
    const total = number === undefined ? null : (shown[number] ?? null);
    return isNumber(total) ? absolute(total) : 0n;
  }

  private totalOf(column: ColumnNumber, cells: TableCells | undefined): CellNumber | undefined {
    return this.total === undefined ? undefined : cells?.byKey.get(this.total)?.get(column);
  }

  private mark(number: CellNumber, isWrong: boolean): void {
    if (isWrong) this.wrong.add(number);
    else this.wrong.delete(number);
  }

  /** The wrong amounts as they are printed. */
  private ordered(
    cells: TableCells | undefined,
  ): { readonly number: CellNumber; readonly line: TableLine; readonly column: ColumnNumber }[] {
    if (this.wrong.size === 0 || !cells) return [];
    return cells.lines.flatMap((line) =>
      [...(cells.byKey.get(line.key)?.entries() ?? [])].flatMap(([column, number]) =>
        this.wrong.has(number) ? [{ number, line, column }] : [],
      ),
    );
  }
}
