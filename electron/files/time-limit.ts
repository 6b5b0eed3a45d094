import { failed, type Result } from '#shared/kit/result';
import type { FileAction, FileTrouble } from './file-trouble';

/** A drive that is gone may never answer. Far above what a slow network drive needs for the largest file. */
const LONGEST_MS = 60_000;

/**
 * The answer of a file call, or `unreachable` when none came in time. The system's own call cannot be taken back: it
 * may still end later, so a caller that needs order must wait for the work itself.
 */
export async function inTime<Value>(
  work: Promise<Result<Value, FileTrouble>>,
  doing: FileAction,
  path: string,
  limit: number = LONGEST_MS,
): Promise<Result<Value, FileTrouble>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<Value, FileTrouble>>((resolve) => {
    timer = setTimeout(() => resolve(failed({ kind: 'unreachable', doing, path })), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
