import { basename, extname } from 'node:path';
import { isProjectText } from '#shared/project-file/open-project';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { findFileUser } from '../files/find-file-user';
import { usedInWords } from '../files/open-mark';
import { lookAt } from '../services/look-at-file';
import type { Versions } from '../services/versions';
import { type CommandResult, unusable } from './command-result';

/**
 * Writes what a command made; what cannot be written ends it as an input that cannot be used. A project that goes by it
 * is kept as one of its versions, and nothing of another kind goes: a workbook is not replaced by a project under its
 * name, nor a project by a workbook.
 */
export async function written(
  result: CommandResult,
  versions?: Pick<Versions, 'keepFound'>,
): Promise<CommandResult> {
  if (!result.write) return result;
  const { path, content } = result.write;
  const other = await otherKind(path, content);
  if (other !== undefined) return unusable(other);
  const remark = extname(path).toLowerCase() === '.juesuan' ? await versions?.keepFound(path) : null;
  const user = await findFileUser(path);
  const done = await writeFileAtomically(path, content);
  if (!done.ok) return unusable(fileProblem(done.problem).message);
  const warning = user && `“${basename(path)}”好像正${usedInWords(user)}，那边再保存会盖掉这次写入的内容`;
  return { ...result, error: [result.error, remark, warning].filter(Boolean).join('\n') };
}

/** Why what stands at the path is not to be replaced by such content; undefined: nothing does, or it is of the kind. */
async function otherKind(path: string, content: string | Uint8Array): Promise<string | undefined> {
  const found = await lookAt(path);
  // What cannot be looked at is told by the writing.
  if (!found.ok || !found.value) return undefined;
  const isProject = typeof content === 'string' && isProjectText(content);
  const hasName = extname(path).toLowerCase() === '.juesuan';
  const name = basename(path);
  if (isProject && found.value.project === null && !hasName)
    return `“${name}”已有，不是项目文件，没有写入；项目请写成 .juesuan 文件`;
  if (!isProject && (found.value.project !== null || hasName))
    return `“${name}”已有，是项目文件，没有写入；请换一个文件名`;
  return undefined;
}
