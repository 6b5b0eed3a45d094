import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { lockPath } from '../../../electron/services/project-lock';
import { at } from '../../shared/shanxi-pack';
import { eventually } from '../../support/eventually';
import { type Host, openPage, startHost, type TestPage } from './open-page';

let host: Host;
let page: TestPage;

beforeEach(async () => {
  host = startHost();
  page = await openPage(host);
  await page.openSample('shanxi-2022');
});

function type(yuan: bigint, cell = '01[28,1]'): void {
  page.runCommand({ kind: 'set-cells', cells: [{ address: at(cell), value: yuan * 100n }] });
}

/** What a clerk turns to instead; counts how often it was made. */
function another() {
  const make = vi.fn(async () => ({
    session: await page.sessionFromDocument(page.openSession().document()),
    file: null,
    isSafe: true,
  }));
  return { make, replace: () => page.replaceProject(make) };
}

test('nothing unsaved: another project takes the place without a question', async () => {
  const { session } = page.useProject.getState();
  const { replace } = another();
  expect(await replace()).toBe(true);
  expect(page.useProject.getState().session).not.toBe(session);
  expect(page.questions).toEqual([]);
});

test('unsaved work is asked about before anything else is made; staying leaves all as it is', async () => {
  type(11n);
  const { session } = page.useProject.getState();
  const { make, replace } = another();
  const replacing = replace();
  await page.answer('未保存的改动', '留在当前项目');
  expect([await replacing, make.mock.calls.length]).toEqual([false, 0]);
  expect(page.useProject.getState().session).toBe(session);
});

test('不保存 goes on and writes nothing', async () => {
  type(11n);
  const replacing = another().replace();
  await page.answer('未保存的改动', '不保存');
  expect(await replacing).toBe(true);
  expect(existsSync(join(host.home, '决算.juesuan'))).toBe(false);
});

test('保存 saves first; when saving is given up, the clerk stays', async () => {
  type(11n);
  const { make, replace } = another();
  let replacing = replace();
  await page.answer('未保存的改动', '保存');
  await page.choose(null);
  expect([await replacing, make.mock.calls.length]).toEqual([false, 0]);
  replacing = replace();
  await page.answer('未保存的改动', '保存');
  const path = join(host.home, '决算.juesuan');
  await page.choose(path);
  expect(await replacing).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('"11.00"');
});

test('the start page is another place as well', async () => {
  type(11n);
  const going = page.goHome();
  await page.answer('未保存的改动', '留在当前项目');
  await going;
  expect(page.useProject.getState().session).not.toBe(null);
});

test('each door to another project asks: opening, the sample, a version', async () => {
  type(11n);
  const path = join(host.home, '决算.juesuan');
  const saving = page.saveProjectFile();
  await page.choose(path);
  await saving;
  const [version] = (await page.callHost('versions.list', { path })).versions;
  if (!version) throw new Error('No version');
  type(22n);
  for (const door of [
    () => page.openProjectAt(path),
    () => page.openSample('shanghai-2024'),
    () => page.restoreVersion(path, version),
  ]) {
    const { session } = page.useProject.getState();
    const leaving = door();
    await page.answer('未保存的改动', '留在当前项目');
    await leaving;
    expect(page.useProject.getState().session).toBe(session);
  }
});

test('what is being typed counts: it is written before saving, and asked about before leaving', async () => {
  const forget = page.whenFinished(() => {
    type(77n);
    return true;
  });
  const leaving = another().replace();
  await page.answer('未保存的改动', '留在当前项目');
  await leaving;
  expect(page.openSession().cell(at('01[28,1]'))?.value).toBe(7700n);
  forget();
  page.undo();
  expect(page.isUnsaved(page.useProject.getState())).toBe(false);
});

test('typing that is refused keeps the clerk where they are: no save, no leaving, no question', async () => {
  type(11n);
  page.whenFinished(() => false);
  const { make, replace } = another();
  expect(await replace()).toBe(false);
  expect(await page.saveProjectFile()).toBe(false);
  expect([make.mock.calls.length, page.questions, page.calls.includes('project.save')]).toEqual([
    0,
    [],
    false,
  ]);
});

test('what is typed while the other is being made is asked about as well, and staying keeps it', async () => {
  const { session } = page.useProject.getState();
  let made: (() => void) | undefined;
  const { make } = another();
  const replacing = page.replaceProject(async () => {
    await new Promise<void>((resolve) => {
      made = resolve;
    });
    return make();
  });
  await eventually(() => expect(made).toBeDefined());
  type(11n);
  made?.();
  await page.answer('未保存的改动', '留在当前项目');
  expect(await replacing).toBe(false);
  expect(page.useProject.getState().session).toBe(session);
  expect(page.openSession().cell(at('01[28,1]'))?.value).toBe(1100n);
});

test('what is typed after 不保存, while the other is being made, is asked about anew', async () => {
  type(11n);
  const { make } = another();
  const replacing = page.replaceProject(async () => {
    type(22n);
    return make();
  });
  await page.answer('未保存的改动', '不保存');
  await page.answer('未保存的改动', '留在当前项目');
  expect(await replacing).toBe(false);
  page.undo();
  expect(page.openSession().cell(at('01[28,1]'))?.value).toBe(1100n);
});

test('what is typed while 保存 writes is asked about as well', async () => {
  type(11n);
  const path = join(host.home, '决算.juesuan');
  const held = page.hold('project.save');
  const going = page.goHome();
  await page.answer('未保存的改动', '保存');
  await page.choose(path);
  await held.reached;
  type(22n);
  held.release();
  await page.answer('未保存的改动', '留在当前项目');
  await going;
  expect(page.openSession().cell(at('01[28,1]'))?.value).toBe(2200n);
});

test('staying after the other was opened gives its file free, and has the own one again', async () => {
  const [path, other] = [join(host.home, '决算.juesuan'), join(host.home, '另一个.juesuan')];
  for (const each of [other, path]) {
    const saving = page.saveProjectFile(true);
    await page.choose(each);
    await saving;
  }
  const held = page.hold('project.open');
  const opening = page.openProjectAt(other);
  await held.reached;
  type(11n);
  held.release();
  await page.answer('未保存的改动', '留在当前项目');
  await opening;
  expect([path, other].map((each) => existsSync(lockPath(each)))).toEqual([true, false]);
});
