import { appFolders } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import { packFolders } from '../packs/pack-folders';
import { openPackLibrary } from '../services/pack-library';
import { readCommandLine, USAGE } from './command-line';
import { runCommand, unusable } from './run-command';

/** `juesuan …`: everything the window can do to files, without a window. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = words.length === 0 ? 2 : 0;
    return;
  }
  // npm runs scripts in the project's folder and leaves the caller's in INIT_CWD.
  const line = readCommandLine(words, process.env.INIT_CWD ?? process.cwd());
  const packs = openPackLibrary(packFolders(appFolders(import.meta.url).packs, configurationFolder()));
  const result = line.ok ? await runCommand(line.value, packs) : unusable(line.problem);
  if (result.out !== '') process.stdout.write(`${result.out}\n`);
  if (result.error !== '') process.stderr.write(`${result.error}\n`);
  process.exitCode = result.exit;
}

await main();
