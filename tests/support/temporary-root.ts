import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let root = '';

/** All that the tests of one run put into the system's temporary folder stands in one there, and goes with the run. */
export function setup(): void {
  root = mkdtempSync(join(tmpdir(), 'juesuan-tests-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = root;
}

export function teardown(): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
