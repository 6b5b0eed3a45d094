import { strFromU8, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readPackage } from '../../../electron/package/read-package';
import { type WrittenPart, writePackage } from '../../../electron/package/write-package';

const at = new Date(2022, 4, 31, 12, 30, 8);

function part(name: string, text: string, level = 6): WrittenPart {
  return { name, bytes: strToU8(text), modified: at, level };
}

test('parts come back in their order, packed or stored as they were, with their dates; the same parts give the same bytes', async () => {
  const parts = [part('二/表.xml', '决算'.repeat(500)), part('一.xml', ''), part('图.png', 'PNG', 0)];
  const bytes = await writePackage(parts);
  expect(await writePackage(parts)).toEqual(bytes);
  const read = readPackage(bytes);
  expect(
    read.ok &&
      [...read.value.values()].map(({ name, bytes: own, modified, stored }) => ({
        name,
        text: strFromU8(own),
        modified,
        stored,
      })),
  ).toEqual([
    { name: '二/表.xml', text: '决算'.repeat(500), modified: at, stored: false },
    { name: '一.xml', text: '', modified: at, stored: false },
    { name: '图.png', text: 'PNG', modified: at, stored: true },
  ]);
});

test('what can be no part of a package is left out: folders, places outside', async () => {
  const names = ['xl/', '/xl/a.xml', '..\\a.xml', 'xl/../../a.xml', 'C:a.xml', 'xl/a..b.xml'];
  const read = readPackage(await writePackage(names.map((name) => part(name, '<a/>'))));
  expect(read.ok && [...read.value.keys()]).toEqual(['xl/a..b.xml']);
});
