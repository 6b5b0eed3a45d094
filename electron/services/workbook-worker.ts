import { parentPort, workerData } from 'node:worker_threads';
import { openPackLibrary } from './pack-library';
import type { WorkerTask } from './run-in-worker';
import { exportProject, importProject } from './workbook-jobs';

/** Entry of the thread that does one job with a workbook: takes its task, posts its answer, ends. */
async function main(task: WorkerTask): Promise<void> {
  const packs = openPackLibrary(task.packFolders);
  const answer =
    task.kind === 'import' ? await importProject(task.job, packs) : await exportProject(task.job, packs);
  parentPort?.postMessage(answer);
}

await main(workerData);
