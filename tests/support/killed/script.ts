import fc from 'fast-check';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import { type Step, startDocuments, steps, take } from '../../shared/random-commands';
import { SHANXI } from '../../shared/shanxi-pack';

/** Random work of a clerk, the same for the same seed: a project to begin with, and what is done to it. */
export type Script = { readonly session: Session; readonly steps: readonly Step[] };

export function scriptOf(seed: number, rounds: number): Script {
  const [start] = fc.sample(startDocuments, { seed, numRuns: 1 });
  if (!start) throw new Error('No start');
  const created = createSession(SHANXI, start);
  if (!created.ok) throw new Error(created.problem.kind);
  return { session: created.value, steps: fc.sample(steps, { seed, numRuns: rounds }).flat() };
}

/** The project's text after each change that the steps bring about; the first is that of the beginning. */
export function textsOf({ session, steps: list }: Script): readonly string[] {
  const texts = [textOf(session)];
  session.subscribe(() => texts.push(textOf(session)));
  for (const step of list) take(session, step);
  return texts;
}

export function textOf(session: Session): string {
  return saveProject(SHANXI, session.document());
}
