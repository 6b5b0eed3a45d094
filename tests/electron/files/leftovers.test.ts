import { spawnSync } from 'node:child_process';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomically } from '../../../electron/files/atomic-write';
import { findLeftovers, temporaryName } from '../../../electron/files/temporary-name';
import { temporaryFolder } from '../temporary-folder';

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

/** A temporary file of `target` as the process of that number would have left it. */
function leave(target: string, writer: number): string {
  const path = temporaryName(target).replace(`-${process.pid}-`, `-${writer}-`);
  writeFileSync(path, 'left');
  return path;
}

test('a save clears what killed saves of the same file left, and nothing else', async () => {
  const folder = temporaryFolder();
  const target = join(folder, '甲.juesuan');
  const dead = deadProcess();
  leave(target, dead);
  leave(target, dead);
  const ofAnother = leave(join(folder, '乙.juesuan'), dead);
  const underWay = leave(target, process.ppid);
  await writeFileAtomically(target, 'new');
  expect(
    readdirSync(folder)
      .map((name) => join(folder, name))
      .toSorted(),
  ).toEqual([target, ofAnother, underWay].toSorted());
});

test('what lay untouched for a day is nobody’s, whoever has its number now', async () => {
  const target = join(temporaryFolder(), '甲.juesuan');
  const path = leave(target, process.ppid);
  expect(await findLeftovers(target)).toEqual([]);
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(path, longAgo, longAgo);
  expect((await findLeftovers(target)).map((left) => left.path)).toEqual([path]);
});
