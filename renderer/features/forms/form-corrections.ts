import { formAnswersKey } from '#shared/forms/form-answers-key';
import type { Answer } from '#shared/mapping/answer';
import type { MappingReport } from '#shared/mapping/mapping-report';
import { openSession } from '../../store/project-store';
import { answersNow, type Corrections, rememberCorrections } from '../import/corrections';
import type { ReadForms } from './import-forms';

/** What the clerk said in the dialog of words of forms, by the name of their kind. */
export type FormCorrections = ReadonlyMap<string, Corrections>;

/** The corrections with those of one kind changed; what was in force of a kind is what was remembered of it. */
export function correctKind(
  corrections: FormCorrections,
  { kind, mapping }: ReadForms['mappings'][number],
  change: (before: Corrections) => Corrections,
): FormCorrections {
  const own = corrections.get(kind) ?? untouched(kind, mapping);
  return new Map(corrections).set(kind, change(own));
}

function untouched(kind: string, { answers }: MappingReport): Corrections {
  return {
    packId: formAnswersKey(openSession().pack, kind),
    known: answers,
    said: [],
    withdrawn: [],
  };
}

/** By which answers the forms are to be read now; `undefined`: by what is remembered. */
export function formAnswersNow(
  corrections: FormCorrections,
  mappings: ReadForms['mappings'],
): { kind: string; answers: Answer[] }[] | undefined {
  if (corrections.size === 0) return undefined;
  const untold = mappings.filter(({ kind }) => !corrections.has(kind));
  return [
    ...untold.map(({ kind, mapping }) => ({ kind, answers: mapping.answers })),
    ...[...corrections].map(([kind, said]) => ({ kind, answers: answersNow(said) })),
  ];
}

/** Keeps what was said for the next forms with the same words. */
export async function rememberFormCorrections(corrections: FormCorrections): Promise<void> {
  for (const said of corrections.values()) await rememberCorrections(said);
}
