import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { saveProject } from '#shared/project-file/save-project';
import { at } from '../../shared/shanxi-pack';
import { eventually } from '../../support/eventually';
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
  type(page, 11n);
  const saving = page.saveProjectFile();
  await page.choose(path);
  await saving;
});

function type(where: TestPage, yuan: bigint): void {
  where.runCommand({ kind: 'set-cells', cells: [{ address: at(CELL), value: yuan * 100n }] });
}

/** All that was done is on disk, as the page says. */
async function kept(where: TestPage): Promise<void> {
  await eventually(() => expect(where.useRecording.getState()).toEqual({ trouble: null, waiting: false }));
}

/** The program and its page are gone; both are started anew. */
async function startAnew(): Promise<TestPage> {
  page.serving.host = null;
  return openPage(startHost(host));
}

async function leftWork(where: TestPage) {
  return (await where.callHost('recovery.list', {})).left;
}

test('nothing is offered of what was saved', async () => {
  type(page, 22n);
  expect(await page.saveProjectFile()).toBe(true);
  await kept(page);
  expect(await leftWork(await startAnew())).toEqual([]);
});

test('after both are gone the last acknowledged state is offered, opened unsaved, and the file is as it was', async () => {
  const saved = readFileSync(path, 'utf8');
  type(page, 22n);
  type(page, 33n);
  page.undo();
  await kept(page);
  const next = await startAnew();
  const [left] = await leftWork(next);
  if (!left) throw new Error('Nothing is offered');
  expect(left).toMatchObject({ path, year: 2022, isOpen: false });
  const recovered = await next.readLeftWork(left.window);
  expect(recovered.saved?.cell(at(CELL))?.value).toBe(1100n);
  expect(recovered.session.cell(at(CELL))?.value).toBe(2200n);
  expect(recovered.isUntouched).toBe(true);
  expect(await next.takeLeftWork(left, recovered)).toBe(true);
  expect(next.isUnsaved(next.useProject.getState())).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(saved);
  // It is this page's own work now, with a journal of its own, and offered to nobody else.
  await kept(next);
  expect((await leftWork(next)).map(({ window, isOpen }) => [window === left.window, isOpen])).toEqual([
    [false, true],
  ]);
  expect(await next.saveProjectFile()).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('"22.00"');
});

test('a long journal begins anew only once nothing is done for a while, and has all that was done before and after', async () => {
  const begun = () => page.calls.filter((name) => name === 'recovery.start').length;
  type(page, 22n);
  await kept(page);
  const before = begun();
  for (let at = 0; at < 600; at += 1) type(page, BigInt(at + 100));
  await kept(page);
  for (let at = 0; at < 3; at += 1) {
    type(page, BigInt(at + 1_000));
    await kept(page);
  }
  expect(begun()).toBe(before);
  await vi.waitFor(() => expect(begun()).toBe(before + 1), { timeout: 20_000, interval: 200 });
  await kept(page);
  type(page, 33n);
  await kept(page);
  const next = await startAnew();
  const [left] = await leftWork(next);
  if (!left) throw new Error('Nothing is offered');
  expect((await next.readLeftWork(left.window)).session.cell(at(CELL))?.value).toBe(3300n);
}, 60_000);

test('recovered work over a file that was changed since asks when it is saved', async () => {
  type(page, 22n);
  await kept(page);
  writeFileSync(path, readFileSync(path, 'utf8').replace('"11.00"', '"99.00"'));
  const next = await startAnew();
  const [left] = await leftWork(next);
  if (!left) throw new Error('Nothing is offered');
  const recovered = await next.readLeftWork(left.window);
  expect([recovered.isUntouched, recovered.saved?.cell(at(CELL))?.value]).toEqual([false, 9900n]);
  await next.takeLeftWork(left, recovered);
  const saving = next.saveProjectFile();
  await next.answer('已被改动', '取消');
  expect(await saving).toBe(false);
  expect(readFileSync(path, 'utf8')).toContain('"99.00"');
});

