import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const packaging = parse(readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8'));

test('the packaged program is asked to close every back door that a fuse closes', () => {
  expect(packaging.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('a project file is the program’s own kind of file', () => {
  expect(packaging.fileAssociations).toMatchObject([{ ext: 'juesuan', role: 'Editor' }]);
});

const ROOT = join(import.meta.dirname, '../../..');
const packageOf = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(ROOT, folder, 'node_modules', name, 'package.json'), 'utf8'));

test('what the bundle leaves in node_modules is packed, with all that it needs itself, and native code lies unpacked', () => {
  const bundling = readFileSync(join(ROOT, 'build/bundle-electron.mjs'), 'utf8');
  const [, list = ''] = /const NATIVE = \[(.*)\];/.exec(bundling) ?? [];
  const scopes = [...list.matchAll(/\^(@[\w-]+)\\\//g)].map(([, scope = '']) => scope);
  expect(scopes.length).toBeGreaterThan(1);
  for (const scope of scopes) {
    expect(packaging.files).toContain(`node_modules/${scope}/**`);
    expect(packaging.asarUnpack).toContain(`node_modules/${scope}/**`);
  }
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const waiting = Object.keys(dependencies).filter((name) => scopes.includes(name.split('/')[0] ?? ''));
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const [top = name] = name.startsWith('@') ? [name.split('/')[0]] : [name];
    expect(packaging.files, name).toContain(`node_modules/${top}/**`);
    waiting.push(...Object.keys(packageOf('', name).dependencies ?? {}));
  }
  expect(seen.size).toBeGreaterThan(2);
});
