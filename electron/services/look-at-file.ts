import { stat } from 'node:fs/promises';
import type { FoundFile } from '#shared/host/calls/files';
import { failed, ok, type Result } from '#shared/kit/result';
import { isProjectText } from '#shared/project-file/open-project';
import { digestOf } from '../files/digest';
import { type FileTrouble, troubleOf } from '../files/file-trouble';
import { findFileUser } from '../files/find-file-user';
import { usedInWords } from '../files/open-mark';
import { decodeText, readBytes } from '../files/read-file';
import { readProjectFacts } from './project-facts';

/** What stands at a path now; null: nothing. A folder or a device there is trouble. */
export async function lookAt(path: string): Promise<Result<FoundFile | null, FileTrouble>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes.problem.kind === 'missing' ? ok(null) : bytes;
  try {
    const { mtime } = await stat(path);
    const user = await findFileUser(path);
    const text = decodeText(bytes.value, path);
    const project = text.ok && isProjectText(text.value) ? readProjectFacts(text.value) : null;
    return ok({
      digest: digestOf(bytes.value),
      size: bytes.value.length,
      modified: mtime.toISOString(),
      project: project && { organisation: project.organisation, year: project.year },
      usedBy: user ? usedInWords(user) : null,
    });
  } catch (error) {
    const trouble = troubleOf(error, 'read', path);
    if (trouble === undefined) throw error;
    return trouble.kind === 'missing' ? ok(null) : failed(trouble);
  }
}
