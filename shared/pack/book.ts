import type { BookId } from '../rule/rule';
import type { Pack, Table } from './pack';

/** 上年数: last year's tables. Every pack has this book; importing, comparing and carrying forward speak of it. */
export const PRIOR_BOOK: BookId = '上年';

/** The tables of a kind of book, in printed order; none when the pack has no such kind. */
export function tablesOfKind(pack: Pack, kind: BookId): readonly Table[] {
  return pack.books.find(({ name }) => name === kind)?.tables ?? [];
}

export function hasKind(pack: Pack, kind: BookId): boolean {
  return pack.books.some(({ name }) => name === kind);
}
