import { ok, type Result } from '#shared/kit/result';
import { appFolders } from '../app-folders';
import { appVersion } from '../app-version';
import { configurationFolder } from '../files/configuration-folder';
import { namedPack } from '../packs/named-pack';
import { type PackFolders, packFolders } from '../packs/pack-folders';
import { JobThread } from '../services/job-thread';
import { logToStderr } from '../services/log';
import type { CommandTask } from './answer-command';
import { readAuditCommandLine } from './audit-command-line';
import { isBatch } from './batch-command-line';
import { readCommandLine } from './command-line';
import { type CommandResult, unusable, withProblem } from './command-result';
import { explainEnd } from './explain-end';
import { readFormsCommandLine } from './forms-command-line';
import { ALL_USAGE, helpOn, strangeCommand } from './help';
import { readPackCommandLine } from './pack-command-line';
import { PROJECT_COMMANDS, readProjectCommandLine } from './project-command-line';
import { type Ending, sayAndEnd } from './say';

/** How the command line ends when it stumbles over itself: nothing was said of the input, and nothing was written. */
const BUG = 3;

/** What came of the command, as its words ask for it. */
function say(told: Ending): Promise<void> {
  return sayAndEnd(withProblem(process.argv.slice(2), told));
}

/** `juesuan …`: everything the window can do to files, without a window, and under the same limits. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    await say({
      exit: words.length === 0 ? 2 : 0,
      out: ALL_USAGE,
      error: '',
    });
    return;
  }
  if (words[0] === '--version')
    return say({ exit: 0, out: appVersion(appFolders(import.meta.url)), error: '' });
  const help = helpOn(words);
  if (help !== undefined) return say({ exit: 0, out: help, error: '' });
  const strange = strangeCommand(words);
  if (strange !== undefined) return say(unusable(strange));
  // npm runs scripts in the project's folder and leaves the caller's in INIT_CWD.
  const folder = process.env.INIT_CWD ?? process.cwd();
  if (await isBatch(words, folder)) {
    // Brings what runs many files, which one does without.
    const { runBatchCommand } = await import('./run-batch-command');
    return say(await runBatchCommand(words, folder, import.meta.url));
  }
  if (words[0] === 'consolidate') {
    const { runConsolidate } = await import('./run-consolidate');
    const result = await runConsolidate(words, folder, import.meta.url);
    return say(await kept(result, { configuration: configurationFolder() }));
  }
  if (words[0] === 'query') {
    const { runQueryCommand } = await import('./run-query');
    return say(await runQueryCommand(words, folder, import.meta.url));
  }
  const electron = appFolders(import.meta.url).electron;
  // It loads the program while the words are read here.
  const thread = new JobThread<CommandTask>(electron, 'command-worker.js', words[0] ?? '');
  const task = await readTask(words, folder);
  if (!task.ok) return say(unusable(task.problem));
  const many = await manyFiles(task.value, electron);
  if (many) thread.close();
  await say(await kept(many ?? (await carryOut(task.value, thread)), task.value));
}

/** The result of a command over several files, each with limits of its own; only these bring the pool. */
async function manyFiles(task: CommandTask, electron: string): Promise<CommandResult | undefined> {
  if (task.kind !== 'audit' && task.kind !== 'forms') return undefined;
  const { runMany } = await import('./run-many');
  return runMany(task, electron);
}

/** Writes what the command made; only then is loaded what keeps versions. */
async function kept(
  result: CommandResult,
  { configuration }: Pick<CommandTask, 'configuration'>,
): Promise<CommandResult> {
  if (!result.write) return result;
  const [{ written }, { openVersions }] = await Promise.all([
    import('./write-result'),
    import('../services/versions'),
  ]);
  return written(result, openVersions({ folder: configuration, log: logToStderr, now: () => new Date() }));
}

async function readTask(words: readonly string[], folder: string): Promise<Result<CommandTask, string>> {
  const configuration = configurationFolder();
  const known = packFolders(appFolders(import.meta.url).packs, configuration);
  const read = readLine(words, folder, known, configuration);
  if (!read.ok) return read;
  const task = read.value;
  const word = packWord(task);
  if (word === undefined) return ok(task);
  const named = await namedPack(word, folder, known);
  return named.ok ? ok(withPack(task, named.value.id, named.value.folders)) : named;
}

function readLine(
  words: readonly string[],
  folder: string,
  folders: PackFolders,
  configuration: string,
): Result<CommandTask, string> {
  if (words[0] === 'pack') {
    const line = readPackCommandLine(words.slice(1), folder);
    return line.ok ? ok({ folders, configuration, kind: 'pack', line: line.value }) : line;
  }
  if (words[0] === 'audit') {
    const line = readAuditCommandLine(words.slice(1), folder);
    return line.ok ? ok({ folders, configuration, kind: 'audit', line: line.value }) : line;
  }
  if (words[0] === 'forms') {
    const line = readFormsCommandLine(words.slice(1), folder);
    return line.ok ? ok({ folders, configuration, kind: 'forms', line: line.value }) : line;
  }
  if (PROJECT_COMMANDS.includes(words[0] ?? '')) {
    const line = readProjectCommandLine(words, folder);
    return line.ok ? ok({ folders, configuration, kind: 'project', line: line.value }) : line;
  }
  const line = readCommandLine(words, folder);
  return line.ok ? ok({ folders, configuration, kind: 'input', line: line.value }) : line;
}

/** The pack that a command names. */
function packWord({ kind, line }: CommandTask): string | undefined {
  if (kind === 'pack') return line.command === 'new' ? line.from : undefined;
  return 'packId' in line ? line.packId : undefined;
}

/** The task with the pack it names by the id it has among the folders. */
function withPack(task: CommandTask, id: string, folders: PackFolders): CommandTask {
  if (task.kind === 'pack')
    return task.line.command === 'new' ? { ...task, folders, line: { ...task.line, from: id } } : task;
  return { ...task, folders, line: { ...task.line, packId: id } } as CommandTask;
}

async function carryOut(task: CommandTask, thread: JobThread<CommandTask>): Promise<CommandResult> {
  const done = await thread.run<CommandResult>(task);
  return done.ok ? done.value : unusable(explainEnd(task, done.problem));
}

try {
  await main();
} catch (error) {
  const detail = error instanceof Error ? error.message : String(error);
  await say({
    exit: BUG,
    out: '',
    error: `程序内部出错，命令没有完成；请把命令、文件和这句话发给技术支持（${detail.replace(/\s+/g, ' ')}）`,
  });
}
