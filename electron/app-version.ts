import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AppFolders } from './app-folders';

/** The program's version: the package.json beside dist, in the source tree and in an installed program alike. */
export function appVersion(folders: AppFolders): string {
  const text = readFileSync(join(folders.electron, '..', '..', 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
