import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Passed } from './until-painted';

/** A line of dist/bench/page-benchmarks.json: what was measured on the page, in milliseconds. */
export type PageRow = {
  readonly work: string;
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly times: number;
  /** The page thread's own processor time, the median. */
  readonly busy: number;
  /** The longest task of the page's thread meanwhile, and how many went over 50 ms each time. */
  readonly longestTask: number;
  readonly tasksOver50: number;
  readonly target?: number;
  /** How busy the machine was with everything. */
  readonly load: number;
};

const FILE = fileURLToPath(new URL('../../../dist/bench/page-benchmarks.json', import.meta.url));

/** Prints the row and keeps it in place of the last one of that name. `target`: milliseconds that were asked for. */
export function recordRow(work: string, samples: readonly Passed[], target?: number): void {
  const sorted = inOrder(samples.map(({ passed }) => passed));
  const row: PageRow = {
    work,
    median: medianOf(sorted),
    fastest: sorted[0] ?? Number.NaN,
    slowest: sorted.at(-1) ?? Number.NaN,
    times: sorted.length,
    busy: medianOf(samples.map(({ busy }) => busy)),
    longestTask: Math.max(0, ...samples.map(({ longest }) => longest)),
    tasksOver50: samples.reduce((sum, { over50 }) => sum + over50, 0) / samples.length,
    ...(target === undefined ? {} : { target }),
    load: Number(loadavg()[0]?.toFixed(1)),
  };
  keep(row);
  const ms = (figure: number) => `${figure.toFixed(1)} ms`;
  const tasks = Number.isNaN(row.busy)
    ? ''
    : `   处理器 ${ms(row.busy)}   最长任务 ${ms(row.longestTask)}，超过 50 ms 的 ${row.tasksOver50.toFixed(1)} 个`;
  const met = target === undefined ? '' : `   目标 ≤ ${target} ms${row.median <= target ? '' : '（未达到）'}`;
  console.log(
    `  ${work}\n    中位数 ${ms(row.median)}   最快 ${ms(row.fastest)}   最慢 ${ms(row.slowest)}${tasks}   负载 ${row.load}${met}`,
  );
}

/** The same of what is counted, not timed. */
export function recordCount(work: string, count: number): void {
  keep({ work, count });
  console.log(`  ${work}　${count}`);
}

function keep(row: PageRow | { readonly work: string; readonly count: number }): void {
  const kept = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, 'utf8')) as { readonly work: string }[])
    : [];
  mkdirSync(dirname(FILE), { recursive: true });
  const rows = [...kept.filter(({ work }) => work !== row.work), row];
  writeFileSync(FILE, `${JSON.stringify(rows, null, 1)}\n`);
}

function medianOf(figures: readonly number[]): number {
  return inOrder(figures)[Math.floor((figures.length - 1) / 2)] ?? Number.NaN;
}

function inOrder(figures: readonly number[]): number[] {
  return figures.toSorted((one, other) => one - other);
}
