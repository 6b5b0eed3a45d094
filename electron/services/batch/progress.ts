/** How far a batch is. */
export type BatchProgress = {
  readonly done: number;
  readonly total: number;
  /** Files a second, of late; null: too early to say. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
};

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

/** `已做 120/1000，每秒 14.2 个，还要约 1 分 2 秒`. */
export function progressText({ done, total, perSecond, secondsLeft }: BatchProgress): string {
  const rate =
    perSecond === null ? '' : `，每秒 ${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)} 个`;
  const left = secondsLeft === null || done === total ? '' : `，还要约 ${spanText(secondsLeft)}`;
  return `已做 ${done}/${total}${rate}${left}`;
}

function spanText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} 秒`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} 分 ${whole % 60} 秒`
    : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}
