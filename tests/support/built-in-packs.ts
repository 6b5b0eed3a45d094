import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PackFolders } from '../../electron/packs/pack-folders';

/** The program's own packs, and a user who installed none. */
export const BUILT_IN_PACKS: PackFolders = {
  builtIn: fileURLToPath(new URL('../../shared/packs', import.meta.url)),
  installed: '/nowhere/packs',
};

export const BUILT_IN_IDS: readonly string[] = readdirSync(BUILT_IN_PACKS.builtIn).sort();

/** The ids as lists of packs have them, the user's own (`+id`) among the program's. */
export function withInstalled(...own: readonly string[]): string[] {
  return [...BUILT_IN_IDS, ...own].sort((one, other) =>
    one.replace('+', '') < other.replace('+', '') ? -1 : 1,
  );
}
