import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { at } from '../../shared/shanxi-pack';
import { eventually } from '../../support/eventually';
import { leaveSave } from '../../support/left-save';
import { type Host, openPage, startHost, type TestPage } from './open-page';

const CELL = '01[28,1]';

let host: Host;
let page: TestPage;
let path: string;
let saved: string;
let left: string;

/** A project with 11 元 in its file and a save of 22 元 that was killed, and a page newly started. */
beforeEach(async () => {
  host = startHost();
  page = await openPage(host);
  path = join(host.home, '决算.juesuan');
  await page.openSample('shanxi-2022');
  page.runCommand({ kind: 'set-cells', cells: [{ address: at(CELL), value: 1100n }] });
  const saving = page.saveProjectFile();
  await page.choose(path);
  await saving;
  saved = readFileSync(path, 'utf8');
  await page.goHome();
  left = leaveSave(path, saved.replace('"11.00"', '"22.00"'));
});

/** The dialog about what was left, when it is open. */
function asked(where = page) {
  return eventually(() => {
    const { dialog } = where.useView.getState();
    if (dialog?.kind !== 'leftover') throw new Error('It is not offered');
    return dialog;
  });
}

test('opening offers the save that was killed beside the file, which stays as it is', async () => {
  void page.openProjectAt(path);
  const { leftover, read } = await asked();
  expect(read.saved?.cell(at(CELL))?.value).toBe(1100n);
  expect(read.session.cell(at(CELL))?.value).toBe(2200n);
  expect(page.useProject.getState().session?.cell(at(CELL))?.value).toBe(1100n);
  expect(await page.restoreLeftover(leftover, read)).toBe(true);
  const state = page.useProject.getState();
  expect([state.file, page.isUnsaved(state), state.session?.cell(at(CELL))?.value]).toEqual([
    null,
    true,
    2200n,
  ]);
  expect(readFileSync(path, 'utf8')).toBe(saved);
  expect(existsSync(left)).toBe(false);
});

test('it is on disk elsewhere before it is taken away', async () => {
  void page.openProjectAt(path);
  const { leftover, read } = await asked();
  const journal = page.hold('recovery.start');
  const restoring = page.restoreLeftover(leftover, read);
  await journal.reached;
  expect(existsSync(left)).toBe(true);
  journal.release();
  await restoring;
  expect(existsSync(left)).toBe(false);
});

test('left for later it is offered again; cleared it is gone, and the file stays open', async () => {
  void page.openProjectAt(path);
  const first = await asked();
  page.closeDialog();
  first.onClose(false);
  void page.openProjectAt(path);
  const { leftover } = await asked();
  await page.clearLeftover(leftover);
  page.closeDialog();
  await page.openProjectAt(path);
  expect(page.useView.getState().dialog).toBe(null);
  expect(page.useProject.getState().file?.path).toBe(path);
});

test('a file that was spoilt is told, and what the killed save left is offered', async () => {
  writeFileSync(path, '{"format":"jue');
  left = leaveSave(path, saved);
  void page.openProjectAt(path);
  const { read } = await asked();
  expect(page.messages).toEqual([expect.any(String), expect.stringContaining('没有完成')]);
  expect([read.saved, read.session.cell(at(CELL))?.value]).toEqual([null, 1100n]);
});

test('staying in the open project offers nothing', async () => {
  await page.openSample('shanxi-2022');
  page.runCommand({ kind: 'set-cells', cells: [{ address: at(CELL), value: 500n }] });
  const opening = page.openProjectAt(path);
  await page.answer('未保存的改动', '留在当前项目');
  await opening;
  expect(page.useView.getState().dialog).toBe(null);
});

test('a note that is begun meanwhile is written to its end first', async () => {
  const held = page.hold('leftovers.read');
  void page.openProjectAt(path);
  await held.reached;
  page.openDialog({ kind: 'note', address: CELL });
  held.release();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(page.useView.getState().dialog?.kind).toBe('note');
  page.closeDialog();
  await asked();
});
