import { stat } from 'node:fs/promises';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';

/** A problem when something of that name is there already; nothing is ever written over it. */
export async function newFolder(folder: string): Promise<Result<void, HostProblem>> {
  try {
    await stat(folder);
    return failed({ kind: 'unusable-input', message: `“${folder}”已经存在，请换一个新的文件夹` });
  } catch (error) {
    const trouble = troubleOf(error, 'read', folder);
    if (trouble === undefined) throw error;
    return trouble.kind === 'missing' ? ok(undefined) : failed(fileProblem(trouble));
  }
}
