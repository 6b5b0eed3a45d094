import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FilePurpose } from '../../../shared/host/calls/files';
import type { HostAnswer } from '../../../shared/host/contract';
import { temporaryHost } from './temporary-host';

const names = (answer: HostAnswer<'files.list'>) => {
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value.entries.map((entry) => entry.name);
};

function homeWithFiles() {
  const host = temporaryHost();
  for (const folder of ['桌面', '2022年', '.config', '$RECYCLE.BIN']) mkdirSync(join(host.home, folder));
  const files = [
    '张.juesuan',
    '李.juesuan',
    '安.XLSX',
    '表10.xlsx',
    '表9.xls',
    'c.ods',
    'e.et',
    'd.docx',
    '~$表9.xls',
    '.h.xlsx',
  ];
  for (const file of files) writeFileSync(join(host.home, file), '四个字节'.slice(0, 1));
  symlinkSync(join(host.home, 'gone.xlsx'), join(host.home, 'broken.xlsx'));
  return host;
}

describe('files.list', () => {
  test.each<[FilePurpose, readonly string[]]>([
    ['open-project', ['李.juesuan', '张.juesuan']],
    ['save-project', ['李.juesuan', '张.juesuan']],
    ['open-workbook', ['安.XLSX', '表9.xls', '表10.xlsx', 'c.ods', 'e.et']],
    ['open-template', ['安.XLSX', '表10.xlsx']],
    ['save-workbook', ['安.XLSX', '表10.xlsx']],
  ])('for %s: folders first, suiting files after, both in Chinese order', async (purpose, files) => {
    const { handlers } = homeWithFiles();
    const answer = await handlers['files.list']({ folder: null, purpose });
    expect(names(answer)).toEqual(['2022年', '桌面', ...files]);
  });

  test('begins where such a file was last named, also after a new start; a folder that is gone is passed over', async () => {
    const { handlers, home, choose } = homeWithFiles();
    const begins = async (purpose: FilePurpose) => {
      const answer = await handlers['files.list']({ folder: null, purpose });
      return answer.ok ? answer.value.folder : answer.problem.message;
    };
    const folder = join(home, '2022年');
    writeFileSync(join(folder, '表.xlsx'), '');
    await choose('open-workbook', join(folder, '表.xlsx'));
    expect(await begins('open-workbook')).toBe(folder);
    expect(await begins('open-project')).toBe(home);
    rmSync(folder, { recursive: true });
    expect(await begins('open-workbook')).toBe(home);
  });

  test('tells the folder, its places, sizes and times', async () => {
    const { handlers, home, root } = homeWithFiles();
    utimesSync(join(home, '李.juesuan'), 0, new Date('2024-01-02T03:04:05Z'));
    const answer = await handlers['files.list']({ folder: null, purpose: 'open-project' });
    if (!answer.ok) throw new Error(answer.problem.message);
    expect(answer.value.folder).toBe(home);
    expect(answer.value.parent, `${root} is not this user's`).toBeNull();
    expect(answer.value.places).toEqual([
      { name: '桌面', path: join(home, '桌面') },
      { name: '用户文件夹', path: home },
    ]);
    expect(answer.value.entries.find((entry) => entry.name === '李.juesuan')).toEqual({
      name: '李.juesuan',
      path: join(home, '李.juesuan'),
      kind: 'file',
      size: 3,
      modified: '2024-01-02T03:04:05.000Z',
    });
  });

  test('goes down and up again, also from where the program was called', async () => {
    const elsewhere = temporaryHost();
    const deep = join(elsewhere.root, 'work', 'year');
    mkdirSync(deep, { recursive: true });
    const { handlers, home } = temporaryHost({
      userFolders: {
        home: elsewhere.home,
        calledFrom: join(elsewhere.root, 'work'),
        platform: process.platform,
        user: 'nobody-here',
      },
    });
    expect(home).not.toBe(elsewhere.home);
    const start = await handlers['files.list']({ folder: null, purpose: 'open-project' });
    expect(start).toMatchObject({ ok: true, value: { folder: join(elsewhere.root, 'work'), parent: null } });
    const below = await handlers['files.list']({ folder: deep, purpose: 'open-project' });
    expect(below).toMatchObject({ ok: true, value: { parent: join(elsewhere.root, 'work') } });
    expect(await handlers['files.list']({ folder: '~', purpose: 'open-project' })).toMatchObject({
      value: { folder: elsewhere.home },
    });
  });

  test('lists no folder that is not this user’s, whatever the way there', async () => {
    const { handlers, home, root } = temporaryHost();
    mkdirSync(join(root, 'home-of-another'));
    for (const folder of [root, join(home, '..'), `${home}/../home-of-another`, '/etc', '/']) {
      const answer = await handlers['files.list']({ folder, purpose: 'open-workbook' });
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
    }
  });

  test('a missing folder, a file and a relative path are said in words', async () => {
    const { handlers, home } = homeWithFiles();
    const kind = async (folder: string) => {
      const answer = await handlers['files.list']({ folder, purpose: 'open-project' });
      return answer.ok ? 'ok' : answer.problem.kind;
    };
    expect(await kind(join(home, '没有'))).toBe('not-found');
    expect(await kind(join(home, '李.juesuan'))).toBe('unusable-input');
    expect(await kind('桌面')).toBe('bad-request');
  });

  test('starts at home when the calling folder is gone', async () => {
    const host = temporaryHost();
    const gone = join(host.root, 'gone');
    mkdirSync(gone);
    const { handlers } = temporaryHost({
      userFolders: { home: host.home, calledFrom: gone, platform: process.platform, user: '' },
    });
    rmSync(gone, { recursive: true });
    const answer = await handlers['files.list']({ folder: null, purpose: 'open-project' });
    expect(answer).toMatchObject({ ok: true, value: { folder: host.home } });
  });
});

test('files.choose says that there is no dialog, and where there is one, uses it', async () => {
  const request = { purpose: 'open-project' } as const;
  expect(await temporaryHost().handlers['files.choose'](request)).toMatchObject({
    problem: { kind: 'bad-request' },
  });
  const { handlers } = temporaryHost({ showDialog: async () => '/x' });
  expect(await handlers['files.choose'](request)).toEqual({
    ok: true,
    value: { file: { path: '/x', digest: null }, usedBy: null },
  });
  expect(await handlers['host.describe']({})).toMatchObject({ value: { nativeDialogs: true } });
});
