import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallWorkbook } from '../electron/excel/fixtures';
import { expect, test } from './host-fixture';
import { choosePath, openSample } from './page-verbs';

test('a long import says its step and how far it is, and closing ends it', async ({ app, host }) => {
  const row = `<row>${'<c t="inlineStr"><is><t>公开01表</t></is></c>'.repeat(4)}</row>`;
  const sheets = Object.fromEntries(
    ['甲', '乙'].map((name) => [name, `<sheetData>${row.repeat(60_000)}</sheetData>`]),
  );
  writeFileSync(join(host.home, '很长.xlsx'), smallWorkbook(sheets));
  await openSample(app);
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, join(host.home, '很长.xlsx'));
  await expect(app.getByRole('status').filter({ hasText: '正在读取“很长.xlsx”：读取工作簿…' })).toBeVisible();
  await expect(app.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  const cancelled = app.waitForResponse((response) => response.url().includes('workbook.cancel'));
  await app.keyboard.press('Escape');
  expect(await (await cancelled).json()).toMatchObject({ value: { cancelled: true } });
  await expect(app.getByRole('dialog')).toBeHidden();
});
