import { type Diff, reverseDiff } from './diff';

/** What was done, newest last, and how far it is undone. Each step is one command's diff. */
export type History = {
  readonly steps: readonly Diff[];
  /** Steps before this position are in effect; the others can be redone. */
  readonly position: number;
};

export const NO_HISTORY: History = { steps: [], position: 0 };

/** A new step forgets what could have been redone. */
export function recordStep(history: History, diff: Diff): History {
  return { steps: [...history.steps.slice(0, history.position), diff], position: history.position + 1 };
}

/** The diff to apply for one step back, with the history after it; `undefined` at the beginning. */
export function stepBack(history: History): { readonly diff: Diff; readonly history: History } | undefined {
  const step = history.steps[history.position - 1];
  if (!step) return undefined;
  return { diff: reverseDiff(step), history: { ...history, position: history.position - 1 } };
}

/** The diff to apply for one step forward again; `undefined` at the end. */
export function stepForward(
  history: History,
): { readonly diff: Diff; readonly history: History } | undefined {
  const step = history.steps[history.position];
  if (!step) return undefined;
  return { diff: step, history: { ...history, position: history.position + 1 } };
}
