import type { BookId } from '../rule/rule';
import type { FormKind, Pack, Table } from './pack';

/** 上年数: last year's tables. Every pack has this book; importing, comparing and carrying forward speak of it. */
export const PRIOR_BOOK: BookId = '上年';

/** 单位: a member of the units that a project sums up, as printed. As many of them as there are units. */
export const MEMBER_BOOK: BookId = '单位';

/** 抵销: what is taken off a sum of units because one of them handed it to another. */
export const ELIMINATION_BOOK: BookId = '抵销';

/** 部门: what the department typed itself, where its units are summed; to compare with. */
export const DEPARTMENT_BOOK: BookId = '部门';

/** 差额: no book, but cells by which 部门 and the sum differ; computed whenever they are asked for. No book may be called so. */
export const DIFFERENCE_BOOK: BookId = '差额';

/** Kinds that every pack has and no rule reads: their cells are read beside, and never become the engine's. */
export const BOOKS_APART: readonly BookId[] = [MEMBER_BOOK, ELIMINATION_BOOK, DEPARTMENT_BOOK];

/** The tables of a kind of book, in printed order; none when the pack has no such kind. */
export function tablesOfKind(pack: Pack, kind: BookId): readonly Table[] {
  return [...pack.books, ...pack.forms].find(({ name }) => name === kind)?.tables ?? [];
}

export function hasKind(pack: Pack, kind: BookId): boolean {
  return [...pack.books, ...pack.forms].some(({ name }) => name === kind);
}

/** The kind of forms a book is of; `undefined`: the book is no form. */
export function formKindOf(pack: Pack, kind: BookId): FormKind | undefined {
  return pack.forms.find(({ name }) => name === kind);
}
