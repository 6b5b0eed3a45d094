import { parentPort, workerData } from 'node:worker_threads';
import { importProject } from './import-job';
import type { WorkerTask } from './import-worker';
import { openPackLibrary } from './pack-library';

/** Entry of the thread that imports one workbook: takes its task, posts its answer, ends. */
async function main({ packsFolder, ...job }: WorkerTask): Promise<void> {
  parentPort?.postMessage(await importProject(job, openPackLibrary(packsFolder)));
}

await main(workerData);
