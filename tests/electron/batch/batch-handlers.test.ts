import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { temporaryHost } from '../services/temporary-host';

const worker = fileURLToPath(new URL('../../../dist/electron/batch-worker.js', import.meta.url));
const built = existsSync(worker);

/** A host with a folder of files that are no tables: what comes of them needs no pack. */
function hostWithFiles() {
  const host = temporaryHost({ batchWorker: worker, packFolders: BUILT_IN_PACKS });
  const folder = join(host.home, '各单位');
  mkdirSync(join(folder, '甲'), { recursive: true });
  writeFileSync(join(folder, '甲', '空.xlsx'), '');
  writeFileSync(join(folder, '乙.xlsx'), '');
  const output = join(host.home, '结果');
  const begin = (resume?: boolean) =>
    host.handlers['batch.begin']({ places: [folder], output, ...(resume === undefined ? {} : { resume }) });
  const news = async (known = { run: 0, files: 0, rows: 0 }) => {
    const answer = await host.handlers['batch.news'](known);
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value.news;
  };
  const ended = () =>
    vi.waitFor(
      async () => {
        const now = await news();
        expect(now?.end).not.toBeNull();
        return now;
      },
      { timeout: 100_000 },
    );
  return { ...host, folder, output, begin, news, ended };
}

test('nothing is checked but what was named, and no results go among the files of others', async () => {
  const { handlers, choose, folder, output, begin, news } = hostWithFiles();
  expect(await begin()).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
  await choose('open-units', folder);
  expect(await begin()).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
  mkdirSync(output);
  writeFileSync(join(output, '别人的.docx'), 'x');
  await choose('results-folder', output);
  expect(await begin()).toMatchObject({
    ok: false,
    problem: { message: `“${output}”里有别的文件，请选一个空的或新的文件夹存放结果` },
  });
  expect(await news()).toBeNull();
  expect(await handlers['batch.unit']({ run: 1, at: 0 })).toMatchObject({ ok: false });
});

describe.skipIf(!built)('a run', { timeout: 240_000 }, () => {
  test('is told file by file, each with its reason; one is opened by its name; the next asks to go on', async () => {
    const { handlers, choose, folder, output, begin, news, ended } = hostWithFiles();
    await choose('open-units', folder);
    await choose('results-folder', output);
    expect(await begin()).toMatchObject({ ok: true, value: { outcome: 'begun', run: 1 } });
    expect(await begin()).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('正在检查') },
    });
    expect(await ended()).toMatchObject({
      run: 1,
      files: ['乙.xlsx', '甲/空.xlsx'],
      rows: [
        { file: '乙.xlsx', state: 'unusable', likeliest: expect.stringContaining('0 字节') },
        { file: '甲/空.xlsx', state: 'unusable' },
      ],
      total: 2,
      counts: { unusable: 2, passed: 0 },
      end: { kind: 'done' },
    });
    // Only what is new crosses again.
    expect(await news({ run: 1, files: 2, rows: 1 })).toMatchObject({
      files: [],
      rows: [{ file: '甲/空.xlsx' }],
    });
    expect(await handlers['batch.unit']({ run: 1, at: 1 })).toMatchObject({
      ok: true,
      value: { path: join(folder, '甲', '空.xlsx'), isProject: false, result: { state: 'unusable' } },
    });
    // It was named by that: the import dialog may read it.
    const list = join(folder, '..', '列表.xlsx');
    await choose('save-workbook', list);
    expect(await handlers['batch.export']({ run: 1, path: list })).toMatchObject({ ok: true });
    expect(existsSync(list)).toBe(true);
    expect(await begin()).toMatchObject({ ok: true, value: { outcome: 'asked', done: 2 } });
    expect(await begin(true)).toMatchObject({ ok: true, value: { outcome: 'begun', run: 2 } });
    expect(await ended()).toMatchObject({ run: 2, done: 2, end: { kind: 'done' } });
  });

  test('that is stopped keeps what is done and lists the rest as not checked', async () => {
    const { handlers, choose, folder, output, begin, ended } = hostWithFiles();
    await choose('open-units', folder);
    await choose('results-folder', output);
    await begin();
    await handlers['batch.stop']({});
    const now = await ended();
    expect(now?.end).toMatchObject({ kind: 'stopped' });
    expect(now?.files).toHaveLength(2);
    expect(now?.done).toBeLessThan(2);
  });
});
