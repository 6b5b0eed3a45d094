import type { CellValue, Scale } from '../amount/amount';
import type { Facts } from '../pack/facts';
import type { CodedLine } from '../pack/table-shape';
import type { Severity } from '../rule/rule';
import type { AddressText } from './address';

/**
 * A project's content: everything the clerk or a workbook said, and nothing that can be computed from it.
 * Immutable; only `applyDiff` makes a new one.
 */
export type ProjectDocument = {
  readonly packId: string;
  readonly facts: Facts;
  readonly tables: ReadonlyMap<string, TableContent>;
  readonly prior?: PriorYear;
  /** 出错说明 by finding key (`findingKey`). */
  readonly explanations: ReadonlyMap<string, string>;
  /** 批注 by the cell they stand at. A cell may have left with its line on an import; its note is kept. */
  readonly notes: ReadonlyMap<AddressText, string>;
  /** What an import could not take as it stood; an entry goes when its cell is edited or the clerk dismisses it. */
  readonly issues: readonly ImportIssue[];
};

export type TableContent = {
  /** The workbook this came from lacked the table; rules that read it are not run. */
  readonly absent: boolean;
  /** Scale in which its amounts were typed or printed: 万元 gives rounding envelopes. */
  readonly scale: Scale;
  /** Lines keyed by 科目编码, sorted by code. */
  readonly lines: readonly CodedLine[];
  /** Line key → column → entry. What has no entry is blank or derived. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<number, Entry>>;
};

/** What someone put into a cell. On a derived cell it is an override (改写), unless `rounded`. */
export type Entry = {
  readonly value: CellValue;
  /** A printed total in 万元 inside the rounding envelope: shown as printed, no override. */
  readonly rounded?: true;
};

/**
 * 上年数: last year's tables as printed, in the tables, lines and columns of this year's pack (`translatePrior`).
 * Nothing in them is derived again.
 */
export type PriorYear = {
  readonly packId: string;
  readonly facts: Facts;
  readonly source: string;
  readonly tables: ReadonlyMap<string, TableContent>;
  /** What last year's tables, of another pack, had no place for; absent: nothing. */
  readonly lacks?: readonly PriorLack[];
};

/** Columns and fixed lines of a table that have no counterpart in last year's. */
export type PriorLack = {
  readonly table: string;
  readonly columns: readonly number[];
  readonly lines: readonly string[];
};

/** A trouble met on import, reported as a finding of `rule` until it is dealt with. */
export type ImportIssue = {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Cells it concerns, empty when it concerns no cell of the project. */
  readonly cells: readonly AddressText[];
  /** Where in the workbook: `GK01…!C7`; empty when nowhere in particular. */
  readonly place: string;
};

const NO_ENTRIES: ReadonlyMap<string, ReadonlyMap<number, Entry>> = new Map();

export const EMPTY_TABLE: TableContent = { absent: false, scale: 'yuan', lines: [], entries: NO_ENTRIES };

export function entryAt(
  document: ProjectDocument,
  table: string,
  line: string,
  column: number,
): Entry | undefined {
  return document.tables.get(table)?.entries.get(line)?.get(column);
}
