import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configurationFolder } from '../../../electron/files/configuration-folder';
import { fileProblem } from '../../../electron/files/file-problem';
import { type FileTrouble, troubleOf } from '../../../electron/files/file-trouble';
import { readTypedPath } from '../../../electron/files/typed-path';
import { isWithin } from '../../../electron/files/within';
import { resolvePageFile } from '../../../electron/page/page-file';

const home = resolve('/home/王');

describe('readTypedPath', () => {
  test.each([
    ['/data/a.xlsx', resolve('/data/a.xlsx')],
    ['  "/data/我的 表.xlsx" ', resolve('/data/我的 表.xlsx')],
    ['~/a.juesuan', join(home, 'a.juesuan')],
    ['~', home],
    ['/data/../etc/./x', resolve('/etc/x')],
  ])('%s is accepted', (typed, path) => {
    expect(readTypedPath(typed, home)).toEqual({ ok: true, value: path });
  });

  test.each(['', '   ', 'a.juesuan', './a', '../a', '/a\0b', '\\\\.\\PhysicalDrive0', '//?/C:/x'])(
    '%j is refused in words',
    (typed) => {
      const read = readTypedPath(typed, home);
      expect(read.ok).toBe(false);
      if (!read.ok) {
        expect(read.problem.kind).toBe('bad-request');
        expect(read.problem.message).toMatch(/[\u4e00-\u9fff].*。$/s);
      }
    },
  );
});

test.each([
  ['/home/a', '/home/a', true],
  ['/home/a', '/home/a/b/c', true],
  ['/home/a', '/home/a/..b', true],
  ['/home/a', '/home/ab', false],
  ['/home/a', '/home', false],
  ['/home/a', '/home/a/../b', false],
])('isWithin(%s, %s) is %s', (folder, path, expected) => {
  expect(isWithin(resolve(folder), path)).toBe(expected);
});

describe('resolvePageFile', () => {
  const root = resolve('/app/dist/renderer');

  test.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-B1_x.js', 'assets/index-B1_x.js', 'text/javascript; charset=utf-8'],
    ['/assets/a.b.css', 'assets/a.b.css', 'text/css; charset=utf-8'],
  ])('%s is %s', (url, within, contentType) => {
    expect(resolvePageFile(root, url)).toEqual({ path: join(root, within), contentType });
  });

  test.each([
    '/../packs/a.html',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/..%5c..%5cx.js',
    '/assets/../../main.js',
    '//etc/a.html',
    '/assets//a.js',
    '/.stamp.json',
    '/assets/.x/a.js',
    '/C:/windows/a.js',
    '/a.js%00.html',
    '/%E0%A4%A',
    '/assets',
    '/a.exe',
    '',
    'index.html',
    '*',
  ])('%s names no file of the page', (url) => {
    expect(resolvePageFile(root, url)).toBeUndefined();
  });
});

test('the configuration folder follows each system and one variable', () => {
  expect(configurationFolder({ JUESUAN_CONFIG: '/x' }, 'linux', home)).toBe('/x');
  expect(configurationFolder({}, 'linux', home)).toBe(join(home, '.config', 'juesuan'));
  expect(configurationFolder({ XDG_CONFIG_HOME: '/c' }, 'linux', home)).toBe(join('/c', 'juesuan'));
  expect(configurationFolder({ APPDATA: '/r' }, 'win32', home)).toBe(join('/r', 'juesuan'));
  expect(configurationFolder({}, 'darwin', home)).toBe(
    join(home, 'Library', 'Application Support', 'juesuan'),
  );
});

describe('trouble in words', () => {
  const kinds: readonly FileTrouble['kind'][] = [
    'missing',
    'missing-folder',
    'is-folder',
    'not-a-file',
    'not-permitted',
    'locked',
    'disk-full',
    'too-large',
    'not-text',
    'bad-name',
    'unreachable',
  ];
  const all = kinds.flatMap((kind) => (['read', 'write', 'list'] as const).map((doing) => ({ kind, doing })));

  test.each(all)('$kind while doing $doing is one sentence that names the place', (trouble) => {
    const { message } = fileProblem({ ...trouble, path: resolve('/数据/表.xlsx') });
    expect(message).toMatch(/^[^。]+。$/);
    expect(message).toMatch(/表|数据/);
  });

  test('a held target is said as such; what is no system error stays a bug', () => {
    expect(fileProblem({ kind: 'locked', doing: 'write', path: '/a/表.xlsx' })).toEqual({
      kind: 'locked',
      message:
        '无法保存「表.xlsx」：文件正被别的程序（Excel、WPS 或杀毒软件）占用，请关闭后重试，或另存为别的文件名。',
    });
    expect(troubleOf(new TypeError('x'), 'read', '/a')).toBeUndefined();
    expect(
      troubleOf(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }), 'read', '/a'),
    ).toBeUndefined();
  });
});
