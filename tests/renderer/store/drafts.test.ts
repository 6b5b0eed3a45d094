import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../support/eventually';
import { type Host, openPage, startHost, type TestPage } from './open-page';

const KEY = 'overview.duties';

let host: Host;
let page: TestPage;

beforeEach(async () => {
  host = startHost();
  page = await openPage(host);
  await page.openSample('shanxi-2022');
});

afterEach(async () => {
  page.closeProject();
  await eventually(() => expect(page.useRecording.getState().waiting).toBe(false));
});

/** Writes in a field of the text, which nobody shows. */
function write(text: string, isTaken = true): void {
  const step = (written: string) => ({ kind: 'set-text', key: KEY, text: written }) as const;
  page.writeDraft(KEY, text, { step, write: (written) => isTaken && page.runCommand(step(written)) });
}

const inProject = () => page.openSession().document().texts.get(KEY);

test('a text that is being written is in the project as soon as something needs it, whatever became of its field', () => {
  const before = inProject();
  write('主要职责');
  write('主要职责是');
  expect(inProject()).toBe(before);
  expect(page.finishTyping()).toBe(true);
  expect(inProject()).toBe('主要职责是');
  page.undo();
  expect(inProject()).toBe(before);
});

test('one that is refused goes on and keeps whoever would leave', () => {
  write('太长', false);
  expect([page.finishTyping(), page.finishTyping()]).toEqual([false, false]);
  page.dropDraft(KEY);
  expect(page.finishTyping()).toBe(true);
});

test('leaving asks about it; it is not taken into another project', async () => {
  write('主要职责是');
  let leaving = page.goHome();
  await page.answer('未保存的改动', '留在当前项目');
  await leaving;
  expect(inProject()).toBe('主要职责是');
  write('主要职责是什么');
  leaving = page.openSample('shanghai-2024');
  await page.answer('未保存的改动', '不保存');
  await leaving;
  expect(page.finishTyping()).toBe(true);
  expect(page.isUnsaved(page.useProject.getState())).toBe(false);
});

/** What of the text the journal gives to whoever starts after both are gone; null: there is no journal. */
async function inJournal(): Promise<string | undefined | null> {
  const [left] = (await page.callHost('recovery.list', {})).left;
  if (!left) return null;
  const { session } = await page.readLeftWork(left.window);
  return session.document().texts.get(KEY);
}

test('what is typed is in the journal before its field is left, also in a project that is saved', async () => {
  write('主要职责是：');
  await eventually(async () => expect(await inJournal()).toBe('主要职责是：'));
  expect(page.isUnsaved(page.useProject.getState())).toBe(false);
  write('主要职责是：贯彻');
  await eventually(async () => expect(await inJournal()).toBe('主要职责是：贯彻'));
  page.finishTyping();
  write('主要职责是：贯彻执行');
  await eventually(async () => expect(await inJournal()).toBe('主要职责是：贯彻执行'));
  // Given up, it is not in the journal either; and with the project as it was, there is none.
  page.dropDraft(KEY);
  await eventually(async () => expect(await inJournal()).toBe('主要职责是：贯彻'));
  page.undo();
  await eventually(async () => expect(await inJournal()).toBe(null));
});

test('a journal that begins anew has what is being typed', async () => {
  write('主要职责是：');
  await eventually(async () => expect(await inJournal()).toBe('主要职责是：'));
  page.useConnection.setState(({ hosts }) => ({ hosts: hosts + 1 }));
  page.runCommand({ kind: 'set-facts', facts: { organisation: '某局' } });
  await eventually(() => expect(page.useRecording.getState().waiting).toBe(false));
  expect(await inJournal()).toBe('主要职责是：');
  page.finishTyping();
  expect(inProject()).toBe('主要职责是：');
});

test('what was given up is offered as long as there is a project that it would come into', async () => {
  write('主要职责是拟订全县有关规划');
  page.giveUpDraft(KEY, '');
  expect([...page.offers.values()]).toEqual(['刚才写的 13 个字没有采用']);
  await page.openSample('shanghai-2024');
  expect([...page.offers]).toEqual([]);
});
