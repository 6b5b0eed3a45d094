import type { Diagnosis } from '../diagnose/cause';
import { diagnose } from '../diagnose/diagnose';
import type { ProjectDocument } from '../document/document';
import type { Engine } from '../engine/engine';
import type { Steps } from '../kit/steps';
import { withMissingLines } from './missing-lines';
import type { Session } from './session';

// Generators of their own and not made in each session: what a generator function is made in stays in memory, for the kind
// of its generators is kept among the old until everything is looked through.

/** The causes of what fails in the session, lines that a table lacks among them, which are tried in a `fork`. */
export function* searchCausesIn(session: Session, engine: Engine, fork: () => Session): Steps<Diagnosis> {
  return yield* withMissingLines(session, yield* diagnose(engine), fork);
}

/** Carries a search out while the document is the one that it began with; `found` takes what it finds. */
export function* searchWhileOpen(
  open: () => ProjectDocument,
  search: () => Steps<Diagnosis>,
  found: (of: ProjectDocument, diagnosis: Diagnosis) => void,
): Steps<Diagnosis> {
  const of = open();
  const steps = search();
  let step = steps.next();
  while (!step.done) {
    yield;
    if (open() !== of) throw new Error('What is searched is no longer what is open');
    step = steps.next();
  }
  found(of, step.value);
  return step.value;
}
