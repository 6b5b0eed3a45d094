import { open } from 'node:fs/promises';
import { removeQuietly } from './temporary-name';

/**
 * Makes a small file that says who is at work here. One that could not be filled (a full disk) goes again: an empty mark says
 * nobody's name and keeps everybody out. Throws what the system says, `EEXIST` where there is one already.
 */
export async function writeMark(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    try {
      await handle.writeFile(text);
    } finally {
      // A disk on the network may say only here that it is full.
      await handle.close();
    }
  } catch (error) {
    await removeQuietly(path);
    throw error;
  }
}
