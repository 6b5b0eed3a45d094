import type { HostProblem } from '#shared/host/contract';
import type { ImportReport } from '#shared/host/reports';
import { failed, ok, type Result } from '#shared/kit/result';
import { saveProject } from '#shared/project-file/save-project';
import { openInput } from './open-input';
import type { PackLibrary } from './pack-library';

/** One workbook to import. Job and answer are plain, so that they can cross to another thread and back. */
export type ImportJob = { readonly path: string; readonly packId?: string };

export type ImportAnswer = Result<{ readonly project: string; readonly report: ImportReport }, HostProblem>;

/** Carries out a job, here or beside; once the signal is given the answer is `CANCELLED`. */
export type ImportRunner = (job: ImportJob, signal: AbortSignal) => Promise<ImportAnswer>;

export const CANCELLED: HostProblem = { kind: 'cancelled', message: '已取消导入' };

/** Reads the workbook and turns it into a project, in the thread that calls. */
export async function importProject({ path, packId }: ImportJob, packs: PackLibrary): Promise<ImportAnswer> {
  const opened = await openInput(path, packs, packId);
  if (!opened.ok) return opened;
  const { session, report } = opened.value;
  if (!report) {
    return failed({ kind: 'unusable-input', message: '这是项目文件，不是工作簿，请用“打开”' });
  }
  return ok({ project: saveProject(session.pack, session.document()), report });
}

/** The runner without a thread of its own: for tests, and where there is no worker's file. */
export function importInProcess(packs: PackLibrary): ImportRunner {
  return async (job, signal) => {
    if (signal.aborted) return failed(CANCELLED);
    const answer = await importProject(job, packs);
    return signal.aborted ? failed(CANCELLED) : answer;
  };
}
