import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';
import { DATA_TABLE_NAMES, type DataTable } from './schema';

/** Where the tables of a folder of results lie: `data/cells/year=2022/pack=…/part-00000.parquet`. */
export const DATA_FOLDER = 'data';

/** What Hive and all after it call the partition of rows that say nothing. */
const NOTHING_SAID = '__HIVE_DEFAULT_PARTITION__';

/** A partition, as engines read it from the names of folders. */
export type Partition = { readonly year: number | null; readonly pack: string | null };

const PART = /^part-\d{5}\.parquet$/;

export function partPath(table: DataTable, { year, pack }: Partition, part: number): string {
  const name = `part-${String(part).padStart(5, '0')}.parquet`;
  return join(DATA_FOLDER, table, `year=${year ?? NOTHING_SAID}`, `pack=${pack ?? NOTHING_SAID}`, name);
}

/** Writes one part so that its name holds a whole file or none. */
export async function writePart(
  folder: string,
  path: string,
  bytes: Uint8Array,
): Promise<Result<void, HostProblem>> {
  const whole = join(folder, path);
  try {
    await mkdir(dirname(whole), { recursive: true });
  } catch (error) {
    const trouble = troubleOf(error, 'write', whole);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
  const written = await writeFileAtomically(whole, bytes);
  return written.ok ? ok(undefined) : failed(fileProblem(written.problem));
}

/** The parts of a table below a folder of results, in the order of their names; none where there is no such table. */
export async function partsOf(folder: string, table: DataTable): Promise<readonly string[]> {
  const top = join(folder, DATA_FOLDER, table);
  try {
    const entries = await readdir(top, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile() && PART.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (troubleOf(error, 'list', top)?.kind === 'missing') return [];
    throw error;
  }
}

export function noData(folder: string): string {
  return `“${folder}”里没有可以查询的数据，请先用 juesuan check 文件夹 -o 结果文件夹 检查各单位`;
}

/** The packs that units of a folder of results are of, by the names of its partitions. */
export async function packsIn(folder: string): Promise<ReadonlySet<string>> {
  const parts = await partsOf(folder, 'units');
  return new Set(parts.flatMap((path) => /[\\/]pack=([^\\/]+)[\\/]/.exec(path)?.[1] ?? []));
}

/** Takes away all that a run before said of a table that has one part, made when a run has ended. */
export async function removeTable(folder: string, table: DataTable): Promise<void> {
  for (const path of await partsOf(folder, table)) await rm(path, { force: true });
}

/** Takes away the parts from a number on: those of a run before, and of a piece that is done anew. */
export async function removeParts(folder: string, from: number): Promise<void> {
  for (const table of DATA_TABLE_NAMES) {
    for (const path of await partsOf(folder, table)) {
      const number = Number(/part-(\d{5})\.parquet$/.exec(path)?.[1]);
      if (number >= from) await rm(path, { force: true });
    }
  }
}
