import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runMany } from '../../../electron/cli/run-many';
import { LIMITS } from '../../../electron/services/job-limits';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { temporaryFolder } from '../temporary-folder';

const MEANS = { folders: BUILT_IN_PACKS, configuration: '' };

const entry = fileURLToPath(new URL('../../../dist/electron/job-process-entry.js', import.meta.url));
const built = existsSync(entry);
if (!built) console.log('skipped: there is no dist/electron/job-process-entry.js; run node build/bundle.mjs');

/** A folder with a process that does what is wanted of the second file, and answers for the others. */
function workerWith(answer: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  cpSync(entry, join(folder, 'job-process-entry.js'));
  writeFileSync(
    join(folder, 'command-worker.js'),
    `export async function work({ port, line }) {
  port.postMessage('begun');
  const [file] = line.inputs ?? line.files;
  if (file.includes('没完没了')) for (;;);
  if (file.includes('绊倒')) throw new Error('绊倒');
  ${answer}
}`,
  );
  return folder;
}

function filesOf(...names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) writeFileSync(join(folder, name), 'x');
  return folder;
}

const LIMIT = { ...LIMITS, milliseconds: 500 };

test.skipIf(!built)(
  'audit: a document that never ends, and one over which the program stumbles, stop no other',
  async () => {
    const worker = workerWith(
      `return { exit: 0, out: JSON.stringify({ file, report: { summary: { errors: 0 } } }), error: '' };`,
    );
    const folder = filesOf('1.txt', '2没完没了.txt', '3.txt', '4绊倒.txt', '5.txt', '不是文本.zip');
    const line = { command: 'audit', inputs: [folder], json: true } as const;
    const done = await runMany({ ...MEANS, kind: 'audit', line }, worker, LIMIT);
    const { files } = JSON.parse(done?.out ?? '');
    expect(files.map(({ problem = '' }: { problem?: string }) => problem)).toEqual([
      '',
      expect.stringMatching(/“2没完没了.txt”处理超过/),
      '',
      expect.stringContaining('技术支持'),
      '',
    ]);
    expect(done?.exit).toBe(2);
  },
);

test.skipIf(!built)(
  'forms import: the project goes on from file to file, past one that never ends',
  async () => {
    const worker = workerWith(`const before = line.project ?? '';
  const outcome = { file, taken: [{ book: '附件', name: file, notes: [] }], left: [] };
  const content = before + file.at(-6);
  return { exit: 0, out: JSON.stringify({ files: [outcome], errors: 0 }), error: '', write: { path: '', content } };`);
    const folder = filesOf('1.xlsx', '2没完没了.xlsx', '3.xlsx');
    const line = { command: 'import', input: 'p', files: [folder], json: false, output: 'o' } as const;
    const done = await runMany({ ...MEANS, kind: 'forms', line }, worker, LIMIT);
    expect(done).toMatchObject({ exit: 1, write: { path: 'o', content: '13' } });
    expect(done?.out).toMatch(/2没完没了.xlsx：.*处理超过.*\n.*3.xlsx（附件）\n读取 2 份自评表/);
  },
);

test('of one file, and of other commands, it knows nothing', async () => {
  const line = { command: 'audit', inputs: [filesOf('1.txt')], json: true } as const;
  expect(await runMany({ ...MEANS, kind: 'audit', line }, '')).toBeUndefined();
});
