import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { present } from '#shared/kit/assert';
import { failed, ok, type Result } from '#shared/kit/result';
import { isLitter, isOwnDocument, PACK_BOUNDS } from '#shared/pack/pack-files';
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
  const paths = await pathsIn(folder);
  if (!paths.ok) return paths;
  const texts = await Promise.all(paths.value.map((path) => readText(join(folder, path))));
  const files = new Map<string, string>();
  for (const [at, text] of texts.entries()) {
    const path = present(paths.value[at], 'each path was read');
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
  return ok(files);
}

/** The author's own documents in the folder of a pack, beside its files; none where there is no such folder. */
export async function ownDocumentsIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(isOwnDocument).sort();
  } catch (error) {
    if (troubleOf(error, 'list', folder) === undefined) throw error;
    return [];
  }
}

/** The files' paths, folder by folder, each in the order of names. */
async function pathsIn(folder: string): Promise<Result<readonly string[], HostProblem>> {
  const paths: string[] = [];
  const waiting = [''];
  let bytes = 0;
  try {
    for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
      const names = (await readdir(join(folder, within))).sort();
      const own = names
        .map((name) => (within === '' ? name : `${within}/${name}`))
        .filter((path) => !isLitter(path));
      if (own.length > PACK_BOUNDS.files * 2) return tooMuch(folder);
      const found = await Promise.all(own.map((path) => stat(join(folder, path))));
      for (const [at, path] of own.entries()) {
        const entry = found[at];
        if (entry?.isDirectory()) {
          waiting.push(path);
          continue;
        }
        const size = entry?.size ?? 0;
        bytes += size;
        const { files, bytesEach, bytes: most } = PACK_BOUNDS;
        if (paths.length >= files || size > bytesEach || bytes > most) return tooMuch(folder);
        paths.push(path);
      }
    }
  } catch (error) {
    const trouble = troubleOf(error, 'list', folder);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
  return ok(paths);
}

function tooMuch(folder: string): Result<never, HostProblem> {
  return failed({
    kind: 'unusable-input',
    message: `文件夹「${folder}」里的文件太多或太大，不是表样包，请选择 pack.yaml 所在的文件夹。`,
  });
}
