import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
