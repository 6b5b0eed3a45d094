import { parentPort, workerData } from 'node:worker_threads';
import { openPackLibrary, type PackLibrary } from './pack-library';
import type { WorkerTask } from './run-in-worker';
import { exportProject, importProject, readCodes } from './workbook-jobs';

/** Entry of the thread that does one job with a workbook: takes its task, posts its answer, ends. */
async function main(task: WorkerTask): Promise<void> {
  const packs = openPackLibrary(task.packFolders);
  parentPort?.postMessage(await answer(task, packs));
}

function answer(task: WorkerTask, packs: PackLibrary) {
  switch (task.kind) {
    case 'import':
      return importProject(task.job, packs);
    case 'export':
      return exportProject(task.job, packs);
    case 'codes':
      return readCodes(task.job);
  }
}

await main(workerData);
