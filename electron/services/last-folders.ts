import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ok } from '#shared/kit/result';
import { keptFile } from '../files/kept-file';
import type { Log } from './log';

/** Where files were last named, by what for. */
export type LastFolders = {
  readonly of: (purpose: string) => Promise<string | null>;
  readonly remember: (purpose: string, path: string) => Promise<void>;
};

/** Kept in the configuration folder, for the next start. A file that cannot be kept costs nothing but the convenience. */
export function openLastFolders(folder: string, log: Log): LastFolders {
  const kept = keptFile(join(folder, 'folders.json'), z.record(z.string(), z.string()));
  return {
    of: async (purpose) => {
      const reading = await kept.read();
      return (reading.state === 'value' && reading.value[purpose]) || null;
    },
    remember: async (purpose, path) => {
      const written = await kept.change(async (before) =>
        ok({ ...(before.state === 'value' ? before.value : {}), [purpose]: dirname(path) }),
      );
      if (!written.ok) log(`The folder of ${purpose} is not remembered: ${written.problem.kind}`);
    },
  };
}
