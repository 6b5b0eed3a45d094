import { readFileSync } from 'node:fs';
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
