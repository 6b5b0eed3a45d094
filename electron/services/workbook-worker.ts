import { parentPort, workerData } from 'node:worker_threads';
import type { TellProgress } from '#shared/host/progress';
import { openPackLibrary, type PackLibrary } from './pack-library';
import type { WorkerMessage, WorkerTask } from './run-in-worker';
import { exportProject, importProject, readCodes } from './workbook-jobs';

/** Entry of the thread that does one job with a workbook: takes its task, posts how far it is and then its answer, ends. */
async function main(task: WorkerTask): Promise<void> {
  const packs = openPackLibrary(task.packFolders);
  const tell: TellProgress = (step, share) => post({ kind: 'progress', step, share });
  post({ kind: 'answer', answer: await answer(task, packs, tell) });
}

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function answer(task: WorkerTask, packs: PackLibrary, tell: TellProgress) {
  switch (task.kind) {
    case 'import':
      return importProject(task.job, packs, tell);
    case 'export':
      return exportProject(task.job, packs, tell);
    case 'codes':
      return readCodes(task.job);
  }
}

await main(workerData);
