import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomically } from '../../../electron/files/atomic-write';
import { temporaryFolder } from '../temporary-folder';

const rounds = [...Array(6).keys()];

test('of a long and a short write to one path the one asked for last stays', async () => {
  const path = join(temporaryFolder(), '决算.juesuan');
  for (const round of rounds) {
    const long = writeFileAtomically(path, 'x'.repeat(2_000_000));
    const short = writeFileAtomically(path, `short ${round}`);
    expect(await Promise.all([long, short])).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect(readFileSync(path, 'utf8').slice(0, 20)).toBe(`short ${round}`);
  }
});

test('of writes of equal size the last asked for stays, by whatever spelling of the path', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.juesuan');
  for (const round of rounds) {
    const texts = ['一', '二', '三', '四'].map((word) => word.repeat(8_000) + round);
    await Promise.all(
      texts.map((text, at) => writeFileAtomically(at % 2 ? path : `${folder}/./a.juesuan`, text)),
    );
    expect(texts.indexOf(readFileSync(path, 'utf8'))).toBe(texts.length - 1);
  }
  expect(readdirSync(folder)).toEqual(['a.juesuan']);
});

test.runIf(process.platform !== 'win32')(
  'two names of one file: never two writes at once, and one of them whole',
  async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.juesuan');
    writeFileSync(path, '');
    symlinkSync(path, join(folder, 'link'));
    const texts = ['一'.repeat(500_000), '二'.repeat(500_000)] as const;
    await Promise.all([
      writeFileAtomically(path, texts[0]),
      writeFileAtomically(join(folder, 'link'), texts[1]),
    ]);
    expect(texts.indexOf(readFileSync(path, 'utf8'))).not.toBe(-1);
    expect(readdirSync(folder).toSorted()).toEqual(['a.juesuan', 'link']);
  },
);
