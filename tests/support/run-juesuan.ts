import { join } from 'node:path';
import { readCommandLine } from '../../electron/cli/command-line';
import { type CommandResult, unusable } from '../../electron/cli/command-result';
import { runCommand } from '../../electron/cli/run-command';
import { written } from '../../electron/cli/write-result';
import { openPackLibrary } from '../../electron/services/pack-library';
import { openRememberedAnswers } from '../../electron/services/remembered-answers';
import { BUILT_IN_PACKS } from './built-in-packs';

const packs = openPackLibrary(BUILT_IN_PACKS);

/** `juesuan` over workbooks and projects, typed in that folder, which also has what the clerk's program remembers. */
export async function runJuesuan(folder: string, words: readonly string[]): Promise<CommandResult> {
  const line = readCommandLine(words, folder);
  return line.ok
    ? await written(await runCommand(line.value, packs, openRememberedAnswers(join(folder, 'config'))))
    : unusable(line.problem);
}
