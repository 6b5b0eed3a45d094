import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNamedFiles } from '../../../electron/services/named-files';
import { createOpenedFiles } from '../../../electron/services/opened-files';
import { temporaryFolder } from '../temporary-folder';

test('a command line names the project files on it, once, relative to its folder, and nothing else', async () => {
  const home = temporaryFolder();
  const named = createNamedFiles({ home, ownFolders: [] });
  const opened = createOpenedFiles(named);
  const words = ['/usr/bin/electron', '.', '--flag=a.juesuan', '甲.juesuan', 'b.xlsx'];
  expect(await opened.add(words, home)).toBe(1);
  const path = join(home, '甲.juesuan');
  expect(named.admit('project', path)).toEqual({ ok: true, value: path });
  expect(await opened.handlers['files.opened']({})).toEqual({ ok: true, value: { path } });
  expect(await opened.handlers['files.opened']({})).toEqual({ ok: true, value: { path: null } });
});
