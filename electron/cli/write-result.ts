import { basename, extname } from 'node:path';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { findFileUser } from '../files/find-file-user';
import { usedInWords } from '../files/open-mark';
import type { Versions } from '../services/versions';
import { type CommandResult, unusable } from './command-result';

/**
 * Writes what a command made; what cannot be written ends it as an input that cannot be used. A project that goes by it
 * is kept as one of its versions.
 */
export async function written(
  result: CommandResult,
  versions?: Pick<Versions, 'keepFound'>,
): Promise<CommandResult> {
  if (!result.write) return result;
  const { path, content } = result.write;
  const remark = extname(path).toLowerCase() === '.juesuan' ? await versions?.keepFound(path) : null;
  const user = await findFileUser(path);
  const done = await writeFileAtomically(path, content);
  if (!done.ok) return unusable(fileProblem(done.problem).message);
  const warning = user && `“${basename(path)}”好像正${usedInWords(user)}，那边再保存会盖掉这次写入的内容`;
  return { ...result, error: [result.error, remark, warning].filter(Boolean).join('\n') };
}
