import { z } from 'zod';
import { changeText } from './cause-words';
import { UNIT_STATES, type UnitResult } from './unit-result';

/** What came of one file, as a row of the window's table: counts, and the one sentence that says most. */
export const unitRow = z.object({
  file: z.string(),
  state: z.enum(UNIT_STATES),
  organisation: z.string(),
  year: z.number().int().nullable(),
  pack: z.string().nullable(),
  errors: z.number().int(),
  warnings: z.number().int(),
  hints: z.number().int(),
  unexplained: z.number().int(),
  /** Findings that were not run: none of them passed. */
  notRun: z.number().int(),
  /** Tables that it lacks, questions that nobody answered, and what else was not read: see `unread`. */
  unread: z.number().int(),
  /** Why it is unusable, its likeliest mistake, or its first question. */
  likeliest: z.string(),
});
export type UnitRow = z.infer<typeof unitRow>;

export function rowOf(result: UnitResult): UnitRow {
  const { file, state, organisation, year, pack, errors, warnings, hints, unexplained, summary } = result;
  const { absent, questions, notes } = result;
  return {
    file,
    state,
    organisation,
    year,
    pack,
    errors,
    warnings,
    hints,
    unexplained,
    notRun: summary?.notRun ?? 0,
    unread: absent.length + questions.length + notes.length,
    likeliest: likeliest(result),
  };
}

/** Why a unit cannot be used, else its likeliest mistake, else the first question about it; empty: nothing is known against it. */
export function likeliest({ reason, causes, questions, findings }: UnitResult): string {
  const [first] = causes;
  if (reason !== '') return reason;
  if (!first) {
    const error = findings.find(({ severity }) => severity === 'error');
    return error?.message ?? questions[0] ?? '';
  }
  const cells = first.cells.slice(0, 3).map(changeText);
  return `${cells.join('；')}　${first.reason}`;
}
