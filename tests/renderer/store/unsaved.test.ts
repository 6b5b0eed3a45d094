import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { at } from '../../shared/shanxi-pack';
import { type Host, openPage, startHost, type TestPage } from './open-page';

const CELL = '01[28,1]';

let host: Host;
let page: TestPage;
let path: string;

beforeEach(async () => {
  host = startHost();
  page = await openPage(host);
  path = join(host.home, '决算.juesuan');
  await page.openSample('shanxi-2022');
});

function type(yuan: bigint): void {
  page.runCommand({ kind: 'set-cells', cells: [{ address: at(CELL), value: yuan * 100n }] });
}

const unsaved = () => page.isUnsaved(page.useProject.getState());
/** What the cell holds in the file. */
const onDisk = (file = path) => /"28": \{\s*"1": "([^"]*)"/.exec(readFileSync(file, 'utf8'))?.[1];

async function saveFirst(): Promise<void> {
  const saving = page.saveProjectFile();
  await page.choose(path);
  expect(await saving).toBe(true);
}

test('a sample is safe until something is typed; undone it is safe again, done anew it is not', () => {
  expect(unsaved()).toBe(false);
  type(11n);
  expect(unsaved()).toBe(true);
  page.undo();
  expect(unsaved()).toBe(false);
  page.redo();
  expect(unsaved()).toBe(true);
});

test('saved is what was written: going back behind it and coming again tells so each time', async () => {
  type(11n);
  await saveFirst();
  expect([unsaved(), onDisk()]).toEqual([false, '11.00']);
  page.undo();
  expect(unsaved()).toBe(true);
  page.redo();
  expect(unsaved()).toBe(false);
});

test('what is typed while a save is under way is not saved, and what was written is what was shown', async () => {
  type(11n);
  await saveFirst();
  type(22n);
  const held = page.hold('project.save');
  const saving = page.saveProjectFile();
  await held.reached;
  type(33n);
  held.release();
  await saving;
  expect([unsaved(), onDisk()]).toEqual([true, '22.00']);
  page.undo();
  expect([unsaved(), onDisk()]).toEqual([false, '22.00']);
});

test('undoing and typing as many steps while a save is under way is not taken for the state that was written', async () => {
  type(11n);
  await saveFirst();
  type(22n);
  const held = page.hold('project.save');
  const saving = page.saveProjectFile();
  await held.reached;
  page.undo();
  type(44n);
  held.release();
  await saving;
  expect([unsaved(), onDisk()]).toEqual([true, '22.00']);
  expect(await page.saveProjectFile()).toBe(true);
  expect([unsaved(), onDisk()]).toEqual([false, '44.00']);
});

test('saves asked for one over the other leave the last state on disk, and no question', async () => {
  type(11n);
  await saveFirst();
  const saves: Promise<boolean>[] = [];
  for (const yuan of [1n, 2n, 3n, 4n]) {
    type(yuan);
    saves.push(page.saveProjectFile());
  }
  expect(await Promise.all(saves)).toEqual([true, true, true, true]);
  expect([unsaved(), onDisk(), page.questions]).toEqual([false, '4.00', []]);
});

test('a save that fails leaves it unsaved, told, and savable elsewhere', async () => {
  type(11n);
  await saveFirst();
  type(22n);
  page.serving.host = null;
  expect(await page.saveProjectFile()).toBe(false);
  expect(unsaved()).toBe(true);
  expect(page.messages.join()).toContain('没有完成');
});

test('a colleague’s change met while saving: 取消 keeps both, 覆盖 writes, 重新打开 takes theirs', async () => {
  type(11n);
  await saveFirst();
  const change = (amount: string) =>
    writeFileSync(path, readFileSync(path, 'utf8').replace(`"${onDisk()}"`, `"${amount}"`));
  change('22.00');
  type(33n);
  let saving = page.saveProjectFile();
  await page.answer('已被改动', '取消');
  expect([await saving, unsaved(), onDisk()]).toEqual([false, true, '22.00']);
  saving = page.saveProjectFile();
  await page.answer('已被改动', '覆盖');
  expect([await saving, unsaved(), onDisk()]).toEqual([true, false, '33.00']);
  change('44.00');
  type(55n);
  saving = page.saveProjectFile();
  await page.answer('已被改动', '放弃本窗口的改动，重新打开');
  expect([await saving, unsaved(), onDisk()]).toEqual([false, false, '44.00']);
  expect(page.openSession().cell(at(CELL))?.value).toBe(4400n);
});

test('另存为 from the question goes elsewhere and leaves theirs', async () => {
  type(11n);
  await saveFirst();
  writeFileSync(path, readFileSync(path, 'utf8').replace('"11.00"', '"22.00"'));
  type(33n);
  const saving = page.saveProjectFile();
  await page.answer('已被改动', '另存为…');
  const other = join(host.home, '我的.juesuan');
  await page.choose(other);
  expect([await saving, unsaved(), onDisk(), onDisk(other)]).toEqual([true, false, '22.00', '33.00']);
  expect(page.useProject.getState().file?.path).toBe(other);
});
