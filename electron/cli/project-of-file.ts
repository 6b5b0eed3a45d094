import { basename } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Session } from '#shared/session/session';
import { openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';

/**
 * The project of a file, for commands that change or print one; a workbook is refused. The problem is for the clerk.
 *
 * @param packId the pack that it is held to be of; absent: the one it names
 */
export async function projectOfFile(
  input: string,
  packs: PackLibrary,
  packId?: string,
): Promise<Result<Session, string>> {
  const wish = packId === undefined ? {} : { packId };
  const opened = await openInput(input, { packs, wish });
  if (!opened.ok) return failed(opened.problem.message);
  const { session, imported } = opened.value;
  return imported ? failed(`“${basename(input)}”是工作簿，请先用 juesuan import 导入为项目`) : ok(session);
}
