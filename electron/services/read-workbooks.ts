import { createHash } from 'node:crypto';
import { ok, type Result } from '#shared/kit/result';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../excel/read-workbook';

/** Bytes → plain cells, or why not, as the rest of a sentence. `behind` hears which share (0 to 1) is read. */
export type ReadWorkbooks = (
  bytes: Uint8Array,
  behind: (share: number) => void,
) => Promise<Result<PlainWorkbook, string>>;

export const readOnce: ReadWorkbooks = async (bytes, behind) => {
  const workbook = readWorkbook(bytes, behind);
  return workbook.ok ? workbook : { ok: false, problem: explainReadProblem(workbook.problem) };
};

/**
 * Holds the workbook read last by its bytes: who reads it again with other answers, or as another pack's, goes on from
 * its cells. A file that was changed in between has other bytes and is read anew.
 */
export function holdLastRead(read: ReadWorkbooks = readOnce): ReadWorkbooks {
  let held: { readonly digest: string; readonly workbook: PlainWorkbook } | undefined;
  return async (bytes, behind) => {
    const digest = createHash('sha256').update(bytes).digest('base64');
    if (held?.digest === digest) {
      behind(1);
      return ok(held.workbook);
    }
    held = undefined;
    const workbook = await read(bytes, behind);
    if (workbook.ok) held = { digest, workbook: workbook.value };
    return workbook;
  };
}
