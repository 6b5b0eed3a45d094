import { resolve } from 'node:path';

/**
 * The path of a file that is to be written, as named on a command line. Spaces at the end go, as they do from what is
 * typed in the window: Windows cannot keep them, and nobody sees them.
 */
export function writtenPath(folder: string, named: string): string {
  return resolve(folder, named.trimEnd());
}
