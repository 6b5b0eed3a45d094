import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { saveProject } from '#shared/project-file/save-project';
import { written } from '../../../electron/cli/write-result';
import { temporaryName } from '../../../electron/files/temporary-name';
import { openVersions } from '../../../electron/services/versions';
import { SHANXI } from '../../shared/shanxi-pack';
import { leaveSave } from '../../support/left-save';
import { temporaryHost } from './temporary-host';

const window = 'window-1';

function textOf(organisation: string): string {
  return saveProject(SHANXI, newDocument(SHANXI, { organisation, kind: '', year: 2024 }));
}

/** What a save of `path` left when it was killed, so many seconds after the file was written. */
function leave(path: string, text: string, seconds: number): string {
  const left = leaveSave(path, text);
  setTime(left, seconds);
  return left;
}

function setTime(path: string, seconds: number): void {
  const at = new Date(Date.UTC(2024, 6, 1, 8, 0, seconds));
  utimesSync(path, at, at);
}

/** A project file, named in this run, with what killed saves may leave. */
async function project(host = temporaryHost()) {
  const path = join(host.home, '决算.juesuan');
  writeFileSync(path, textOf('文件局'));
  setTime(path, 0);
  await host.choose('open-project', path);
  const list = async (of: string | null = path) => {
    const answer = await host.handlers['leftovers.list']({ path: of });
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value.leftovers;
  };
  return { ...host, path, list };
}

function temporaryFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.tmp'));
}

test('of what killed saves left, what is whole and newer is offered, the newest first, and the rest is cleared', async () => {
  const { path, list, home } = await project();
  leave(path, textOf('旧局'), -60);
  leave(path, textOf('新局').slice(0, 400), 90);
  leave(path, textOf('文件局'), 80);
  leave(path, textOf('新局'), 70);
  const same = leave(path, textOf('同时局'), 0);
  const second = leave(path, textOf('新局'), 75);
  const newest = leave(path, textOf('更新局'), 78);
  writeFileSync(leave(path, '', 85), Buffer.from([0xff, 0xfe, 0x80]));
  expect(await list()).toEqual([
    {
      path,
      name: basename(newest),
      writtenAt: '2024-07-01T08:01:18.000Z',
      organisation: '更新局',
      year: 2024,
    },
    { path, name: basename(second), writtenAt: '2024-07-01T08:01:15.000Z', organisation: '新局', year: 2024 },
    { path, name: basename(same), writtenAt: '2024-07-01T08:00:00.000Z', organisation: '同时局', year: 2024 },
  ]);
  expect(temporaryFiles(home).toSorted()).toEqual(
    [newest, second, same].map((one) => basename(one)).toSorted(),
  );
  expect(readFileSync(path, 'utf8')).toBe(textOf('文件局'));
});

test('what a living program writes is left alone, and so is what belongs to another file', async () => {
  const { path, list, home } = await project();
  writeFileSync(temporaryName(path), textOf('正在写'));
  leave(join(home, '别的.juesuan'), 'half', 10);
  expect(await list()).toEqual([]);
  expect(temporaryFiles(home)).toHaveLength(2);
});

test('the start looks beside the recent projects, and beside no other', async () => {
  const { path, list, home, handlers, configuration } = await project();
  leave(path, textOf('新局'), 10);
  leave(join(home, '别的.juesuan'), textOf('新局'), 10);
  expect(await list(null)).toEqual([]);
  await handlers['project.open']({ path, window });
  await handlers['project.leave']({ window });
  const next = temporaryHost({ configurationFolder: configuration });
  const answer = await next.handlers['leftovers.list']({ path: null });
  expect(answer).toMatchObject({ value: { leftovers: [{ path, organisation: '新局' }] } });
  expect(temporaryFiles(home)).toHaveLength(2);
});

