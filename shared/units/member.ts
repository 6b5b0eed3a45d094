import type { AddressText } from '../document/address';
import type { Book } from '../document/document';

/** A unit whose tables are summed: its file, and its tables as printed (a book of the kind 单位). */
export type Member = { readonly file: string; readonly book: Book };

/** A cell of a member's own tables. */
export type MemberCell = { readonly file: string; readonly organisation: string; readonly cell: AddressText };

/** A unit that is not in the sum, and why, for the clerk. */
export type LeftOut = { readonly file: string; readonly organisation: string; readonly reason: string };
