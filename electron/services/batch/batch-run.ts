import type { BatchProgress } from '#shared/batch/progress-text';
import { type BatchCounts, countOne, NO_COUNTS, type UnitResult } from '#shared/batch/unit-result';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { holdRoster } from '#shared/roster/hold-roster';
import type { ReportedFile, RosterCheck } from '#shared/roster/roster';
import { digestOf } from '../../files/digest';
import { readBytes } from '../../files/read-file';
import { packDigest } from '../../packs/compiled-pack';
import { type PackFolders, packPlaces } from '../../packs/pack-folders';
import { readPackFolder } from '../../packs/read-pack-folder';
import type { AnswerBook } from '../remembered-answers';
import type { BatchJob } from './batch-job';
import type { UnitWish } from './check-unit';
import { writeExpected } from './expected-data';
import { madeBefore, staleFiles } from './made-before';
import { Namesakes } from './namesakes';
import { openRoster } from './open-roster';
import { type UnitsWithPriors, withPriorFiles } from './prior-files';
import { followProgress } from './progress';
import { readResults } from './read-results';
import { openResults, type RunRecord, UNITS_A_PART } from './results-folder';
import { type BatchMeans, runBatch } from './run-batch';
import { writeSummary } from './summary-workbook';
import { findUnitFiles } from './unit-files';

/** A batch as it was asked for, in the window or on the command line. */
export type BatchWish = {
  readonly places: readonly string[];
  readonly job: BatchJob;
  readonly prior?: string;
  readonly packId?: string;
  /** The list of expected units that what came is held against: a file, or a folder of results. */
  readonly expected?: string;
  /** Where results go; without it they are only heard. */
  readonly output?: string;
  readonly resume: boolean;
  readonly unitsAPart?: number;
};

/** Hears a batch while it runs; results in the files' order, progress as files are done. */
export type BatchEars = {
  /** Hears once, before the first result, what is to be done. */
  readonly begun?: (files: readonly UnitWish[]) => void;
  readonly result: (row: UnitResult) => void;
  readonly progress: (progress: BatchProgress) => void;
};

export type BatchEnd = {
  readonly counts: BatchCounts;
  readonly total: number;
  /** Done by a run before, whose results were kept. */
  readonly before: number;
  /** It was stopped: the files from here on are not done. */
  readonly stoppedAt?: number;
  /** Folders and links that were not looked into. */
  readonly unread: readonly string[];
  /** What else there is to say of the whole: whose last year was not found, a sentence each. */
  readonly notices: readonly string[];
  /** Who has not reported; absent: no list was given, or not all files are done. */
  readonly expected?: RosterCheck;
};

