import { basename } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, type Result } from '#shared/kit/result';

/** A file that cannot be used: its name, and `why` as the rest of the sentence. */
export function unusableFile(path: string, why: string): Result<never, HostProblem> {
  return failed({ kind: 'unusable-input', message: `“${basename(path)}”${why}` });
}
