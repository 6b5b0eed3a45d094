import { type Diff, reverseDiff } from './diff';

/** Steps, the nearest first. A chain, so that one more costs the same however many there are. */
type Steps = { readonly diff: Diff; readonly next: Steps | undefined };

/** What was done and what of it is undone. Each step is one command's diff. */
export type History = {
  /** In effect, the last one first. */
  readonly done: Steps | undefined;
  /** Can be redone, the next one first. */
  readonly undone: Steps | undefined;
};

export const NO_HISTORY: History = { done: undefined, undone: undefined };

/** A new step forgets what could have been redone. */
export function recordStep({ done }: History, diff: Diff): History {
  return { done: { diff, next: done }, undone: undefined };
}

/** The step that one step back would take back; `undefined` at the beginning. */
export function lastStep({ done }: History): Diff | undefined {
  return done?.diff;
}

/** The diff to apply for one step back, with the history after it; `undefined` at the beginning. */
export function stepBack({
  done,
  undone,
}: History): { readonly diff: Diff; readonly history: History } | undefined {
  if (!done) return undefined;
  const { diff, next } = done;
  return { diff: reverseDiff(diff), history: { done: next, undone: { diff, next: undone } } };
}

/** The diff to apply for one step forward again; `undefined` at the end. */
export function stepForward({
  done,
  undone,
}: History): { readonly diff: Diff; readonly history: History } | undefined {
  if (!undone) return undefined;
  const { diff, next } = undone;
  return { diff, history: { done: { diff, next: done }, undone: next } };
}
