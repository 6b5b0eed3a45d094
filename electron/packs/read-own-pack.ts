import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLitter, PACK_BOUNDS } from '#shared/pack/pack-files';

const DECODER = new TextDecoder('utf-8', { fatal: true });

/**
 * The files of a pack that came with the program, as `readPackFolder` gives them. They lie on the drive from which the
 * program itself was just loaded, so they are read in one go; that takes a fifth of asking file by file for a drive that may
 * not answer. `undefined`: something about them is out of the ordinary, and the careful way is to say what.
 */
export function readOwnPack(folder: string): ReadonlyMap<string, string> | undefined {
  try {
    const files = new Map<string, string>();
    const waiting = [''];
    for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
      for (const name of readdirSync(join(folder, within)).sort()) {
        const path = within === '' ? name : `${within}/${name}`;
        if (isLitter(path)) continue;
        const found = statSync(join(folder, path));
        if (found.isDirectory()) waiting.push(path);
        else if (!found.isFile() || found.size > PACK_BOUNDS.bytesEach) return undefined;
        else if (files.size >= PACK_BOUNDS.files) return undefined;
        else files.set(path, DECODER.decode(readFileSync(join(folder, path))));
      }
    }
    return files;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