test('it is read beside the file, cleared when it is not wanted, and the file stays as it is', async () => {
  const { path, list, handlers, home } = await project();
  leave(path, textOf('新局'), 10);
  const [{ name } = { name: '' }] = await list();
  expect(await handlers['leftovers.read']({ path, name })).toEqual({
    ok: true,
    value: { text: textOf('新局'), file: textOf('文件局') },
  });
  expect(await handlers['leftovers.clear']({ path, name })).toEqual({ ok: true, value: {} });
  expect(temporaryFiles(home)).toEqual([]);
  for (const call of ['leftovers.read', 'leftovers.clear'] as const)
    expect(await handlers[call]({ path, name })).toMatchObject({ problem: { kind: 'not-found' } });
  expect(readFileSync(path, 'utf8')).toBe(textOf('文件局'));
});

test('a page reaches nothing by it but what killed saves left of projects it may open', async () => {
  const { path, home, handlers } = await project();
  const foreign = join(home, '别的.juesuan');
  const name = basename(leave(foreign, textOf('新局'), 10));
  writeFileSync(join(home, 'start.sh'), 'echo');
  expect(await handlers['leftovers.list']({ path: foreign })).toMatchObject({
    problem: { kind: 'not-permitted' },
  });
  expect(await handlers['leftovers.clear']({ path: foreign, name })).toMatchObject({
    problem: { kind: 'not-permitted' },
  });
  for (const other of ['start.sh', '决算.juesuan', name, '../决算.juesuan'])
    expect(await handlers['leftovers.clear']({ path, name: other })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  expect(existsSync(join(home, 'start.sh'))).toBe(true);
});

test('it is found where the file itself is, should the name be a link', async () => {
  const host = await project();
  const elsewhere = join(host.home, 'elsewhere');
  mkdirSync(elsewhere);
  const link = join(elsewhere, '链接.juesuan');
  symlinkSync(host.path, link);
  await host.choose('open-project', link);
  leave(host.path, textOf('新局'), 10);
  expect(await host.list(link)).toMatchObject([{ path: link, organisation: '新局' }]);
});

test('a damaged file has its leftover offered all the same', async () => {
  const { path, list } = await project();
  writeFileSync(path, '{"format":"jue');
  setTime(path, 0);
  leave(path, textOf('新局'), 10);
  expect(await list()).toMatchObject([{ organisation: '新局' }]);
});

test('a save that nobody was asked before keeps what is whole among the versions before it clears', async () => {
  const { path, handlers, home } = await project();
  const opened = await handlers['project.open']({ path, window });
  leave(path, textOf('没完成局'), 10);
  leave(path, 'half', 20);
  const base = opened.ok ? opened.value.digest : null;
  expect(await handlers['project.save']({ path, text: textOf('新存局'), base, window })).toMatchObject({
    value: { outcome: 'saved', remark: null },
  });
  expect(temporaryFiles(home)).toEqual([]);
  const kept = await handlers['versions.list']({ path });
  const texts = kept.ok ? kept.value.versions : [];
  const read = await Promise.all(texts.map(({ id }) => handlers['versions.read']({ path, id })));
  expect(read.map((text) => text.ok && text.value.text)).toEqual(
    ['新存局', '没完成局', '文件局'].map((organisation) => textOf(organisation)),
  );
});

test('the command line keeps it among the versions as well, and says nothing of it', async () => {
  const { path, home, configuration } = await project();
  leave(path, textOf('没完成局'), 10);
  const versions = openVersions({ folder: configuration, log: () => undefined, now: () => new Date() });
  const result = { exit: 0 as const, out: '', error: '', write: { path, content: textOf('新存局') } };
  expect(await written(result, versions)).toMatchObject({ exit: 0, error: '' });
  expect(temporaryFiles(home)).toEqual([]);
  const kept = await Promise.all((await versions.list(path)).map(({ id }) => versions.read(path, id)));
  expect(kept.map((text) => text.ok && text.value)).toEqual([textOf('没完成局'), textOf('文件局')]);
});
