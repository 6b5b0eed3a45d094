import { writeAddress } from '../document/address';
import type { FormFacts } from '../document/document';
import type { Finding } from '../engine/finding';
import type { FormKind } from '../pack/pack';

/**
 * The program's own check of forms: the document counts 项目 by level, and of this one nobody said which it is of, so that
 * its number and money would be missing there in silence. `undefined`: nothing is missing.
 */
export function withoutLevel(kind: FormKind, facts: FormFacts): Finding | undefined {
  if (facts.level !== '' || !kind.sums.some(({ level }) => level !== undefined)) return undefined;
  const cell = writeAddress(kind.score);
  return {
    key: `Z-1|${cell}`,
    rule: 'Z-1',
    state: 'fail',
    severity: 'error',
    message: '没有选一级项目还是二级项目，个数和金额没有算上这个项目，请在“绩效自评”列表的“级别”一栏选定',
    cells: [cell],
    expected: null,
    actual: null,
    difference: null,
    reason: '',
  };
}
