import type { BatchProgress } from '#shared/batch/progress-text';

export const NO_PROGRESS: BatchProgress = { done: 0, total: 0, perSecond: null, secondsLeft: null };

/** Of late means the last so many milliseconds: the first files wait for packs to load, and say little of the rest. */
const LATELY = 20_000;

/**
 * Follows how many files are done. `done` before it began (a run taken up again) take no part in the rate.
 *
 * @param now milliseconds of a clock that only goes forward
 */
export function followProgress(total: number, begunWith: number, now: () => number) {
  const marks: { readonly at: number; readonly done: number }[] = [{ at: now(), done: begunWith }];
  let done = begunWith;
  return {
    one(): BatchProgress {
      done += 1;
      const at = now();
      marks.push({ at, done });
      while (marks.length > 2 && at - (marks[0]?.at ?? at) > LATELY) marks.shift();
      return this.now();
    },
    now(): BatchProgress {
      const [first] = marks;
      const last = marks.at(-1);
      const passed = first && last ? last.at - first.at : 0;
      if (!first || !last || passed < 500) return { done, total, perSecond: null, secondsLeft: null };
      const perSecond = ((last.done - first.done) * 1000) / passed;
      return { done, total, perSecond, secondsLeft: perSecond > 0 ? (total - done) / perSecond : null };
    },
  };
}
