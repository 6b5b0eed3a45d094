import type { CellValue, Scale } from '../amount/amount';
import { tablesOfKind } from '../pack/book';
import type { Facts } from '../pack/facts';
import type { Pack, Table } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import type { BookId, ColumnNumber, LineKey, Severity, TableId } from '../rule/rule';
import type { Address, AddressText, TablePlace } from './address';

/**
 * A project's content: everything the clerk or a workbook said, and nothing that can be computed from it.
 * Immutable; only `applyDiff` makes a new one.
 */
export type ProjectDocument = {
  readonly packId: string;
  readonly facts: Facts;
  /** The project's own book: this year's tables. */
  readonly tables: ReadonlyMap<TableId, TableContent>;
  /** The books it holds besides, by the name their addresses begin with. */
  readonly books: ReadonlyMap<BookId, Book>;
  /** 出错说明 by finding key (`findingKey`). */
  readonly explanations: ReadonlyMap<string, string>;
  /** What the clerk writes for the document (职责, 主要原因…), by the key under which its template asks for it. */
  readonly texts: ReadonlyMap<string, string>;
  /** 批注 by the key of the text they stand at. */
  readonly textNotes: ReadonlyMap<string, string>;
  /** What the check of a text said and the clerk dismissed, by the text's key; it goes when the text changes. */
  readonly dismissals: ReadonlyMap<string, readonly DismissedMark[]>;
  /** 批注 by the cell they stand at. A cell may have left with its line on an import; its note is kept. */
  readonly notes: ReadonlyMap<AddressText, string>;
  /** What an import could not take as it stood; an entry goes when its cell is edited or the clerk dismisses it. */
  readonly issues: readonly ImportIssue[];
};

/** What the check of texts looks for: numbers no cell gives, other years and offices, what a form left to be replaced. */
export const TEXT_MARK_KINDS = ['number', 'year', 'office', 'placeholder'] as const;
export type TextMarkKind = (typeof TEXT_MARK_KINDS)[number];

/** A mark of the check of texts that the clerk looked at and let stand. */
export type DismissedMark = {
  readonly kind: TextMarkKind;
  /** The words it marks, wherever in the text they stand. */
  readonly words: string;
  /** Why they are right, as the clerk says it. */
  readonly reason: string;
};

export type TableContent = {
  /** The workbook this came from lacked the table; rules that read it are not run. */
  readonly absent: boolean;
  /** Scale in which its amounts were typed or printed: 万元 gives rounding envelopes. */
  readonly scale: Scale;
  /** Lines keyed by 科目编码, sorted by code. */
  readonly lines: readonly CodedLine[];
  /** Line key → column → entry. What has no entry is blank or derived. */
  readonly entries: ReadonlyMap<LineKey, ReadonlyMap<ColumnNumber, Entry>>;
};

/** What someone put into a cell. On a derived cell it is an override (改写), unless `rounded`. */
export type Entry = {
  readonly value: CellValue;
  /** A printed total in 万元 inside the rounding envelope: shown as printed, no override. */
  readonly rounded?: true;
};

/**
 * A book (套表): one set of tables under one name, with the same addresses, rules and diffs as the project's own.
 * 上年 is last year's, in the tables, lines and columns of this year's pack (`translatePrior`).
 */
export type Book = {
  /** Which of the pack's kinds of books it is (`Pack.books`), and so which tables it has. */
  readonly kind: BookId;
  /** It is there to be read, as it was printed: no command writes in it. */
  readonly readOnly: boolean;
  readonly packId: string;
  readonly facts: Facts;
  /** The file it came from, for the clerk. */
  readonly source: string;
  readonly tables: ReadonlyMap<TableId, TableContent>;
  /** What of its kind's tables it had no counterpart for, being of another pack; absent: nothing. */
  readonly lacks?: readonly Lack[];
  /** 出错说明 written in it, by finding key; offered where the same finding fails again. Absent: none. */
  readonly explanations?: ReadonlyMap<string, string>;
  /** Texts of its document, by their keys; offered under the same keys. Absent: none. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Present where the book is a self-evaluation form (`Pack.forms`): what its cells do not say. */
  readonly form?: FormFacts;
};

/** What the list of 项目 says of one, whatever its form looks like. */
export type FormFacts = {
  /** 项目名称; of the department's form its title. */
  readonly name: string;
  /** 一级项目, 二级项目; empty where nobody said, or it is the department's. */
  readonly level: '' | '一级' | '二级';
  /** 涉密: counted, and never printed. */
  readonly secret: boolean;
  /** Forms stand in the order of these numbers. */
  readonly place: number;
};

/** Columns and fixed lines of a table that have no counterpart in the book. */
export type Lack = {
  readonly table: TableId;
  readonly columns: readonly number[];
  readonly lines: readonly string[];
};

/** A trouble met on import, reported as a finding of `rule` until it is dealt with. */
export type ImportIssue = {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The table while reading which it was met; absent: it is about no single table. */
  readonly table?: string;
  /** Cells it concerns, empty when it concerns no cell of the project. */
  readonly cells: readonly AddressText[];
  /** Where in the workbook: `GK01…!C7`; empty when nowhere in particular. */
  readonly place: string;
};

const NO_ENTRIES: ReadonlyMap<LineKey, ReadonlyMap<ColumnNumber, Entry>> = new Map();

export const EMPTY_TABLE: TableContent = { absent: false, scale: 'yuan', lines: [], entries: NO_ENTRIES };

/** The tables of a book; of the project's own without one. `undefined`: the project has no such book. */
export function tablesIn(
  document: ProjectDocument,
  book: BookId | undefined,
): ReadonlyMap<TableId, TableContent> | undefined {
  return book === undefined ? document.tables : document.books.get(book)?.tables;
}

/** How the pack prints a table of a book; `undefined`: the book, or its kind, has no such table. */
export function shapeAt(
  pack: Pack,
  { books }: ProjectDocument,
  { book, table }: TablePlace,
): Table | undefined {
  const kind = book === undefined ? undefined : books.get(book)?.kind;
  if (book !== undefined && kind === undefined) return undefined;
  const tables = kind === undefined ? pack.tables : tablesOfKind(pack, kind);
  return tables.find(({ id }) => id === table);
}

/** What was put into a cell; `undefined` when nobody put anything there. */
export function entryAt(document: ProjectDocument, address: Address): Entry | undefined {
  return tablesIn(document, address.book)?.get(address.table)?.entries.get(address.line)?.get(address.column);
}
