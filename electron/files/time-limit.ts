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
  return within(work, limit, () => failed({ kind: 'unreachable', doing, path }));
}

/** The answer of any work, or `late` when none came within the limit (milliseconds); the work itself goes on. */
export async function within<Answer>(
  work: Promise<Answer>,
  limit: number,
  late: () => Answer,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late()), limit);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
  }
}
