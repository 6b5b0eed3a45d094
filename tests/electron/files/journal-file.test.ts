import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createJournal, readJournal } from '../../../electron/files/journal-file';
import { temporaryFolder } from '../temporary-folder';

const LINES = ['一', '{"a":1}', '', '四'];

async function written(): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  const path = join(temporaryFolder(), 'a.journal');
  const made = await createJournal(path, LINES.slice(0, 1));
  if (!made.ok) throw new Error(made.problem.kind);
  const [, ...rest] = LINES;
  await Promise.all(rest.map((line) => made.value.append([line])));
  await made.value.close();
  return { path, bytes: readFileSync(path) };
}

async function linesOf(path: string): Promise<readonly string[]> {
  const read = await readJournal(path);
  return read.ok ? read.value.lines : [read.problem.kind];
}

test('cut at any byte, what is read is a beginning of what was written, and the rest is counted', async () => {
  const { path, bytes } = await written();
  expect(await linesOf(path)).toEqual(LINES);
  for (let length = bytes.length; length >= 'juesuan-journal 1\n'.length; length -= 1) {
    truncateSync(path, length);
    const read = await readJournal(path);
    if (!read.ok) throw new Error(read.problem.kind);
    const whole = LINES.slice(0, read.value.lines.length);
    expect(read.value.lines).toEqual(whole);
    const size = whole.reduce((sum, line) => sum + 18 + Buffer.byteLength(line), 18);
    expect(read.value.torn).toBe(length - size);
  }
});

test('one wrong byte ends what is believed, wherever it is', async () => {
  const { path, bytes } = await written();
  for (let at = 18; at < bytes.length; at += 1) {
    const wrong = Buffer.from(bytes);
    wrong[at] = (wrong[at] ?? 0) ^ 1;
    writeFileSync(path, wrong);
    const lines = await linesOf(path);
    expect(lines).toEqual(LINES.slice(0, lines.length));
    expect(lines.length).toBeLessThan(LINES.length);
  }
});

test('lines of another journal are no lines of this one', async () => {
  const { path, bytes } = await written();
  const other = await written();
  writeFileSync(path, Buffer.concat([bytes, other.bytes.subarray(18)]));
  expect(await linesOf(path)).toEqual(LINES);
});

test('what is no journal is not read as one', async () => {
  const path = join(temporaryFolder(), 'a.journal');
  writeFileSync(path, 'PK');
  expect(await linesOf(path)).toEqual(['not-text']);
});
