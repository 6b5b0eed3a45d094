import { availableParallelism } from 'node:os';
import type { BatchProgress } from '#shared/batch/progress-text';
import { type BatchCounts, countOne, NO_COUNTS } from '#shared/batch/unit-result';
import { rowOf, type UnitRow } from '#shared/batch/unit-row';
import type { HostHandlers, HostProblem, HostResponse } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import type { RosterCheck } from '#shared/roster/roster';
import { rosterTold } from '#shared/roster/roster-words';
import type { PackFolders } from '../../packs/pack-folders';
import type { Log } from '../log';
import { lookAt } from '../look-at-file';
import type { NamedFiles } from '../named-files';
import type { RememberedAnswers } from '../remembered-answers';
import { type BatchWish, carryOutBatch } from './batch-run';
import type { UnitWish } from './check-unit';
import { holdsOthers, lookAtResults } from './look-at-results';
import { NO_PROGRESS } from './progress';
import { readResult } from './read-results';
import { writeSummary } from './summary-workbook';

export type BatchHandlers = Pick<
  HostHandlers,
  'batch.begin' | 'batch.news' | 'batch.stop' | 'batch.unit' | 'batch.export'
>;

type Means = {
  readonly named: NamedFiles;
  readonly packFolders: PackFolders;
  readonly remembered: RememberedAnswers;
  /** The bundled `batch-worker.js`. */
  readonly worker: string;
  readonly log: Log;
  /** Hears when a run begins and when it has ended. */
  readonly tell: (isUnderWay: boolean) => void;
};

type News = NonNullable<HostResponse<'batch.news'>['news']>;

/** The last run; what is known of its files and results grows while it is under way. */
type Run = {
  readonly serial: number;
  readonly wish: BatchWish & { readonly output: string };
  readonly controller: AbortController;
  files: readonly UnitWish[] | null;
  readonly rows: UnitRow[];
  counts: BatchCounts;
  progress: BatchProgress;
  end: News['end'];
  expected?: RosterCheck;
};

/** So many files or results cross at once. */
const MOST_AT_ONCE = 2000;

/** 批量检查 in the window: one run at a time for the whole host, watched by asking for what is new. */
export function createBatchHandlers(means: Means): BatchHandlers {
  const { named } = means;
  let last: Run | undefined;
  let serial = 0;
  const runOf = (asked: number): Result<Run, HostProblem> =>
    last?.serial === asked ? ok(last) : refused('这次检查的结果已经换成另一次的，请关闭“批量检查”再打开');
  return {
    'batch.begin': async ({ places, output: typed, prior, packId, expected: listed, resume }) => {
      if (last && last.end === null) return refused('正在检查另一批文件，请等它结束，或先停止那一批再开始');
      const admitted: string[] = [];
      for (const place of [...places, ...(prior === undefined ? [] : [prior])]) {
        const path = named.admit('units', place);
        if (!path.ok) return path;
        admitted.push(path.value);
      }
      const expected = listed === undefined ? undefined : named.admit('roster', listed);
      if (expected && !expected.ok) return expected;
      const output = named.admit('results', typed);
      if (!output.ok) return output;
      const held = await lookAtResults(output.value);
      if (!held.ok) return held;
      if (held.value.holds === 'other') return refused(holdsOthers(output.value));
      if (held.value.holds === 'run' && held.value.done > 0 && resume === undefined)
        return ok({ outcome: 'asked', done: held.value.done });
      serial += 1;
      const run: Run = {
        serial,
        wish: {
          places: admitted.slice(0, places.length),
          ...(prior === undefined ? {} : { prior: admitted[places.length] ?? prior }),
          ...(packId === undefined ? {} : { packId }),
          ...(expected ? { expected: expected.value } : {}),
          output: output.value,
          job: { kind: 'check', cells: true },
          resume: resume === true && held.value.holds === 'run',
        },
        controller: new AbortController(),
        files: null,
        rows: [],
        counts: NO_COUNTS,
        progress: NO_PROGRESS,
        end: null,
      };
      last = run;
      means.tell(true);
      void carryOut(run, means);
      return ok({ outcome: 'begun', run: serial });
    },
    'batch.news': async (known) => ok({ news: last ? newsOf(last, known) : null }),
    'batch.stop': async () => {
      last?.controller.abort();
      return ok({});
    },
    'batch.unit': async ({ run: asked, at }) => {
      const run = runOf(asked);
      if (!run.ok) return run;
      const file = run.value.files?.[at];
      const result = file && (await readResult(run.value.wish.output, at));
      if (!file || result?.file !== file.file) return refused('这个文件还没有检查结果，请等检查完再打开');
      const found = await lookAt(file.path);
      const isProject = found.ok && found.value?.project != null;
      await named.trust(isProject ? 'open-project' : 'open-workbook', file.path);
      return ok({ path: file.path, isProject, result });
    },
    'batch.export': async ({ run: asked, path: typed }) => {
      const run = runOf(asked);
      if (!run.ok) return run;
      const path = await named.admitReplacing('made-workbook', typed);
      if (!path.ok) return path;
      const { files, rows, wish, end } = run.value;
      const undone = (files ?? []).slice(rows.length).map(({ file }) => file);
      const told = end && end.kind !== 'failed' ? end.told : [];
      const { expected } = run.value;
      const whole = { told, undone, ...(expected ? { expected } : {}) };
      const written = await writeSummary(wish.output, whole, path.value);
      return written.ok ? ok({ path: path.value }) : written;
    },
  };
}

async function carryOut(run: Run, { packFolders, remembered, worker, log, tell }: Means): Promise<void> {
  try {
    const { book: answers } = await remembered.all();
    const ended = await carryOutBatch(
      run.wish,
      { worker, packFolders, answers, log, jobs: availableParallelism(), signal: run.controller.signal },
      {
        begun: (files) => {
          run.files = files;
        },
        result: (result) => {
          run.rows.push(rowOf(result));
          run.counts = countOne(run.counts, result);
        },
        progress: (progress) => {
          run.progress = progress;
        },
      },
    );
    if (!ended.ok) run.end = { kind: 'failed', message: ended.problem.message };
    else {
      const { expected } = ended.value;
      if (expected) run.expected = expected;
      run.end = {
        kind: ended.value.stoppedAt === undefined ? 'done' : 'stopped',
        told: [...ended.value.unread, ...ended.value.notices],
        expected: rosterTold(expected),
      };
    }
  } catch (error) {
    // Nobody waits for a run: what is wrong with the program itself is told as its end.
    log(`The batch ended: ${error instanceof Error ? error.stack : String(error)}`);
    run.end = { kind: 'failed', message: '程序内部出错，检查没有做完；做完的都留着，可以再次开始并接着做' };
  } finally {
    tell(false);
  }
}

function newsOf(run: Run, known: { run: number; files: number; rows: number }): News {
  const isSame = known.run === run.serial;
  const [files, rows] = isSame ? [known.files, known.rows] : [0, 0];
  const { perSecond, secondsLeft } = run.progress;
  return {
    run: run.serial,
    places: run.wish.places,
    output: run.wish.output,
    files: (run.files ?? []).slice(files, files + MOST_AT_ONCE).map(({ file }) => file),
    rows: run.rows.slice(rows, rows + MOST_AT_ONCE),
    counts: { ...run.counts },
    done: run.rows.length,
    total: run.files?.length ?? null,
    perSecond,
    secondsLeft,
    end: run.end,
  };
}

function refused(message: string): Result<never, HostProblem> {
  return failed({ kind: 'bad-request', message });
}
