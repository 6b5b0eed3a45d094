import type { TellProgress } from '#shared/host/progress';
import { auditFinished, copyAudited, findTexts } from './document-jobs';
import { makeFormFiles, readForms } from './form-jobs';
import { openPackLibrary } from './pack-library';
import { holdLastRead } from './read-workbooks';
import type { WorkerTask } from './run-in-worker';
import { countReportPages, exportProject, importProject, readCodes } from './workbook-jobs';

// What a warm thread keeps from job to job; both are known by their content, and never stale.
const read = holdLastRead();

/** Does one job with a workbook or document in a thread beside, and tells how far it is. */
export async function work({ port, packFolders, ...task }: WorkerTask) {
  port.postMessage('begun');
  const packs = openPackLibrary(packFolders);
  const tell: TellProgress = (step, share) => port.postMessage({ step, share });
  switch (task.kind) {
    case 'import':
      return importProject(task.job, { packs, tell, read });
    case 'export':
      return exportProject(task.job, packs, tell);
    case 'codes':
      return readCodes(task.job);
    case 'pages':
      return countReportPages(task.job, packs);
    case 'audit':
      return auditFinished(task.job, packs, tell);
    case 'audit-copy':
      return copyAudited(task.job, packs, tell);
    case 'texts':
      return findTexts(task.job, packs, tell);
    case 'forms':
      return readForms(task.job, packs, tell);
    case 'form-files':
      return makeFormFiles(task.job, packs, tell);
  }
}
