import { readdir } from 'node:fs/promises';
import type { HostAnswer } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';
import { writeIntoFolder } from '../files/write-into-folder';
import type { FormFilesAnswer } from './form-jobs';

type Made = Extract<FormFilesAnswer, { ok: true }>['value'];

/**
 * Writes files of forms into a folder, which is made when there is none. Where some of them are there already nothing is
 * written unless they are to be replaced: they are named.
 */
export async function writeFormFiles(
  folder: string,
  { files, left }: Made,
  replaces: boolean,
): Promise<HostAnswer<'forms.export'>> {
  let known: ReadonlySet<string> = new Set();
  try {
    known = new Set(await readdir(folder));
  } catch (error) {
    const trouble = troubleOf(error, 'list', folder);
    if (trouble === undefined) throw error;
    if (trouble.kind !== 'missing') return failed(fileProblem(trouble));
  }
  const existing = files.map(({ name }) => name).filter((name) => known.has(name));
  if (existing.length > 0 && !replaces) return ok({ existing, files: [], left: [] });
  const done = await writeIntoFolder(folder, files);
  if (!done.ok) return done;
  return ok({
    existing: [],
    files: files.map(({ name, notes }) => ({ file: name, notes: [...notes] })),
    left: [...left],
  });
}