/** Does the batch: finds the files, goes on where a run before stopped, writes results and, when all are done, the summary. */
export async function carryOutBatch(
  wish: BatchWish,
  means: Omit<BatchMeans, 'done'>,
  ears: BatchEars,
): Promise<Result<BatchEnd, HostProblem>> {
  const asked = await unitsOf(wish);
  if (!asked.ok) return asked;
  const { units, unread, notices } = asked.value;
  if (units.length === 0) return failed({ kind: 'not-found', message: '文件夹里没有文件，请检查选的文件夹' });
  const roster = wish.expected === undefined ? undefined : await openRoster(wish.expected, means);
  if (roster && !roster.ok) return roster;
  const folder = wish.output;
  const held = folder === undefined ? ok([]) : await madeBefore(folder);
  if (!held.ok) return held;
  ears.begun?.(units);
  const { resume, unitsAPart = UNITS_A_PART } = wish;
  const begun =
    folder === undefined
      ? undefined
      : await openResults({
          folder,
          record: await recordOf(wish, means),
          files: units,
          resume,
          unitsAPart,
        });
  if (begun && !begun.ok) return begun;
  const results = begun?.value;
  const made = new Set<string>();
  const namesakes = new Namesakes();
  const came: ReportedFile[] = [];
  const from = results?.from ?? 0;
  let counts = NO_COUNTS;
  let closed: Result<void, HostProblem> | undefined;
  let done = 0;
  const take = (row: UnitResult): void => {
    done += 1;
    counts = countOne(counts, row);
    if (row.made !== undefined) made.add(row.made);
    namesakes.add(row);
    if (roster) came.push(reportedBy(row));
    ears.result(row);
  };
  try {
    if (folder !== undefined && from > 0) for await (const { row } of readResults(folder)) take(row);
    const progress = followProgress(units.length, from, () => performance.now());
    const run = { ...means, done: () => ears.progress(progress.one()) };
    for await (const answer of runBatch(units.slice(from), wish.job, run)) {
      const taken = results ? await results.take(answer) : ok(answer.result);
      if (!taken.ok) return taken;
      take(taken.value);
    }
  } finally {
    closed = await results?.close();
  }
  if (closed && !closed.ok) return closed;
  const end = {
    counts,
    total: units.length,
    before: from,
    unread,
    notices: [...notices, ...namesakes.told()],
  };
  if (done < units.length) {
    // Of files that are still to be looked into some may be those that seem to be missing.
    const notices = roster ? [...end.notices, '没有做完，没有核对应报名单'] : end.notices;
    return ok({ ...end, notices, stoppedAt: done });
  }
  const expected = roster && holdRoster(roster.value, came);
  const whole = { ...end, ...(expected ? { expected } : {}) };
  if (folder === undefined) return ok(whole);
  const stale = await staleFiles(folder, held.value, made);
  const all = [...end.notices, ...stale];
  const kept = expected ? await writeExpected(folder, expected) : ok(undefined);
  if (!kept.ok) return kept;
  const summary = await writeSummary(folder, {
    told: [...unread, ...all],
    ...(expected ? { expected } : {}),
  });
  return summary.ok ? ok({ ...whole, notices: all }) : summary;
}

function reportedBy({ file, organisation, year, state, reason }: UnitResult): ReportedFile {
  return { file, organisation, year, trouble: state === 'unusable' ? reason : '' };
}

type AskedUnits = UnitsWithPriors & Pick<BatchEnd, 'unread'>;

/** The files of a batch with what there is to say of them all. */
export async function unitsOf({
  places,
  output,
  prior,
  packId,
  expected,
}: BatchWish): Promise<Result<AskedUnits, HostProblem>> {
  const apart = [output, prior, expected].filter((path) => path !== undefined);
  const found = await findUnitFiles(places, apart);
  if (!found.ok) return found;
  const { files, unread, passedOver, results } = found.value;
  const paired = prior === undefined ? ok({ units: files, notices: [] }) : await withPriorFiles(files, prior);
  if (!paired.ok) return paired;
  const { units, notices } = paired.value;
  return ok({
    units: packId === undefined ? units : units.map((unit) => ({ ...unit, packId })),
    unread,
    notices: [
      ...results,
      ...passedOver.flatMap((path) =>
        path === output
          ? []
          : [`“${path}”是${path === expected ? '应报名单，没有当作单位' : '上年的，没有当作本年的单位'}`],
      ),
      ...notices,
    ],
  });
}

async function recordOf(
  { job, packId, prior }: BatchWish,
  { packFolders, answers }: Pick<BatchMeans, 'packFolders' | 'answers'>,
): Promise<RunRecord> {
  return {
    version: 1,
    job,
    packId: packId ?? null,
    prior: prior ?? null,
    made_by: await digestOfAll(packFolders, answers, 'template' in job ? job.template : undefined),
  };
}

/** Of the program, its packs, what was said of workbooks' words, and the template: what results depend on beside the files. */
async function digestOfAll(
  folders: PackFolders,
  answers: AnswerBook,
  template: string | undefined,
): Promise<string> {
  const parts: string[] = [JSON.stringify([...answers])];
  for (const { id, folder } of await packPlaces(folders)) {
    const files = await readPackFolder(folder);
    parts.push(id, files.ok ? packDigest(files.value) : files.problem.message);
  }
  const bytes = template === undefined ? undefined : await readBytes(template);
  if (bytes?.ok) parts.push(digestOf(bytes.value));
  return digestOf(parts.join('\n'));
}
