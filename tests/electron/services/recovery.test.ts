import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { saveProject } from '#shared/project-file/save-project';
import { digestOf } from '../../../electron/files/digest';
import { SHANXI } from '../../shared/shanxi-pack';
import { temporaryHost } from './temporary-host';

const window = 'window-1';
const text = saveProject(SHANXI, newDocument(SHANXI, { organisation: '某局', kind: '', year: 2024 }));

async function working() {
  const host = temporaryHost();
  const path = join(host.home, '决算.juesuan');
  await host.handlers['recovery.start']({ window, path, digest: 'of the file', text, changes: [] });
  const append = (from: number, ...changes: string[]) =>
    host.handlers['recovery.append']({ window, from, changes });
  const left = async (handlers = host.handlers) => {
    const answer = await handlers['recovery.list']({});
    return answer.ok ? answer.value.left : [];
  };
  return { ...host, path, append, left };
}

test('changes are kept in order, told twice they count once, and a gap is refused', async () => {
  const { append, handlers } = await working();
  expect(await append(0, 'a', 'b')).toEqual({ ok: true, value: { count: 2 } });
  expect(await append(1, 'b', 'c')).toEqual({ ok: true, value: { count: 3 } });
  expect(await append(5, 'f')).toMatchObject({ problem: { kind: 'not-found' } });
  expect(await handlers['recovery.read']({ window })).toMatchObject({
    ok: true,
    value: { text, changes: ['a', 'b', 'c'], torn: 0, digest: 'of the file', file: null },
  });
});

test('the next run lists what was left, with the file as it is now, and does not touch it', async () => {
  const { append, path, configuration, left } = await working();
  await append(0, 'a');
  writeFileSync(path, 'what is there now');
  expect(await left()).toMatchObject([{ window, path, organisation: '某局', year: 2024, isOpen: true }]);
  const next = temporaryHost({ configurationFolder: configuration, now: () => new Date('2024-08-02') });
  expect(await left(next.handlers)).toMatchObject([{ window, isOpen: false }]);
  expect(await next.handlers['recovery.read']({ window })).toMatchObject({
    value: { changes: ['a'], file: { text: 'what is there now' } },
  });
  expect(await next.handlers['recovery.append']({ window, from: 1, changes: ['b'] })).toMatchObject({
    problem: { kind: 'not-found' },
  });
});

test('a journal that was begun anew has the new state; one that ended is gone', async () => {
  const { append, handlers, configuration, left } = await working();
  await append(0, 'a');
  const other = text.replace('某局', '乙局');
  await handlers['recovery.start']({ window, path: null, digest: null, text: other, changes: [] });
  expect(await left()).toMatchObject([{ organisation: '乙局', path: null }]);
  await handlers['recovery.end']({ window });
  expect(readdirSync(join(configuration, 'recovery'))).toEqual([]);
  expect(await append(0, 'a')).toMatchObject({ problem: { kind: 'not-found' } });
  expect(await handlers['recovery.read']({ window })).toMatchObject({ problem: { kind: 'not-found' } });
});

test('a file that is no journal is told of and kept', async () => {
  const { handlers, configuration } = await working();
  writeFileSync(join(configuration, 'recovery', 'other.journal'), 'x');
  expect(await handlers['recovery.list']({})).toMatchObject({
    value: { left: [{ window }], notices: [expect.stringContaining('other.journal')] },
  });
});

test('a journal begins with what stands in the file, while that is what the window has read', async () => {
  const { append, path, handlers } = await working();
  await append(0, 'a');
  const begin = (digest: string | null) =>
    handlers['recovery.start']({ window, path, digest, text: null, changes: ['b', 'c'] });
  expect(await begin('of the file')).toMatchObject({ problem: { kind: 'not-found' } });
  const now = text.replace('某局', '乙局');
  writeFileSync(path, now);
  expect(await begin('of the file')).toMatchObject({ problem: { kind: 'not-found' } });
  // The one before stands until there is another.
  expect(await handlers['recovery.read']({ window })).toMatchObject({ value: { text, changes: ['a'] } });
  // The changes since are on disk when the beginning is answered, and what comes next is counted after them.
  expect(await begin(digestOf(now))).toEqual({ ok: true, value: { count: 2 } });
  expect(await handlers['recovery.read']({ window })).toMatchObject({
    value: { text: now, changes: ['b', 'c'] },
  });
  await append(2, 'd');
  expect(await handlers['recovery.read']({ window })).toMatchObject({ value: { changes: ['b', 'c', 'd'] } });
});
