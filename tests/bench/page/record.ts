import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { greatest } from '../../../shared/kit/lists';
import type { Passed } from './until-painted';

/** A line of dist/bench/page-benchmarks.json: what was measured on the page, in milliseconds. */
export type PageRow = {
  readonly work: string;
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly times: number;
  /** The page thread's own processor time, the median. */
  readonly busy?: number;
  /** The longest task of the page's thread meanwhile, and how many went over 50 ms each time. */
  readonly longestTask?: number;
  readonly tasksOver50?: number;
  readonly target?: number;
  /** How busy the machine was with everything. */
  readonly load: number;
};

const inRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const FILE = inRoot('dist/bench/page-benchmarks.json');
/** With JUESUAN_KEEP=1, on a quiet machine, the figures are kept for readers as well. */
const FILES = process.env.JUESUAN_KEEP === '1' ? [FILE, inRoot('docs/page-benchmarks.json')] : [FILE];

/** Prints the row and keeps it in place of the last one of that name. `target`: milliseconds that were asked for. */
export function recordRow(work: string, samples: readonly Passed[], target?: number): void {
  const sorted = inOrder(samples.map(({ passed }) => passed));
  const busy = samples.flatMap((sample) => sample.busy ?? []);
  const tasks = samples.flatMap((sample) => (sample.tasks ? [sample.tasks] : []));
  const row: PageRow = {
    work,
    median: medianOf(sorted),
    fastest: sorted[0] ?? Number.NaN,
    slowest: sorted.at(-1) ?? Number.NaN,
    times: sorted.length,
    ...(busy.length === 0 ? {} : { busy: medianOf(busy) }),
    ...(tasks.length === 0
      ? {}
      : {
          longestTask: greatest(
            tasks.map(({ longest }) => longest),
            0,
          ),
          tasksOver50: tasks.reduce((sum, { over50 }) => sum + over50, 0) / tasks.length,
        }),
    ...(target === undefined ? {} : { target }),
    load: Number(loadavg()[0]?.toFixed(1)),
  };
  keep(row);
  const ms = (figure: number) => `${figure.toFixed(1)} ms`;
  const more = [
    ...(row.busy === undefined ? [] : [`   处理器 ${ms(row.busy)}`]),
    ...(row.longestTask === undefined
      ? []
      : [`   最长任务 ${ms(row.longestTask)}，超过 50 ms 的 ${row.tasksOver50?.toFixed(1)} 个`]),
  ].join('');
  const met = target === undefined ? '' : `   目标 ≤ ${target} ms${row.median <= target ? '' : '（未达到）'}`;
  console.log(
    `  ${work}\n    中位数 ${ms(row.median)}   最快 ${ms(row.fastest)}   最慢 ${ms(row.slowest)}${more}   负载 ${row.load}${met}`,
  );
}

/** The same of what is counted, not timed. */
export function recordCount(work: string, count: number): void {
  keep({ work, count });
  console.log(`  ${work}　${count}`);
}

function keep(row: PageRow | { readonly work: string; readonly count: number }): void {
  for (const file of FILES) {
    const kept = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly work: string }[])
      : [];
    mkdirSync(dirname(file), { recursive: true });
    const rows = [...kept.filter(({ work }) => work !== row.work), row];
    writeFileSync(file, `${JSON.stringify(rows, null, 1)}\n`);
  }
}

function medianOf(figures: readonly number[]): number {
  return inOrder(figures)[Math.floor((figures.length - 1) / 2)] ?? Number.NaN;
}

function inOrder(figures: readonly number[]): number[] {
  return figures.toSorted((one, other) => one - other);
}
