import { basename, extname, join } from 'node:path';
import { ok, type Result } from '#shared/kit/result';
import { appFolders } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import { packFolders } from '../packs/pack-folders';
import { NO_LINE } from '../services/jobs-under-way';
import { explainJobEnd, type JobEnd, LIMITS, LimitedPool } from '../services/limited-pool';
import { logToStderr } from '../services/log';
import { explainEndOver } from '../services/run-in-worker';
import { openVersions } from '../services/versions';
import type { CommandTask } from './answer-command';
import { readCommandLine, USAGE } from './command-line';
import { type CommandResult, unusable, written } from './command-result';
import { PACK_USAGE, readPackCommandLine } from './pack-command-line';
import { PROJECT_COMMANDS, PROJECT_USAGE, readProjectCommandLine } from './project-command-line';
import { say } from './say';

/** How the command line ends when it stumbles over itself: nothing was said of the input, and nothing was written. */
const BUG = 3;

/** `juesuan …`: everything the window can do to files, without a window, and under the same limits. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    await say({
      exit: words.length === 0 ? 2 : 0,
      out: `${USAGE}\n${PROJECT_USAGE}\n${PACK_USAGE}`,
      error: '',
    });
    return;
  }
  // npm runs scripts in the project's folder and leaves the caller's in INIT_CWD.
  const task = readTask(words, process.env.INIT_CWD ?? process.cwd());
  if (!task.ok) return say(unusable(task.problem));
  const means = { folder: task.value.configuration, log: logToStderr, now: () => new Date() };
  await say(await written(await carryOut(task.value), openVersions(means)));
}

function readTask(words: readonly string[], folder: string): Result<CommandTask, string> {
  const configuration = configurationFolder();
  const folders = packFolders(appFolders(import.meta.url).packs, configuration);
  if (words[0] === 'pack') {
    const line = readPackCommandLine(words.slice(1), folder);
    return line.ok ? ok({ folders, configuration, kind: 'pack', line: line.value }) : line;
  }
  if (PROJECT_COMMANDS.includes(words[0] ?? '')) {
    const line = readProjectCommandLine(words, folder);
    return line.ok ? ok({ folders, configuration, kind: 'project', line: line.value }) : line;
  }
  const line = readCommandLine(words, folder);
  return line.ok ? ok({ folders, configuration, kind: 'input', line: line.value }) : line;
}

async function carryOut(task: CommandTask): Promise<CommandResult> {
  const file = join(appFolders(import.meta.url).electron, 'command-worker.js');
  const pool = new LimitedPool<CommandTask>(file, { ...LIMITS, threads: 1 });
  const done = await pool.run<CommandResult>(task, NO_LINE);
  if (done.ok) return done.value;
  if (done.problem === 'cancelled') throw new Error('Nobody can cancel a command');
  return unusable(explainEnd(task, done.problem));
}

/** The window's sentence about the same file. */
function explainEnd({ kind, line }: CommandTask, end: Exclude<JobEnd, 'cancelled'>): string {
  const path =
    'input' in line ? line.input : 'from' in line ? line.from : 'workbook' in line && line.workbook;
  if (!path) return `${kind} ${line.command} ${explainJobEnd(end, LIMITS)}`;
  const isProject = extname(path).toLowerCase() === '.juesuan';
  return `“${basename(path)}”${isProject ? explainJobEnd(end, LIMITS) : explainEndOver(end, LIMITS)}`;
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
