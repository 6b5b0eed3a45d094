import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from './file-problem';
import { troubleOf } from './file-trouble';

/** What self-evaluation forms are read from. */
export const FORM_ENDINGS: readonly string[] = ['.xlsx', '.xls', '.et', '.ods', '.docx'];

/**
 * The files named, and those in the folders named that end like one of `endings`; nothing of a folder that an office
 * program put there. `what`: those files in words.
 */
export async function filesNamed(
  inputs: readonly string[],
  endings: readonly string[],
  what: string,
): Promise<Result<readonly string[], string>> {
  const files: string[] = [];
  for (const input of inputs) {
    try {
      if (!(await stat(input)).isDirectory()) {
        files.push(input);
        continue;
      }
      const entries = await readdir(input, { recursive: true, withFileTypes: true });
      const found = entries
        .filter((entry) => entry.isFile() && endings.includes(extname(entry.name).toLowerCase()))
        .filter(({ name }) => !name.startsWith('~$') && !name.startsWith('.'))
        .map(({ parentPath, name }) => join(parentPath, name));
      if (found.length === 0) return failed(`文件夹“${basename(input)}”中没有 ${what}`);
      append(files, found.toSorted());
    } catch (error) {
      const trouble = troubleOf(error, 'read', input);
      if (!trouble) throw error;
      return failed(fileProblem(trouble).message);
    }
  }
  return ok(files);
}
