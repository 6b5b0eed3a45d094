import { appFolders } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import { packFolders } from '../packs/pack-folders';
import { openPackLibrary } from '../services/pack-library';
import { openRememberedAnswers } from '../services/remembered-answers';
import { readCommandLine, USAGE } from './command-line';
import { PACK_USAGE, readPackCommandLine } from './pack-command-line';
import { PROJECT_COMMANDS, PROJECT_USAGE, readProjectCommandLine } from './project-command-line';
import { type CommandResult, runCommand, unusable } from './run-command';
import { runPackCommand } from './run-pack-command';
import { runProjectCommand } from './run-project-command';

/** `juesuan …`: everything the window can do to files, without a window. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    process.stdout.write(`${USAGE}\n${PROJECT_USAGE}\n${PACK_USAGE}\n`);
    process.exitCode = words.length === 0 ? 2 : 0;
    return;
  }
  // npm runs scripts in the project's folder and leaves the caller's in INIT_CWD.
  const result = await answer(words, process.env.INIT_CWD ?? process.cwd());
  if (result.out !== '') process.stdout.write(`${result.out}\n`);
  if (result.error !== '') process.stderr.write(`${result.error}\n`);
  process.exitCode = result.exit;
}

async function answer(words: readonly string[], folder: string): Promise<CommandResult> {
  const configuration = configurationFolder();
  const folders = packFolders(appFolders(import.meta.url).packs, configuration);
  if (words[0] === 'pack') {
    const line = readPackCommandLine(words.slice(1), folder);
    return line.ok ? runPackCommand(line.value, folders) : unusable(line.problem);
  }
  const packs = openPackLibrary(folders);
  const remembered = openRememberedAnswers(configuration);
  if (PROJECT_COMMANDS.includes(words[0] ?? '')) {
    const line = readProjectCommandLine(words, folder);
    return line.ok ? runProjectCommand(line.value, packs, remembered) : unusable(line.problem);
  }
  const line = readCommandLine(words, folder);
  return line.ok ? runCommand(line.value, packs, remembered) : unusable(line.problem);
}

await main();
