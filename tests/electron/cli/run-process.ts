import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../temporary-folder';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

export type Ended = { readonly exit: number | null; readonly out: string; readonly error: string };

type Run = {
  readonly cli?: string;
  readonly config?: string;
  /** Leaves the output alone, as `| head -1` does after a line. */
  readonly unread?: boolean;
};

/** `juesuan …` as a process of its own, of the built program. */
export function runProcess(words: readonly string[], { cli, config, unread }: Run = {}): Promise<Ended> {
  const child = spawn(process.execPath, [cli ?? join(dist, 'electron', 'cli.js'), ...words], {
    env: { ...process.env, JUESUAN_CONFIG: config ?? join(temporaryFolder(), 'config') },
  });
  let [out, error] = ['', ''];
  if (unread) child.stdout.destroy();
  else child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  return new Promise((resolve) => child.on('close', (exit) => resolve({ exit, out, error })));
}
