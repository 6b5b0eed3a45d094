import type { AddressText } from '../document/address';
import type { Engine } from '../engine/engine';
import { addSummaries, type Finding, type FindingSummary, NOTHING_FOUND } from '../engine/finding';
import type { BookId } from '../rule/rule';
import { type OpenForm, tell } from './open-form';

/** A form with all that is found of it. */
export type JudgedForm = {
  readonly book: BookId;
  /** Of the 项目, for the sentences. */
  readonly name: string;
  readonly form: OpenForm;
  /** Absent: its rules are not run, because nobody has filled it in. */
  readonly engine: Engine | undefined;
  /** What the program itself finds of it, beside its rules. */
  readonly besides: () => readonly Finding[];
};

/** What is said of a form, as it is said of the project; once for what stands in it. */
export function findingsOfForm(
  { book, name, form, engine, besides }: JudgedForm,
  which: 'findings' | 'outstanding' | 'failing',
): readonly Finding[] {
  const known =
    form.known[which] ??
    [...besides(), ...(engine?.[which]() ?? [])].map((finding) => tell(book, name, form, finding));
  form.known[which] = known;
  return known;
}

/** Of that only what is about a cell, which is addressed as in the form. */
export function findingsAtCell(
  { book, name, form, engine, besides }: JudgedForm,
  cell: AddressText,
): readonly Finding[] {
  const own = besides().filter(({ cells }) => cells.includes(cell));
  return [...own, ...(engine?.findingsOf(cell) ?? [])].map((finding) => tell(book, name, form, finding));
}

export function countFormFindings({ form, engine, besides }: JudgedForm): FindingSummary {
  form.known.counts ??= addSummaries(engine?.summary() ?? NOTHING_FOUND, {
    ...NOTHING_FOUND,
    fail: besides().length,
  });
  return form.known.counts;
}
