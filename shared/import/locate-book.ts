import { failed, ok, type Result } from '../kit/result';
import type { Answer } from '../mapping/answer';
import { type PackWithAnswers, withAnswers } from '../mapping/with-answers';
import { namesLookedFor } from '../pack/names-looked-for';
import type { Pack } from '../pack/pack';
import { type LocatedWorkbook, locateTables } from '../workbook/locate-tables';
import type { PlainWorkbook } from '../workbook/sheet';
import type { ImportProblem } from './import-problem';

/**
 * An import goes by stages: a workbook is read, its pack recognised, its tables located, their values taken, the
 * whole judged. Each stage is a value that depends on the one before it alone and is made once; whoever holds them goes on
 * from the one that changed (a clerk who says what a word means: from locating).
 */
export type LocatedBook = {
  readonly pack: Pack;
  readonly workbook: PlainWorkbook;
  /** What the clerk said of the workbook's words. */
  readonly answers: readonly Answer[];
  readonly speaking: PackWithAnswers;
  readonly located: LocatedWorkbook;
};

/**
 * Finds the pack's tables in a workbook. `asked-about`: where none is found the book is empty, and its 对应关系 asks what each
 * sheet is. Words are read by the clerk's answers first, then by the pack's names. */
export function locateBook(
  pack: Pack,
  workbook: PlainWorkbook,
  answers: readonly Answer[],
  empty: 'refused' | 'asked-about' = 'refused',
): Result<LocatedBook, ImportProblem> {
  const speaking = withAnswers(pack, answers);
  const located = locateTables(workbook, speaking.pack);
  // A table of which only the name is in doubt is asked about; so is all of a workbook in which nothing was found.
  if (
    located.tables.length > 0 ||
    located.conflicts.length > 0 ||
    (empty === 'asked-about' && located.ministrySheets.length === 0)
  )
    return ok({ pack, workbook, answers, speaking, located });
  const [ministry] = located.ministrySheets;
  return failed(
    ministry ? { kind: 'ministry-tables', ...ministry } : { kind: 'no-tables', looked: namesLookedFor(pack) },
  );
}
