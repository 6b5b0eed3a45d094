import { basename, extname } from 'node:path';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { findFileUser } from '../files/find-file-user';
import { usedInWords } from '../files/open-mark';
import type { Versions } from '../services/versions';

/** What a command says and how it ends: 0 done, 1 done with failing rules of severity error, 2 unusable input. */
export type CommandResult = {
  readonly exit: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
  /** The file to write before anything is said; who writes it is not who may be ended half-way. */
  readonly write?: { readonly path: string; readonly content: string | Uint8Array };
};

/** One line that says why, whatever the number of lines the reason has. */
export function unusable(why: string): CommandResult {
  return { exit: 2, out: '', error: why.replace(/\s*\n\s*/g, '；') };
}

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
