import { basename, extname } from 'node:path';
import {
  explainEndOver,
  explainJobEnd,
  type JobEnd,
  LIMITS,
  type WorkerLimits,
} from '../services/job-limits';
import type { CommandTask } from './answer-command';

/** The window's sentence about the same file. */
export function explainEnd(
  { kind, line }: CommandTask,
  end: Exclude<JobEnd, 'cancelled'>,
  limits: WorkerLimits = LIMITS,
): string {
  const path =
    'files' in line
      ? line.files[0]
      : 'input' in line
        ? line.input
        : 'inputs' in line
          ? line.inputs[0]
          : 'from' in line
            ? line.from
            : 'workbook' in line && line.workbook;
  if (!path) return `${kind} ${line.command} ${explainJobEnd(end, limits)}`;
  const isProject = extname(path).toLowerCase() === '.juesuan';
  return `“${basename(path)}”${isProject ? explainJobEnd(end, limits) : explainEndOver(end, limits)}`;
}
