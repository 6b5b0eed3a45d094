import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countResults } from '../../../electron/services/batch/read-results';

/** As on a busy disk: what is asked of a file is answered late, when its first lines could have come already. */
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  return {
    ...real,
    stat: async (path: string) => {
      const found = await real.stat(path);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return found;
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-results-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a slow disk loses no line of the results, and their reading ends', async () => {
  writeFileSync(join(folder, 'results.jsonl'), '{"file":"甲"}\n{"file":"乙"}\n{"file":"丙"}\n');
  expect(await countResults(folder)).toBe(3);
});

test('a line that a stop cut off does not count', async () => {
  writeFileSync(join(folder, 'results.jsonl'), '{"file":"甲"}\n{"file":"乙"}\n{"fi');
  expect(await countResults(folder)).toBe(2);
});
