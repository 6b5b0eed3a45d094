import { fileURLToPath } from 'node:url';
import type { PackFolders } from '../../electron/packs/pack-folders';

/** The program's own packs, and a user who installed none. */
export const BUILT_IN_PACKS: PackFolders = {
  builtIn: fileURLToPath(new URL('../../shared/packs', import.meta.url)),
  installed: '/nowhere/packs',
};