test('taking left work asks about unsaved work of the page first; staying keeps the offer', async () => {
  type(page, 22n);
  await kept(page);
  const next = await startAnew();
  await next.openSample('shanxi-2022');
  type(next, 5n);
  const [left] = await leftWork(next);
  if (!left) throw new Error('Nothing is offered');
  const taking = next.takeLeftWork(left, await next.readLeftWork(left.window));
  await next.answer('未保存的改动', '留在当前项目');
  expect(await taking).toBe(false);
  expect((await leftWork(next)).map(({ window }) => window)).toContain(left.window);
});

test('while the program is gone the page says that nothing is kept, and goes on with the next one', async () => {
  type(page, 22n);
  await kept(page);
  page.serving.host = null;
  type(page, 33n);
  await eventually(() => expect(page.useRecording.getState().trouble).not.toBe(null));
  page.serving.host = startHost(host);
  // What the page's watch over the connection finds.
  page.useConnection.setState(({ hosts }) => ({ state: 'there', hosts: hosts + 1 }));
  await eventually(() => expect(page.useRecording.getState()).toEqual({ trouble: null, waiting: false }));
  expect(await page.saveProjectFile()).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('"33.00"');
});

test('a journal that outgrows its bound begins anew and loses nothing', async () => {
  for (let at = 1n; at <= 620n; at += 1n) type(page, at);
  await kept(page);
  for (let at = 621n; at <= 640n; at += 1n) type(page, at);
  await kept(page);
  const next = await startAnew();
  const [left] = await leftWork(next);
  if (!left) throw new Error('Nothing is offered');
  const { session } = await next.readLeftWork(left.window);
  expect(session.cell(at(CELL))?.value).toBe(64_000n);
});

/** The project that the page's own journal would give. */
async function journalled(where: TestPage): Promise<string> {
  const { session } = await where.readLeftWork(await where.thisWindow());
  return saveProject(session.pack, session.document());
}

const shown = (where: TestPage): string => {
  const session = where.openSession();
  return saveProject(session.pack, session.document());
};

test('the first edit of what is on disk sends its change alone; what else stands there by then, all there is', async () => {
  const start = vi.spyOn(host.handlers, 'recovery.start');
  const append = vi.spyOn(host.handlers, 'recovery.append');
  type(page, 22n);
  await kept(page);
  // One call: a program killed right behind its answer has lost nothing.
  expect(start.mock.calls.map(([{ text, changes }]) => [text, changes.length])).toEqual([[null, 1]]);
  expect(append).not.toHaveBeenCalled();
  expect(await journalled(page)).toBe(shown(page));
  // A reopened project is on disk as well.
  expect(await page.saveProjectFile()).toBe(true);
  await page.openProjectAt(path);
  type(page, 33n);
  await kept(page);
  expect(start.mock.calls.map(([{ text }]) => text)).toEqual([null, null]);
  expect(await journalled(page)).toBe(shown(page));
  expect(await page.saveProjectFile()).toBe(true);
  await kept(page);
  writeFileSync(path, readFileSync(path, 'utf8').replace('"33.00"', '"99.00"'));
  type(page, 44n);
  await kept(page);
  expect(start.mock.calls.map(([{ text }]) => text === null)).toEqual([true, true, true, false]);
  expect(await journalled(page)).toBe(shown(page));
});

/** Into another cell each time, so that no edit hides that the one before was lost. */
function typeElsewhere(where: TestPage, yuan: number): void {
  const cells = Array.from({ length: 40 }, (_, line) => at(`01[${line + 1},1]`));
  const inputs = cells.filter((cell) => where.openSession().cell(cell)?.kind === 'input');
  const address = inputs[yuan % inputs.length];
  if (!address) throw new Error('No cell to type in');
  where.runCommand({ kind: 'set-cells', cells: [{ address, value: BigInt(yuan) * 100n }] });
}

test('what is typed while a save is under way is in the journal afterwards', async () => {
  typeElsewhere(page, 22);
  await kept(page);
  const save = page.hold('project.save');
  const saving = page.saveProjectFile();
  await save.reached;
  typeElsewhere(page, 33);
  save.release();
  expect(await saving).toBe(true);
  typeElsewhere(page, 44);
  await kept(page);
  expect(await journalled(page)).toBe(shown(page));
});

