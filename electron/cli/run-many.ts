import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseObject } from '#shared/kit/json-object';
import { inOrder } from '../services/batch/in-order';
import { LIMITS, type WorkerLimits } from '../services/job-limits';
import { NO_LINE } from '../services/jobs-under-way';
import { LimitedPool } from '../services/limited-pool';
import { logToStderr } from '../services/log';
import type { CommandTask } from './answer-command';
import { type AuditOutcome, auditedFiles, auditResult } from './audit-result';
import { type CommandResult, unusable } from './command-result';
import { explainEnd } from './explain-end';
import type { FormsOutcome } from './take-forms';

/** Carries out one command under the limits of one file; `ended`: it came to no end of its own. */
type RunOne = (task: CommandTask) => Promise<CommandResult & { readonly ended?: true }>;

/**
 * `audit` and `forms import` of several files: each is read in a thread of its own time and memory, so that one that never ends
 * ends nothing but itself. `undefined`: it is no such command, or of one file only.
 *
 * @param electron the folder of the bundled files
 */
export async function runMany(
  task: CommandTask,
  electron: string,
  ofOne: WorkerLimits = LIMITS,
): Promise<CommandResult | undefined> {
  if (task.kind !== 'audit' && (task.kind !== 'forms' || task.line.command !== 'import')) return undefined;
  const named = task.kind === 'audit' ? await auditedFiles(task.line.inputs) : await formsNamed(task);
  if (!named.ok || named.value.files.length < 2) return undefined;
  const { files, unread } = named.value;
  const threads = task.kind === 'audit' ? availableParallelism() : 1;
  const limits = { ...ofOne, threads, waiting: threads + 2 };
  const pool = new LimitedPool<CommandTask>(join(electron, 'command-worker.js'), limits);
  const run: RunOne = async (one) => {
    try {
      const done = await pool.run<CommandResult>(one, NO_LINE);
      if (done.ok) return done.value;
      if (done.problem === 'cancelled') throw new Error('Nobody cancels a command');
      return { ...unusable(explainEnd(one, done.problem, limits)), ended: true };
    } catch (error) {
      logToStderr(error instanceof Error ? String(error.stack) : String(error));
      return { ...unusable('程序处理这个文件时出错，请把它发给技术支持'), ended: true };
    }
  };
  try {
    return task.kind === 'audit'
      ? await auditMany(task, files, unread, run, threads)
      : await takeMany(task, files, unread, run);
  } finally {
    await pool.close();
  }
}

async function formsNamed({ line }: Extract<CommandTask, { kind: 'forms' }>) {
  const { formFiles } = await import('./take-forms');
  return formFiles('files' in line ? line.files : []);
}

async function auditMany(
  task: Extract<CommandTask, { kind: 'audit' }>,
  files: readonly string[],
  unread: readonly string[],
  run: RunOne,
  atOnce: number,
): Promise<CommandResult> {
  const { line } = task;
  if (line.annotate !== undefined || line.mend !== undefined)
    return unusable('--annotate、--mend 一次只能写一个文本，不能用于文件夹');
  if (line.take) return unusable('--take 一次只能取一个文本，请逐个运行');
  const outcomes: AuditOutcome[] = [];
  const notices = new Set(unread);
  const one = (file: string) => run({ ...task, line: { ...line, inputs: [file], json: true } });
  for await (const { exit, out, error } of inOrder(files, one, { atOnce, ahead: 2 * atOnce })) {
    const file = files[outcomes.length] ?? '';
    if (exit === 2) outcomes.push({ file, problem: error });
    else outcomes.push(parseObject(out) as AuditOutcome);
    if (exit !== 2 && error !== '') for (const notice of error.split('\n')) notices.add(notice);
  }
  return auditResult({ json: line.json, isOne: false, outcomes, unread, notices: [...notices] });
}

/** One after the other: each is taken into the project that the ones before it gave. */
async function takeMany(
  task: Extract<CommandTask, { kind: 'forms' }>,
  files: readonly string[],
  unread: readonly string[],
  run: RunOne,
): Promise<CommandResult> {
  const { line } = task;
  if (line.command !== 'import') throw new Error('Only an import takes files');
  let project: string | undefined;
  let errors = 0;
  const outcomes: FormsOutcome[] = [];
  for (const file of files) {
    const own = { ...line, files: [file], json: true, ...(project === undefined ? {} : { project }) };
    const result = await run({ ...task, line: own });
    const { out, error, write } = result;
    const told = parseObject(out) as { files: FormsOutcome[]; errors: number } | undefined;
    const [outcome] = told?.files ?? [];
    // Nothing is said of the file: the project itself is of no use.
    if (!outcome && !result.ended) return result;
    outcomes.push(outcome ?? { file, taken: [], left: [], problem: error });
    errors = told?.errors ?? errors;
    if (typeof write?.content === 'string') project = write.content;
  }
  const { formsResult } = await import('./take-forms');
  return formsResult({ json: line.json, output: line.output, outcomes, unread, errors }, project ?? '');
}
