import type { BookId } from '../rule/rule';

/** (table, line, column): written `01[27,1]`, `03[2010301,2]`, `05[合计,1]`; in another book `上年.01[60,2]`. */
export type Address = TablePlace & { readonly line: string; readonly column: number };

/** A table in one of the project's books. */
export type TablePlace = {
  /** Absent: the project's own tables. */
  readonly book?: BookId;
  readonly table: string;
};

export function placeOf({ book, table }: TablePlace): TablePlace {
  return book === undefined ? { table } : { book, table };
}

/** The printed form of an address, which is also its identity in maps and in JSON. */
export type AddressText = string;

/** A book's name must come through an address unchanged. */
export function isBookName(name: string): boolean {
  return parseAddress(`${name}.1[1,1]`)?.book === name;
}

const ADDRESS = /^(?:([^[\].]+)\.)?([^[\].]+)\[([^,\]]+),(\d+)\]$/;

export function addressText(table: string, line: string, column: number): AddressText {
  return `${table}[${line},${column}]`;
}

export function writeAddress(address: Address): AddressText {
  const text = addressText(address.table, address.line, address.column);
  return address.book === undefined ? text : `${address.book}.${text}`;
}

/** Whether a cell stands in the project's own tables, as all do that are shown and typed into. */
export function isOwn(text: AddressText): boolean {
  return parseAddress(text)?.book === undefined;
}

/** Reads an address as a clerk or a command line writes it; `undefined` when it has not that form. */
export function parseAddress(text: string): Address | undefined {
  const match = ADDRESS.exec(text.normalize('NFKC').replaceAll(' ', ''));
  if (!match) return undefined;
  const [, book, table = '', line = '', column = ''] = match;
  return { table, line, column: Number(column), ...(book === undefined ? {} : { book }) };
}
