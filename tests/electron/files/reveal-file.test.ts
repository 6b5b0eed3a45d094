import { expect, test } from 'vitest';
import { revealerOf } from '../../../electron/files/reveal-file';

test.each([
  ['win32', 'D:\\决算\\公开表.xlsx', ['explorer.exe', '/select,"D:\\决算\\公开表.xlsx"']],
  ['darwin', '/Users/甲/公开表.xlsx', ['open', '-R', '/Users/甲/公开表.xlsx']],
  ['linux', '/home/甲/公开表.xlsx', ['xdg-open', '/home/甲']],
] as const)('on %s a file is shown in its folder', (platform, path, command) => {
  expect(revealerOf(platform, path)).toEqual(command);
});
