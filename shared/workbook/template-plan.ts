import type { WorkbookValue } from '../kind/kind';
import type { SheetRange } from './sheet';

/**
 * What is to be done to a template workbook, in terms of its sheets only: the planner (which knows tables) and
 * the patcher (which knows the package's XML) meet here and nowhere else.
 */
export type TemplatePlan = {
  readonly sheets: readonly SheetPlan[];
};

export type SheetPlan = {
  /** The sheet's name in the template. */
  readonly sheet: string;
  /** Lines to insert, in ascending order of `after`; rows are those of the template as it was. */
  readonly insertions: readonly RowInsertion[];
  /** Values to write; rows are those of the result, after all insertions. */
  readonly writes: readonly CellWrite[];
  /** Places whose cells are merged anew once the rows are inserted; absent: none. */
  readonly merged?: readonly MergedArea[];
};

/** Rows are those of the result. A merge of the template lies within the area or outside it. */
export type MergedArea = {
  readonly area: SheetRange;
  /** All that is merged there then. */
  readonly merges: readonly SheetRange[];
};

export type RowInsertion = {
  /** New rows come directly below this row. */
  readonly after: number;
  readonly count: number;
  /** The row whose height, cell styles, single-row merges, validations and formats the new rows take. */
  readonly like: number;
};

export type CellWrite = {
  readonly row: number;
  readonly column: number;
  readonly value: WrittenValue;
};

/**
 * `number` is written to the file digit for digit, or shifted as the cell's format shows it; `power` is the power of ten
 * over 元 in which an amount is meant. `text` can never become a formula.
 * `blank`: the cell keeps its style and loses its value (a formula stays, without a cached value).
 */
export type WrittenValue = (WorkbookValue & { readonly power?: number }) | { readonly kind: 'blank' };

/** A formula of the template that we wrote an amount under. It stays; this says what it will show in Excel. */
export type FormulaNote = {
  readonly sheet: string;
  /** As Excel shows it, after insertions: `C33`. */
  readonly cell: string;
  readonly formula: string;
  /** The amount we wrote as the cached value; empty for blank. */
  readonly written: string;
  /** What the formula gives on the filled workbook; absent when it cannot be computed here. */
  readonly computed?: string;
  /** Why it cannot be computed, in words for an engineer. */
  readonly reason?: string;
};
