import { z } from 'zod';
import { present } from '../kit/assert';
import type { BookId, ColumnNumber, LineKey, TableId } from '../rule/rule';

/** (table, line, column): written `01[27,1]`, `03[2010301,2]`, `05[合计,1]`; in another book `上年.01[60,2]`. */
export type Address = TablePlace & { readonly line: LineKey; readonly column: ColumnNumber };

/** A table in one of the project's books. */
export type TablePlace = {
  /** Absent: the project's own tables. */
  readonly book?: BookId;
  readonly table: TableId;
};

export function placeOf({ book, table }: TablePlace): TablePlace {
  return book === undefined ? { table } : { book, table };
}

/**
 * The printed form of an address, which is also its identity in maps and in JSON. No other text is one: what a clerk
 * types and what a file says comes in through `parseAddress` or `addressWords`.
 */
export type AddressText = `${string}[${string},${number}]`;

/** An address in a file or an answer, as it is written there. */
export const addressWords = z.custom<AddressText>(
  (text) => typeof text === 'string' && ADDRESS.test(text),
  '单元格应写成 表[行,栏]，例如 01[27,1]',
);

/** A book's name must come through an address unchanged. */
export function isBookName(name: string): boolean {
  return parseAddress(`${name}.1[1,1]`)?.book === name;
}

const ADDRESS = /^(?:([^[\].]+)\.)?([^[\].]+)\[([^,\]]+),(\d+)\]$/;

export function addressText(table: TableId, line: LineKey, column: ColumnNumber): AddressText {
  return `${table}[${line},${column}]`;
}

export function writeAddress(address: Address): AddressText {
  const text = addressText(address.table, address.line, address.column);
  return address.book === undefined ? text : `${address.book}.${text}`;
}

/** Whether a cell stands in the project's own tables, as all do that are shown and typed into. */
export function isOwn(text: AddressText): boolean {
  return toAddress(text).book === undefined;
}

/** The table of the project's own that a cell stands in; `undefined`: it stands in another book. */
export function ownTable(text: AddressText): string | undefined {
  const { book, table } = toAddress(text);
  return book === undefined ? table : undefined;
}

/** What a written address says. */
export function toAddress(text: AddressText): Address {
  return present(addressIn(text), 'it is written as addresses are', text);
}

/** Reads an address as a clerk or a command line writes it; `undefined` when it has not that form. */
export function parseAddress(text: string): Address | undefined {
  return addressIn(text.normalize('NFKC').replaceAll(' ', ''));
}

/** The parts that `ADDRESS` names, found by its signs: drawing a table reads tens of thousands of addresses. */
function addressIn(text: string): Address | undefined {
  const opens = text.indexOf('[');
  const comma = text.indexOf(',', opens);
  const closes = text.length - 1;
  // The first bracket that closes is the last sign, so that no part has one.
  if (opens <= 0 || comma <= opens + 1 || text.indexOf(']') !== closes) return undefined;
  for (let at = comma + 1; at < closes; at += 1) if (!isDigit(text.charCodeAt(at))) return undefined;
  if (comma + 1 === closes) return undefined;
  const line = text.slice(opens + 1, comma);
  const column = Number(text.slice(comma + 1, closes));
  const dot = text.indexOf('.');
  if (dot < 0 || dot > opens) return { table: text.slice(0, opens), line, column };
  const table = text.slice(dot + 1, opens);
  if (dot === 0 || table === '' || table.includes('.')) return undefined;
  return { table, line, column, book: text.slice(0, dot) };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
