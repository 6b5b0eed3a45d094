import type { AddressText } from '../document/address';
import type { Book } from '../document/document';

/** A unit whose tables are summed: its file, and its tables as printed (a book of the kind 单位). */
export type Member = { readonly file: string; readonly book: Book };

/** A unit of a sum by its names, whether its tables are held or not. */
export type NamedUnit = { readonly file: string; readonly organisation: string };

/** A cell of a member's own tables. */
export type MemberCell = NamedUnit & { readonly cell: AddressText };

/** A unit that is not in the sum, or of which there is something to say, and what, for the clerk. */
export type LeftOut = NamedUnit & { readonly reason: string };
