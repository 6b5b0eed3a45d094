import { type FileHandle, mkdir, open, rm, rmdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { UnitResult } from '#shared/batch/unit-result';
import type { HostProblem } from '#shared/host/contract';
import { present } from '#shared/kit/assert';
import { failed, ok, type Result } from '#shared/kit/result';
import { writeFileAtomically } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problem';
import { troubleOf } from '../../files/file-trouble';
import { quietly } from '../../files/quietly';
import { readText } from '../../files/read-file';
import { removeParts, removeTable } from '../../parquet/data-folder';
import type { BatchJob, UnitAnswer } from './batch-job';
import type { UnitWish } from './check-unit';
import { isThere, readResults } from './read-results';
import { RECORD, RESULTS, SUMMARY } from './results-names';
import { markRun } from './run-mark';
import { UnitData } from './unit-data';
import { unitDigest } from './unit-digest';

/** What makes two runs the same: one can go on where the other stopped. */
export type RunRecord = {
  readonly version: 1;
  readonly job: BatchJob;
  readonly packId: string | null;
  readonly prior: string | null;
  /** The program and all packs and answers by their content. */
  readonly made_by: string;
};

/** So many files make one part of the data: a run taken up again does at most so many anew. */
export const UNITS_A_PART = 100;

type Begin = {
  readonly folder: string;
  readonly record: RunRecord;
  readonly files: readonly UnitWish[];
  readonly resume: boolean;
  readonly unitsAPart: number;
};

/** The folder that a batch writes into: results line by line in the files' order, the data, what was made of the files. */
export type ResultsFolder = {
  /** The first file that is still to be done. */
  readonly from: number;
  /** Takes the answer of the next file; what it says is on disk before the next but for the data, which come in parts. */
  readonly take: (answer: UnitAnswer) => Promise<Result<UnitResult, HostProblem>>;
  readonly close: () => Promise<Result<void, HostProblem>>;
};

/** Begins a run in the folder, or goes on with the one that stopped there. */
export async function openResults(begin: Begin): Promise<Result<ResultsFolder, HostProblem>> {
  const { folder } = begin;
  const made = await makeFolder(folder);
  if (!made.ok) return made;
  const begun = await beginIn(begin);
  // A folder made for nothing is empty.
  if (!begun.ok && made.value !== undefined) await quietly(() => rmdir(folder), undefined);
  return begun;
}

async function beginIn(begin: Begin): Promise<Result<ResultsFolder, HostProblem>> {
  const mark = await markRun(begin.folder);
  if (!mark.ok) return mark;
  const opened = await openMarked(begin);
  if (!opened.ok) await mark.value();
  return opened.ok ? ok(resultsFolder(begin, opened.value, mark.value)) : opened;
}

type Opened = { readonly handle: FileHandle; readonly from: number };

async function openMarked(begin: Begin): Promise<Result<Opened, HostProblem>> {
  const { folder, record, resume, unitsAPart } = begin;
  const text = `${JSON.stringify(record, undefined, 1)}\n`;
  const kept = resume ? await whatIsDone(begin, text) : ok({ rows: 0, bytes: 0 });
  if (!kept.ok) return kept;
  // Of a run before: until this one is done nothing is to be taken for what came of it.
  const summary = join(folder, SUMMARY);
  const removed = await writing(summary, () => rm(summary, { force: true }));
  if (!removed.ok) return removed;
  await removeTable(folder, 'expected');
  await removeParts(folder, hasData(record) ? Math.ceil(kept.value.rows / unitsAPart) : 0);
  const written = await writeFileAtomically(join(folder, RECORD), text);
  if (!written.ok) return failed(fileProblem(written.problem));
  const handle = await openAt(join(folder, RESULTS), kept.value.bytes);
  if (!handle.ok) return handle;
  return ok({ handle: handle.value, from: kept.value.rows });
}

function resultsFolder(
  { folder, record, files, unitsAPart }: Begin,
  { handle, from }: Opened,
  unmark: () => Promise<void>,
): ResultsFolder {
  const names = madeNames(files, endingOf(record.job));
  const withData = hasData(record);
  const path = join(folder, RESULTS);
  const data = new UnitData();
  let next = from;
  return {
    from,
    take: async ({ result, cells, bytes }) => {
      const at = next;
      next += 1;
      let row = result;
      if (bytes) {
        const made = present(names.get(result.file), 'a result is of one of the files');
        const written = await writeMade(join(folder, made), bytes);
        if (!written.ok) return written;
        row = { ...result, made };
      }
      if (withData) {
        data.add(row, cells);
        if (next % unitsAPart === 0 || next === files.length) {
          const written = await data.write(folder, Math.floor(at / unitsAPart));
          if (!written.ok) return written;
        }
      }
      // After all that belongs to it: a line that is there says that the rest is.
      const kept = await writing(path, () => handle.appendFile(`${JSON.stringify(row)}\n`));
      return kept.ok ? ok(row) : kept;
    },
    close: async () => {
      const kept = await writing(path, () => handle.sync());
      await handle.close();
      await unmark();
      return kept;
    },
  };
}

function hasData({ job }: RunRecord): boolean {
  return job.kind === 'check' && job.cells;
}

/** Beside its own name where two files differ in their ending only: `甲.xlsx.pdf` and `甲.xls.pdf`. */
function madeNames(files: readonly UnitWish[], ending: string): ReadonlyMap<string, string> {
  const stems = new Map<string, number>();
  const stemOf = (file: string): string => file.slice(0, file.length - extname(file).length);
  for (const { file } of files) stems.set(stemOf(file), (stems.get(stemOf(file)) ?? 0) + 1);
  return new Map(
    files.map(({ file }) => [file, `${stems.get(stemOf(file)) === 1 ? stemOf(file) : file}${ending}`]),
  );
}

/** Of the files that a job makes. */
function endingOf(job: BatchJob): string {
  if (job.kind === 'report') return job.template === undefined ? `.${job.format}` : '.docx';
  return '.xlsx';
}

async function writeMade(path: string, bytes: Uint8Array): Promise<Result<void, HostProblem>> {
  const made = await makeFolder(dirname(path));
  if (!made.ok) return made;
  const written = await writeFileAtomically(path, bytes);
  return written.ok ? written : failed(fileProblem(written.problem));
}

/** The first folder that had to be made, if any. */
function makeFolder(folder: string): Promise<Result<string | undefined, HostProblem>> {
  return writing(join(folder, RESULTS), () => mkdir(folder, { recursive: true }));
}

/** The file cut to so many bytes, to be written on. */
function openAt(path: string, bytes: number): Promise<Result<FileHandle, HostProblem>> {
  return writing(path, async () => {
    if (bytes === 0) await rm(path, { force: true });
    const handle = await open(path, 'a');
    await handle.truncate(bytes);
    return handle;
  });
}

async function writing<Value>(path: string, work: () => Promise<Value>): Promise<Result<Value, HostProblem>> {
  try {
    return ok(await work());
  } catch (error) {
    const trouble = troubleOf(error, 'write', path);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
}

/** How many files are done and still as they were, and how many bytes of results say so. */
async function whatIsDone(
  { folder, record, files, unitsAPart }: Begin,
  text: string,
): Promise<Result<{ readonly rows: number; readonly bytes: number }, HostProblem>> {
  const before = await readText(join(folder, RECORD));
  if (!before.ok) return refused(`“${folder}”里没有可以接着做的批量处理，请从头做（命令行去掉 --resume）`);
  if (before.value !== text)
    return refused('表样包、程序或选项与上次的不同，不能接着做，请从头做（命令行去掉 --resume）');
  const withData = hasData(record);
  let [rows, bytes, kept] = [0, 0, { rows: 0, bytes: 0 }];
  for await (const result of readResults(folder)) {
    const file = files[rows];
    // The last part has files that are no more.
    if (!file) return ok(kept);
    if (file.file !== result.row.file || !(await isAsItWas(folder, file, result.row))) break;
    rows += 1;
    bytes += result.bytes;
    if (!withData || rows % unitsAPart === 0) kept = { rows, bytes };
  }
  return ok(rows === files.length ? { rows, bytes } : kept);
}

async function isAsItWas(folder: string, unit: UnitWish, row: UnitResult): Promise<boolean> {
  const { digest, made, state, notes } = row;
  if ((await unitDigest(unit)) !== digest) return false;
  // Last year's file may be missing for another reason now.
  if (unit.lacksPrior !== undefined && state !== 'unusable' && !notes.includes(unit.lacksPrior)) return false;
  return made === undefined || (await isThere(join(folder, made)));
}

function refused(message: string): Result<never, HostProblem> {
  return failed({ kind: 'bad-request', message });
}
