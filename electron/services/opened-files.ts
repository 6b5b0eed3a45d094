import { extname, resolve } from 'node:path';
import type { HostHandlers } from '#shared/host/contract';
import { ok } from '#shared/kit/result';
import type { NamedFiles } from './named-files';

/** Files that were named outside the window: on the command line, by a double click, by a second start. */
export type OpenedFiles = {
  /** Takes the project files among words of a command line; relative ones are read from the caller's folder. */
  readonly add: (words: readonly string[], folder: string) => Promise<number>;
  readonly handlers: Pick<HostHandlers, 'files.opened'>;
};

export function createOpenedFiles(named: NamedFiles): OpenedFiles {
  const waiting: string[] = [];
  return {
    add: async (words, folder) => {
      const before = waiting.length;
      for (const word of words) {
        if (word.startsWith('-') || extname(word).toLowerCase() !== '.juesuan') continue;
        const file = await named.trust('open-project', resolve(folder, word));
        if (file.ok) waiting.push(file.value.path);
      }
      return waiting.length - before;
    },
    handlers: { 'files.opened': async () => ok({ path: waiting.pop() ?? null }) },
  };
}
