import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { eventually } from '../support/eventually';

/** A fresh folder for one test, gone with it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-test-'));
  // What a test has let go of may still be writing: a journal that ends, a list of recent files.
  onTestFinished(() => eventually(() => rmSync(folder, { recursive: true, force: true })));
  return folder;
}
