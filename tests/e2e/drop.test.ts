import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture';
import { cellOf, choosePath, goToTable, openSample, standOn, type } from './page-verbs';

/** A file of the system dropped on the window. */

const FILLED = fileURLToPath(new URL('../fixtures/workbooks/xinzhou-2022-filled.xlsx', import.meta.url));

type Dropped = { readonly name: string; readonly bytes: Buffer; readonly padded?: number };

async function drop(page: Page, files: readonly Dropped[]) {
  const carried = files.map(({ name, bytes, padded = 0 }) => ({
    name,
    base64: bytes.toString('base64'),
    padded,
  }));
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64, padded } of all) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes, new Uint8Array(padded)], name));
    }
    return transfer;
  }, carried);
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

const workbook = { name: basename(FILLED), bytes: readFileSync(FILLED) };

test('a workbook dropped on the start page is read as by 导入, to the 分; 单位性质 is asked for on the way', async ({
  app,
}) => {
  await expect(app.getByRole('button', { name: '打开自带示例' })).toBeVisible();
  await drop(app, [workbook]);
  const dialog = app.getByRole('dialog', { name: new RegExp(workbook.name) });
  await expect(dialog.locator('.ant-btn-primary')).toBeEnabled({ timeout: 30_000 });
  // Rules that go by it are run when it is said here.
  await dialog.getByRole('combobox', { name: '单位性质' }).click();
  await app.locator('.ant-select-item-option', { hasText: '行政' }).first().click();
  await dialog.locator('.ant-btn-primary').click();
  await goToTable(app, '03');
  await expect(cellOf(app, '2010302', 4)).toHaveText('18,132,157.82');
  await app.locator('.status-count', { hasText: /^未执行/ }).click();
  await expect(app.getByRole('region', { name: '没有导入上年数' })).toBeVisible();
  await expect(app.getByRole('region', { name: '项目没有填写单位性质' })).toHaveCount(0);
});

test('over an open project a workbook is asked about: which year it is of', async ({ app }) => {
  await openSample(app);
  await drop(app, [workbook]);
  await app.getByRole('button', { name: '上年数', exact: true }).click();
  await expect(app.getByRole('dialog', { name: new RegExp(`上年.*${workbook.name}`) })).toBeVisible();
});

test('a dropped project opens without a place; unsaved work is asked about first', async ({ app, host }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 4);
  await type(app, '88');
  await app.keyboard.press('Control+s');
  const path = join(host.home, '甲.juesuan');
  await choosePath(app, path);
  await expect(app).toHaveTitle(/^甲\.juesuan/);
  const project = { name: '甲.juesuan', bytes: readFileSync(path) };
  await standOn(app, '2010301', 4);
  await type(app, '99');
  await drop(app, [project]);
  await expect(app.getByRole('dialog', { name: '当前项目有未保存的改动' })).toBeVisible();
  await app.getByRole('button', { name: '留在当前项目' }).click();
  await expect(cellOf(app, '2010301', 4)).toHaveText('99.00');
  await drop(app, [project]);
  await app.getByRole('button', { name: '不保存' }).click();
  await expect(app.getByText(/已打开“甲.juesuan”的内容/)).toBeVisible();
  await goToTable(app, '03');
  await expect(cellOf(app, '2010301', 4)).toHaveText('88.00');
  await app.keyboard.press('Control+s');
  await expect(app.getByLabel('文件名')).toBeVisible();
});

test('what cannot be opened so is told of, and nothing changes', async ({ app }) => {
  await openSample(app);
  const said = app.locator('.ant-notification');
  for (const [files, sentence] of [
    [[{ name: '说明.docx', bytes: Buffer.from('x') }], '“说明.docx”不能这样打开'],
    [[{ ...workbook, padded: 33 * 1024 * 1024 }], '拖入的文件最多 32 MB，请用“打开”或“导入”选择它'],
    [[workbook, workbook], '一次只能拖入一个文件，拖入了 2 个'],
    [[{ name: '坏.juesuan', bytes: Buffer.from([0xff, 0xfe, 0x00]) }], '“坏.juesuan”不是项目文件'],
  ] as const) {
    await drop(app, files);
    await expect(said).toContainText(sentence);
  }
  await app.getByRole('button', { name: '导出', exact: true }).click();
  await expect(app.getByRole('dialog', { name: '导出工作簿' })).toBeVisible();
  await drop(app, [workbook]);
  await expect(said).toContainText('请先关闭对话框');
});
