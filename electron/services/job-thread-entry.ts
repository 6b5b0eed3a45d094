import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadStart } from './job-thread';

/** The thread of `JobThread`: loads the module at once, and does the one job that it is sent. */
type JobModule = {
  readonly work: (task: unknown) => Promise<unknown>;
  readonly prepare?: (hint: string) => void;
};

const { module, hint } = workerData as ThreadStart;
const loading: Promise<JobModule> = import(module);
parentPort?.once('message', async (task: unknown) => {
  const { work } = await loading;
  parentPort?.postMessage(await work(task));
});
(await loading).prepare?.(hint);
