import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createViewHandlers } from '../../../electron/services/view-settings';
import { buildProgram } from '../../support/build-program';
import { temporaryFolder } from '../temporary-folder';
import { temporaryHost } from './temporary-host';

const settings = { zoom: 125, threshold: 20, widths: { 'shanxi-2022/03/8': { '3': 180 } } };

test('what is written is read again; before that there is nothing', async () => {
  const { handlers } = temporaryHost();
  expect(await handlers['view.read']({})).toEqual({ ok: true, value: { settings: null } });
  expect(await handlers['view.change']({ changes: settings })).toEqual({ ok: true, value: {} });
  expect(await handlers['view.read']({})).toEqual({ ok: true, value: { settings } });
});

test('a file that is not in shape costs the settings only, and is logged', async () => {
  const { handlers, configuration, log } = temporaryHost();
  mkdirSync(configuration, { recursive: true });
  for (const text of ['{', JSON.stringify({ ...settings, zoom: 5000 })]) {
    writeFileSync(join(configuration, 'view.json'), text);
    expect(await handlers['view.read']({})).toEqual({ ok: true, value: { settings: null } });
  }
  expect(log).toHaveLength(2);
});

test('two programs of one user keep what each changed', async () => {
  const one = temporaryHost();
  const other = temporaryHost({ configurationFolder: one.configuration });
  const keys = [...Array(10).keys()];
  await Promise.all(
    keys.map((at) =>
      (at % 2 ? one : other).handlers['view.change']({ changes: { widths: { [`t/${at}`]: { '1': 100 } } } }),
    ),
  );
  await other.handlers['view.change']({ changes: { zoom: 150, widths: { 't/0': null } } });
  const answer = await one.handlers['view.read']({});
  expect(answer.ok && answer.value.settings).toMatchObject({ zoom: 150, threshold: 10 });
  expect(Object.keys((answer.ok && answer.value.settings?.widths) || {})).toHaveLength(keys.length - 1);
});

test('two processes of one clerk that change settings at once lose none of each other’s 100 changes', async () => {
  const folder = temporaryFolder();
  const program = await buildProgram(
    fileURLToPath(new URL('../../support/two-writers/changes-view.ts', import.meta.url)),
    temporaryFolder(),
  );
  const run = promisify(execFile);
  await Promise.all(['甲', '乙'].map((prefix) => run(process.execPath, [program, folder, prefix, '50'])));
  const log: string[] = [];
  const answer = await createViewHandlers(folder, (text) => log.push(text))['view.read']({});
  const all = ['甲', '乙'].flatMap((prefix) =>
    Array.from({ length: 50 }, (_, at) => [`${prefix}/${at}`, { '1': 100 + at }] as const),
  );
  expect((answer.ok && answer.value.settings?.widths) || {}).toEqual(Object.fromEntries(all));
  expect(log).toEqual([]);
  expect(readdirSync(folder)).toEqual(['view.json']);
}, 60_000);
