import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { isLitter, PACK_BOUNDS } from '#shared/pack/pack-files';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';
import { readText } from '../files/read-file';

/**
 * Every file below a folder as text, by its path within, always with `/`; litter is left out. Stops at the bounds of
 * a pack, so that a wrong folder (a whole disk) costs little.
 */
export async function readPackFolder(
  folder: string,
): Promise<Result<ReadonlyMap<string, string>, HostProblem>> {
  const files = new Map<string, string>();
  const waiting = [''];
  try {
    for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
      for (const name of (await readdir(join(folder, within))).sort()) {
        const path = within === '' ? name : `${within}/${name}`;
        if (isLitter(path)) continue;
        const found = await stat(join(folder, path));
        if (found.isDirectory()) {
          waiting.push(path);
          continue;
        }
        if (files.size >= PACK_BOUNDS.files || found.size > PACK_BOUNDS.bytesEach) {
          return failed({
            kind: 'unusable-input',
            message: `文件夹「${folder}」里的文件太多或太大，不是表样包，请选择 pack.yaml 所在的文件夹。`,
          });
        }
        const text = await readText(join(folder, path));
        if (!text.ok) {
          return text.problem.kind === 'not-text'
            ? failed({
                kind: 'unusable-input',
                message: `「${join(folder, path)}」不是 UTF-8 编码的文本，请另存为 UTF-8。`,
              })
            : failed(fileProblem(text.problem));
        }
        files.set(path, text.value);
      }
    }
  } catch (error) {
    const trouble = troubleOf(error, 'list', folder);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
  return ok(files);
}
