import { basename, extname } from 'node:path';
import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import { findUnitFiles } from '../services/batch/unit-files';

export type GivenFiles = {
  readonly files: readonly string[];
  /** Folders and links that were not looked into, a sentence each. */
  readonly unread: readonly string[];
};

/**
 * The files named, whatever they are called, and those in the folders named that end like one of `endings`. `what`: those files
 * in words.
 */
export async function namedFiles(
  inputs: readonly string[],
  endings: readonly string[],
  what: string,
): Promise<Result<GivenFiles, string>> {
  const files = new Set<string>();
  const unread: string[] = [];
  for (const input of inputs) {
    const found = await findUnitFiles([input]);
    if (!found.ok) return failed(found.problem.message);
    const paths = found.value.files.map(({ path }) => path);
    const fitting = paths.filter((path) => path === input || endings.includes(extname(path).toLowerCase()));
    if (fitting.length === 0) return failed(`文件夹“${basename(input)}”中没有 ${what}`);
    for (const path of fitting) files.add(path);
    append(unread, found.value.unread);
    append(unread, found.value.results);
  }
  return ok({ files: [...files], unread });
}
