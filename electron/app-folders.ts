import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built parts lie. Every entry is bundled to dist/electron, so its own address tells the rest. */
export type AppFolders = {
  readonly page: string;
  readonly packs: string;
  readonly electron: string;
  /** Everything the program is made of. */
  readonly program: string;
};

/** `entry` is the `import.meta.url` of a bundled entry. */
export function appFolders(entry: string): AppFolders {
  const electron = dirname(fileURLToPath(entry));
  const dist = dirname(electron);
  return { electron, page: join(dist, 'renderer'), packs: join(dist, 'packs'), program: dirname(dist) };
}
