import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPackHandlers } from '../../../electron/services/packs';
import { ANY_FILE } from './any-file';
import { temporaryHost } from './temporary-host';

test('a pack is listed by its head, read whole and comes with its example', async () => {
  const { handlers, packs, log } = temporaryHost();
  writeFileSync(join(packs, 'README.md'), 'no pack');
  expect(await handlers['packs.list']({})).toEqual({
    ok: true,
    value: {
      packs: [{ id: 'test-2024', title: '试用', year: 2024, isBuiltIn: true, hasSample: true }],
      faulty: [],
    },
  });
  expect(await handlers['packs.read']({ id: 'test-2024' })).toEqual({
    ok: true,
    value: {
      directory: 'test-2024',
      files: {
        'pack.yaml': expect.stringContaining('试用'),
        'sample.juesuan': expect.any(String),
        'tables/01.yaml': 'id: "01"\n',
      },
    },
  });
  expect(await handlers['packs.sample']({ id: 'test-2024' })).toEqual({
    ok: true,
    value: { text: '{"facts":{"organisation":"某局","year":2024}}' },
  });
  expect(log).toEqual([]);
});

test.each(['none', '', '.', '..', '../packs/test-2024', 'test-2024/tables', '/etc'])(
  'the id %j is no pack',
  async (id) => {
    const { handlers } = temporaryHost();
    for (const name of ['packs.load', 'packs.read', 'packs.sample'] as const) {
      expect(await handlers[name]({ id })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    }
  },
);

test('packs that cannot be named are left out and logged, the others stay', async () => {
  const { handlers, packs, log } = temporaryHost();
  const heads = { broken: 'id: [', other: 'id: else\ntitle: x\nyear: 1', poor: 'id: poor', none: undefined };
  for (const [id, head] of Object.entries(heads)) {
    mkdirSync(join(packs, id));
    if (head !== undefined) writeFileSync(join(packs, id, 'pack.yaml'), head);
  }
  const list = await handlers['packs.list']({});
  expect(list.ok && list.value.packs.map((pack) => pack.id)).toEqual(['test-2024']);
  expect(list.ok && list.value.faulty.map(({ id }) => id)).toEqual(['broken', 'none', 'other', 'poor']);
  expect(log.map((line) => line.match(/^Pack (\w+) is left out/)?.[1])).toEqual([
    'broken',
    'none',
    'other',
    'poor',
  ]);
});

test('no packs, and a pack without example, are said in words', async () => {
  const { handlers, packs } = temporaryHost();
  rmSync(join(packs, 'test-2024', 'sample.juesuan'));
  expect(await handlers['packs.sample']({ id: 'test-2024' })).toMatchObject({
    problem: { kind: 'not-found' },
  });
  const gone = createPackHandlers(
    { builtIn: join(packs, 'none'), installed: join(packs, 'none') },
    ANY_FILE,
    () => undefined,
  );
  expect(await gone['packs.list']({})).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
});
