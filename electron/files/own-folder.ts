import { mkdir } from 'node:fs/promises';
import { failed, ok, type Result } from '#shared/kit/result';
import { type FileTrouble, troubleOf } from './file-trouble';

/** Makes a folder that only this user may look into, where there is none. */
export async function makeOwnFolder(folder: string): Promise<Result<void, FileTrouble>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return ok(undefined);
  } catch (error) {
    const trouble = troubleOf(error, 'write', folder);
    if (trouble === undefined) throw error;
    return failed(trouble);
  }
}