test('a program started anew is told all that the one before had', async () => {
  typeElsewhere(page, 22);
  await kept(page);
  page.serving.host = startHost(host);
  page.useConnection.setState(({ hosts }) => ({ state: 'there', hosts: hosts + 1 }));
  typeElsewhere(page, 33);
  await kept(page);
  expect(await journalled(page)).toBe(shown(page));
});

test.each([1, 2, 3, 4, 5, 6])(
  'whatever is done one after the other, the journal gives what is shown: %s',
  async (seed) => {
    let state = seed;
    const draw = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const pause = () => new Promise((resolve) => setTimeout(resolve, draw(10)));
    for (let deed = 0; deed < 40; deed += 1) {
      const kind = draw(10);
      if (kind < 4) typeElsewhere(page, draw(1_000));
      else if (kind === 4) page.undo();
      else if (kind === 5) page.redo();
      else if (kind === 6) expect(await page.saveProjectFile()).toBe(true);
      else if (kind === 7) await pause();
      else {
        // Typed while the host is at work.
        const call = page.hold(
          (['recovery.append', 'recovery.start', 'project.save'] as const)[draw(3)] ?? 'project.save',
        );
        typeElsewhere(page, draw(1_000));
        const saving = kind === 8 ? page.saveProjectFile() : undefined;
        await pause();
        typeElsewhere(page, draw(1_000));
        await pause();
        call.release();
        await saving;
      }
      if (draw(3) > 0) continue;
      await kept(page);
      if (page.isUnsaved(page.useProject.getState())) expect(await journalled(page)).toBe(shown(page));
    }
  },
);

test('work taken up keeps its old journal until it has one of its own', async () => {
  type(page, 22n);
  await kept(page);
  const next = await startAnew();
  const [left] = await leftWork(next);
  if (!left) throw new Error('Nothing is offered');
  const recovered = await next.readLeftWork(left.window);
  const held = next.hold('recovery.start');
  const taking = next.takeLeftWork(left, recovered);
  await held.reached;
  expect((await leftWork(next)).map(({ window }) => window)).toEqual([left.window]);
  held.release();
  expect(await taking).toBe(true);
  await kept(next);
  expect((await leftWork(next)).map(({ window }) => window)).toEqual([await next.thisWindow()]);
});

/** The page is loaded again in its tab, the program goes on. */
function reload(): Promise<TestPage> {
  return openPage(host, page.storage);
}

test('after a reload the page goes on with its own work and its journal', async () => {
  type(page, 22n);
  await kept(page);
  const next = await reload();
  await next.resumeOwnWork();
  expect(next.openSession().cell(at(CELL))?.value).toBe(2200n);
  await kept(next);
  expect((await leftWork(next)).map(({ window }) => window)).toEqual([await page.thisWindow()]);
});

test('work that a reloaded page cannot read stays as it is, whatever is begun in its place', async () => {
  type(page, 22n);
  await kept(page);
  const window = await page.thisWindow();
  // As another version of the program writes.
  await page.callHost('recovery.append', { window, from: 1, changes: ['{"of":"another version"}'] });
  const next = await reload();
  await next.resumeOwnWork();
  expect(next.messages.join()).toContain('留底原样保留');
  await next.openSample('shanxi-2022');
  type(next, 33n);
  await kept(next);
  expect((await leftWork(next)).map((left) => left.window).toSorted()).toEqual(
    [window, await next.thisWindow()].toSorted(),
  );
  expect((await next.callHost('recovery.read', { window })).changes.length).toBe(2);
});

test('what is begun while a reloaded page still looks for its own work waits with its journal', async () => {
  type(page, 22n);
  await kept(page);
  const window = await page.thisWindow();
  const next = await reload();
  const held = next.hold('recovery.read');
  const resuming = next.resumeOwnWork();
  await held.reached;
  await next.openSample('shanxi-2022');
  type(next, 33n);
  await new Promise((resolve) => setTimeout(resolve, 200));
  held.release();
  await next.answer('未保存的改动', '留在当前项目');
  await resuming;
  await kept(next);
  expect((await leftWork(next)).map((left) => left.window).toSorted()).toEqual(
    [window, await next.thisWindow()].toSorted(),
  );
});
