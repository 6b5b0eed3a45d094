import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { writeFileAtomically } from './atomic-write';
import { fileProblem } from './file-problem';
import { troubleOf } from './file-trouble';
import { quietly } from './quietly';

type File = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Writes files into a folder, which is made when there is none. Where one of them cannot be written the problem names those that
 * were; a folder made for nothing goes again.
 */
export async function writeIntoFolder(
  folder: string,
  files: readonly File[],
): Promise<Result<void, HostProblem>> {
  let made: string | undefined;
  try {
    made = await mkdir(folder, { recursive: true });
  } catch (error) {
    const trouble = troubleOf(error, 'write', join(folder, files[0]?.name ?? ''));
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
  for (const [at, { name, bytes }] of files.entries()) {
    const done = await writeFileAtomically(join(folder, name), bytes);
    if (done.ok) continue;
    const problem = fileProblem(done.problem);
    const written = files.slice(0, at).map((file) => file.name);
    if (made !== undefined && at === 0) await quietly(() => rmdir(folder), undefined);
    return failed({ ...problem, message: `${problem.message}${writtenWords(written, files.length)}` });
  }
  return ok(undefined);
}

function writtenWords(written: readonly string[], all: number): string {
  if (all <= 1) return '';
  return written.length === 0 ? '一份也没有写出。' : `已写出 ${written.length} 份：${written.join('、')}。`;
}
