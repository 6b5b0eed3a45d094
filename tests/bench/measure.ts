import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Milliseconds of one piece of work, over many times it was done. */
export type Figure = {
  readonly name: string;
  readonly median: number;
  readonly fastest: number;
  /** Of the process's own processors: what is left of it when the machine has nothing else to do. */
  readonly busy: number;
  readonly times: number;
};

/** Something done once; `before` gets it ready and is not measured. */
export type Work = {
  readonly name: string;
  readonly before?: () => unknown;
  readonly run: () => unknown;
};

/** How long each group is measured, and how often at least. */
export type Span = { readonly seconds: number; readonly atLeast: number; readonly warm: number };

const USUAL: Span = { seconds: 4, atLeast: 10, warm: 20 };

/**
 * Does each work in turn, over and over, so that whatever else the machine does falls on all of them alike; the median
 * of each is taken.
 */
export async function sideBySide(works: readonly Work[], span: Partial<Span> = {}): Promise<Figure[]> {
  const { seconds, atLeast, warm } = { ...USUAL, ...span };
  const samples = works.map((): number[] => []);
  const busy = works.map(() => 0);
  const doAll = async (kept: boolean): Promise<void> => {
    for (const [at, { before, run }] of works.entries()) {
      await before?.();
      const used = process.cpuUsage();
      const began = performance.now();
      const answer = run();
      if (answer instanceof Promise) await answer;
      const passed = performance.now() - began;
      const { user, system } = process.cpuUsage(used);
      if (!kept) continue;
      samples[at]?.push(passed);
      busy[at] = (busy[at] ?? 0) + (user + system) / 1000;
    }
  };
  for (let time = 0; time < warm; time += 1) await doAll(false);
  globalThis.gc?.();
  const until = performance.now() + seconds * 1000;
  for (let time = 0; time < atLeast || performance.now() < until; time += 1) await doAll(true);
  return works.map(({ name }, at) => figure(name, samples[at] ?? [], busy[at] ?? 0));
}

function figure(name: string, samples: readonly number[], busy: number): Figure {
  const sorted = samples.toSorted((one, other) => one - other);
  return {
    name,
    median: sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN,
    fastest: sorted[0] ?? Number.NaN,
    busy: busy / sorted.length,
    times: sorted.length,
  };
}

/** A line of the table: the program's work beside what it is measured by. */
export type Row = {
  readonly work: string;
  readonly ours: Figure;
  readonly peer?: Figure;
  /** As it was asked for: a share of the peer, or milliseconds. */
  readonly target?:
    | { readonly ofPeer: number }
    | { readonly milliseconds: number }
    | { readonly megabytes: number };
  /** What the figures count; absent: milliseconds. */
  readonly unit?: 'MB';
  /** What was measured before, in words. */
  readonly before?: string;
};

/** Two figures measured side by side, as a row has them. */
export function pair(ours: Figure | undefined, peer: Figure | undefined): Pick<Row, 'ours' | 'peer'> {
  if (!ours) throw new Error('Nothing was measured');
  return peer ? { ours, peer } : { ours };
}

export function isMet({ ours, peer, target }: Row): boolean | undefined {
  if (!target) return undefined;
  if ('milliseconds' in target) return ours.median <= target.milliseconds;
  if ('megabytes' in target) return ours.median <= target.megabytes;
  return peer && ours.median <= peer.median * target.ofPeer;
}

/** The figure of samples that were taken apart. */
export function figureOf(name: string, samples: readonly number[]): Figure {
  const sorted = samples.toSorted((one, other) => one - other);
  const [fastest = Number.NaN] = sorted;
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return { name, median, fastest, busy: Number.NaN, times: samples.length };
}

/** How long work takes that answers at once. */
export function millisecondsOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** How busy the machine is with everything: figures of several threads depend on it. */
export function loadText(): string {
  return `负载 ${loadavg()[0]?.toFixed(1)}`;
}
