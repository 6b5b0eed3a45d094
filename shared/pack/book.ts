import type { BookId } from '../rule/rule';
import type { Pack, Table } from './pack';

/**
 * A book (套表) that a project of the pack may hold besides its own tables: what it is called, and which tables
 * stand in it. Several books of a project may be of one kind (a form for each of its projects).
 */
export type BookKind = {
  /** The name by which rules call it: `上年` in `上年.01[60,2]`. */
  readonly name: BookId;
  readonly tables: readonly Table[];
};

/** 上年数: last year's tables. Every pack has this book; importing, comparing and carrying forward speak of it. */
export const PRIOR_BOOK: BookId = '上年';

/** The tables of a kind of book, in printed order; none when the pack has no such kind. */
export function tablesOfKind(pack: Pack, kind: BookId): readonly Table[] {
  return pack.books.find(({ name }) => name === kind)?.tables ?? [];
}
