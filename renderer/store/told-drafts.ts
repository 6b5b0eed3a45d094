import type { Step } from '#shared/document/command';
import { type Diff, reverseDiff } from '#shared/document/diff';
import type { Session } from '#shared/session/session';
import { useDrafts } from './drafts';

/** What the journal was told of texts that are being written: the steps that would have written them then. */
let told: readonly Step[] = [];

/** A journal begun anew, or none, knows of no text. */
export function forgetToldDrafts(): void {
  told = [];
}

/** Whether a journal has, or should have, a text that is being written. */
export function hasDrafts(): boolean {
  return told.length > 0 || useDrafts.getState().drafts.size > 0;
}

/**
 * The changes that bring the journal from the texts it was told of to those that are being written now. What it was told
 * is taken back to what the project has by now, which may be the text itself.
 */
export function changesOfDrafts(session: Session): readonly Diff[] {
  const now = [...useDrafts.getState().drafts.values()].flatMap(({ text, step }) => step(text) ?? []);
  const changes = (steps: readonly Step[]): Diff[] =>
    steps.flatMap((step) => {
      const diff = session.wouldChange(step);
      return diff.ok ? [diff.value] : [];
    });
  const back = changes(told).map(reverseDiff);
  told = now;
  return [...back, ...changes(now)];
}
