import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { JobMessage } from './limited-pool';

/**
 * The process of a pool's jobs: loads the module that it is called with, does one job after another as they are sent,
 * and ends with whoever sends them. A thread of it watches its memory, since a job that is deep in a reader cannot.
 */
type JobModule = { readonly work: (task: object) => Promise<unknown> };

/** Electron's own processes are spoken to otherwise than Node's. */
type Sender = {
  readonly on: (event: 'message', hear: (message: { readonly data: object }) => void) => void;
  readonly postMessage: (message: JobMessage) => void;
};

type Watch = { readonly growth: number; readonly began: Float64Array };

const WATCH_EVERY = 100;
const MEGABYTE = 1024 * 1024;

if (isMainThread) await serve();
else watch(workerData as Watch);

async function serve(): Promise<void> {
  const [file = '', growth = ''] = process.argv.slice(2);
  const began = new Float64Array(new SharedArrayBuffer(8));
  const options: Watch = { growth: Number(growth) * MEGABYTE, began };
  new Worker(fileURLToPath(import.meta.url), { workerData: options }).unref();
  const own = (process as { readonly parentPort?: Sender }).parentPort;
  const tell = (message: JobMessage): void => {
    if (own) own.postMessage(message);
    else process.send?.(message);
  };
  const loading: Promise<JobModule> = import(pathToFileURL(file).href);
  // Whoever waits for the first job hears of it.
  loading.catch(() => undefined);
  const hear = async (task: object): Promise<void> => {
    try {
      const { work } = await loading;
      const port = {
        postMessage: (told: 'begun' | object) => {
          if (told === 'begun') began[0] = process.memoryUsage.rss();
          tell({ told } as JobMessage);
        },
      };
      tell({ answer: await work({ ...task, port }) });
    } catch (error) {
      tell({ threw: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    } finally {
      began[0] = 0;
    }
  };
  if (own) own.on('message', ({ data }) => void hear(data));
  else process.on('message', (task: object) => void hear(task));
  // Ctrl+C is meant for whoever sends the jobs, which ends them in its own way.
  process.on('SIGINT', () => undefined);
  process.once('disconnect', () => process.exit());
}

/** Ends the process when its job takes too much, or when nobody is left who waits for it. */
function watch({ growth, began }: Watch): void {
  const parent = process.ppid;
  setInterval(() => {
    const before = began[0] ?? 0;
    const isTooMuch = before > 0 && process.memoryUsage.rss() - before > growth;
    if (isTooMuch || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, WATCH_EVERY);
}
