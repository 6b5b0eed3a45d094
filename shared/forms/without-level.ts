import { writeAddress } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { Finding } from '../engine/finding';
import type { FormKind } from '../pack/pack';
import type { BookId } from '../rule/rule';

/** The rule that no pack has: it is about the list of forms, which nothing that is printed has. */
export const WITHOUT_LEVEL = 'Z-1';

/**
 * The program's own check of forms: the document counts 项目 by level, and of this one nobody said which it is of, so that
 * its number and money would be missing there in silence. None: nothing is missing.
 */
export function withoutLevel({ books }: ProjectDocument, book: BookId, kind: FormKind): readonly Finding[] {
  const isAsked = kind.sums.some(({ level }) => level !== undefined);
  if (!isAsked || books.get(book)?.form?.level !== '') return [];
  const cell = writeAddress(kind.score);
  const found: Finding = {
    key: `${WITHOUT_LEVEL}|${cell}`,
    rule: WITHOUT_LEVEL,
    state: 'fail',
    severity: 'error',
    message: '没有选一级项目还是二级项目，个数和金额没有算上这个项目，请在“绩效自评”列表的“级别”一栏选定',
    cells: [cell],
    expected: null,
    actual: null,
    difference: null,
    reason: '',
  };
  return [found];
}
