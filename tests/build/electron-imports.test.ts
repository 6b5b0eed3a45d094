import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../electron');

/** Thin by list: Electron cannot be started in tests, so what depends on it stays few and plain. */
const MAY_IMPORT_ELECTRON = [
  'dialogs.ts',
  'ipc.ts',
  'lock-session.ts',
  'main.ts',
  'menu.ts',
  'preload.ts',
  'utility-process.ts',
  'window.ts',
];

const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(FOLDER, path), 'utf8') }));

const using = (pattern: RegExp) =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

test('only the thin outer files import Electron', () => {
  expect(using(/from 'electron(\/\w+)?'|import\('electron|require\('electron/)).toEqual(MAY_IMPORT_ELECTRON);
});

test('Electron’s IPC has one listener and one caller', () => {
  expect(using(/\bipcMain\b/)).toEqual(['ipc.ts']);
  expect(using(/\bipcRenderer\b/)).toEqual(['preload.ts']);
});

test('nothing in the desktop side opens a connection of its own', () => {
  const allowed = ['loopback/server.ts', 'loopback/guard.ts', 'loopback/read-body.ts', 'loopback/routes.ts'];
  expect(using(/from 'node:(http|https|http2|net|tls|dgram|dns)'/)).toEqual(allowed.sort());
  expect(using(/\bfetch\(|\bnet\.request|new WebSocket/)).toEqual([]);
});

test('nothing is handed to another program by its address', () => {
  expect(using(/openExternal|\bshell\.|\bshell\b.*from 'electron'/)).toEqual([]);
});
