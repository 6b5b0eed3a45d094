import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { HOST_CALLS } from '#shared/host/contract';
import { readCodes } from '../../../electron/services/workbook-jobs';
import { temporaryHost } from './temporary-host';

function officeHost(bookType: 'xlsx' | 'biff8' = 'xlsx') {
  const host = temporaryHost({ readCodes });
  const path = join(host.home, '科目.xlsx');
  const rows = [
    ['单位科目表'],
    ['科目编码', '科目名称'],
    ['201', '一般公共服务支出'],
    [2010301, '行政运行'],
    ['合计', ''],
  ];
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), '科目');
  writeFileSync(path, write(workbook, { bookType, type: 'buffer' }));
  return { ...host, path };
}

const LIST = {
  source: '科目.xlsx',
  importedAt: '2024-08-01T02:03:04.000Z',
  codes: [
    { code: '201', name: '一般公共服务支出' },
    { code: '2010301', name: '行政运行' },
  ],
};

test.each(['xlsx', 'biff8'] as const)(
  'a list is read from a workbook (%s), kept, and removed',
  async (bookType) => {
    const { handlers, choose, path, configuration } = officeHost(bookType);
    expect(await handlers['office-codes.read']({})).toEqual({ ok: true, value: { list: null } });
    await choose('open-workbook', path);
    const imported = await handlers['office-codes.import']({ path });
    expect(imported).toEqual({
      ok: true,
      value: { list: LIST, left: [{ place: '科目!A5', reason: '“合计”不是科目编码' }] },
    });
    expect(imported.ok && HOST_CALLS['office-codes.import'].response.parse(imported.value)).toBeTruthy();
    expect(await handlers['office-codes.read']({})).toEqual({ ok: true, value: { list: LIST } });
    expect(existsSync(join(configuration, 'office-codes.json'))).toBe(true);
    expect(await handlers['office-codes.remove']({})).toEqual({ ok: true, value: {} });
    expect(await handlers['office-codes.read']({})).toEqual({ ok: true, value: { list: null } });
  },
);

test('a workbook without a list leaves the one that is kept', async () => {
  const { handlers, choose, path, home } = officeHost();
  await choose('open-workbook', path);
  await handlers['office-codes.import']({ path });
  const other = join(home, '别的.xlsx');
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['项目', '金额']]), 'S');
  writeFileSync(other, write(workbook, { bookType: 'xlsx', type: 'buffer' }));
  for (const wrong of [other, join(home, '没有.xlsx')]) {
    await choose('open-workbook', wrong);
    const answer = await handlers['office-codes.import']({ path: wrong });
    expect(answer.ok || answer.problem.message).toMatch(/没有找到科目清单|找不到文件/);
  }
  expect(await handlers['office-codes.read']({})).toEqual({ ok: true, value: { list: LIST } });
});

test('a damaged list is told once and put aside, not lost', async () => {
  const { handlers, configuration } = officeHost();
  mkdirSync(configuration, { recursive: true });
  writeFileSync(join(configuration, 'office-codes.json'), '{"list": {"codes": 5}}');
  const answer = await handlers['office-codes.read']({});
  expect(answer.ok || answer.problem.message).toContain('单位科目清单已损坏');
  expect(readFileSync(join(configuration, 'office-codes.damaged.json'), 'utf8')).toBe(
    '{"list": {"codes": 5}}',
  );
  expect(await handlers['office-codes.read']({})).toEqual({ ok: true, value: { list: null } });
});
