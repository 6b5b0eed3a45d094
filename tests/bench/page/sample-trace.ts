/** Marks set in the page: an Enter arrived; the frame about to be painted shows what it changed. */
export const ENTERED = 'entered';
export const STANDS = 'stands';

/** Tasks of a thread, steps of its frames, and marks. */
export const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** How long the page is left alone after an Enter: what follows the painted cell is over before the next key. */
export const PAUSE_MS = 100;

/** One Enter, in milliseconds. */
export type Sample = {
  /** Script, style, layout and paint on the page's own thread, from the keydown to the end of its frame. */
  readonly work: number;
  /** By the clock, with the waiting for the screen's next frame. */
  readonly passed: number;
  /** The thread's work until all around it has followed: bars, lists, panels. */
  readonly all: number;
};

/** An event of Chromium's trace; times in microseconds. */
type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
};

/** Reads the Enters off a trace. The painting of a frame ends with its Commit, where other threads take over. */
export function sampleTrace(trace: Buffer): Sample[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const marked = traceEvents.find(({ name }) => name === ENTERED);
  const own = traceEvents
    .filter(({ pid, tid }) => pid === marked?.pid && tid === marked.tid)
    .toSorted((one, other) => one.ts - other.ts);
  const tasks = own.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
  return own
    .filter(({ name }) => name === ENTERED)
    .map(({ ts: from }) => {
      const stands = own.find(({ name, ts }) => name === STANDS && ts >= from);
      const commit = own.find(({ name, ts }) => name === 'Commit' && stands && ts >= stands.ts);
      const to = commit ? endOf(commit) : Number.NaN;
      const until = from + PAUSE_MS * 1000;
      return { work: busy(tasks, from, to), passed: (to - from) / 1000, all: busy(tasks, from, until) };
    });
}

/** Milliseconds of tasks between two times. */
function busy(tasks: readonly TraceEvent[], from: number, to: number): number {
  const shared = tasks.map((task) => Math.min(endOf(task), to) - Math.max(task.ts, from));
  return shared.filter((time) => time > 0).reduce((sum, time) => sum + time, 0) / 1000;
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}
