import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generateWorkbook } from '../../electron/excel/generate-workbook';
import { importFixture, loadShanxi, readFixture, sessionOf, workbookPath } from '../support/reference';
import { expect, test } from './host-fixture';
import {
  cellOf,
  choosePath,
  findingsOf,
  goToTable,
  openSample,
  SHANGHAI,
  SHANXI,
  standOn,
  type,
} from './page-verbs';

for (const { pack, caption } of [
  { pack: SHANXI, caption: '部门名称：某市示范局2022年度金额单位：元' },
  { pack: SHANGHAI, caption: '单位：万元' },
]) {
  test(`a new project of ${pack}: facts, a 科目 with its parents, an amount`, async ({ app }) => {
    await app.getByRole('button', { name: '新建空白项目' }).click();
    await app.getByLabel('单位名称').fill('某市示范局');
    await app.getByLabel('表样').click();
    await app.locator('.ant-select-item-option', { hasText: pack }).click();
    await app.getByRole('button', { name: /^新\s*建$/ }).click();
    await expect(app.locator('.table-caption')).toHaveText(caption);
    await fillOneLine(app);
  });
}

/** The same in every pack: 03 lists lines by code, its amounts begin in the third column. */
async function fillOneLine(app: Page): Promise<void> {
  await goToTable(app, '03');
  await app.getByRole('button', { name: '插入科目' }).click();
  await app.getByLabel('科目编码').fill('2010301');
  await expect(app.getByLabel('科目名称')).toHaveValue('行政运行');
  await expect(app.getByText('同时补上上级科目：201 一般公共服务支出')).toBeVisible();
  await app.getByRole('button', { name: /^插\s*入$/ }).click();
  await expect(cellOf(app, '20103', 2)).toHaveText('');
  await standOn(app, '2010301', 3);
  await type(app, '1,234.50');
  await expect(cellOf(app, '201', 2)).toHaveText('1,234.50');
  await expect(cellOf(app, '合计', 3)).toHaveText('1,234.50');
  await standOn(app, '2010301', 3);
  await app.getByRole('button', { name: '删除科目' }).click();
  await expect(app.getByRole('gridcell', { name: '201', exact: true })).toHaveCount(0);
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, '合计', 3)).toHaveText('1,234.50');
}

test('import this year, then last year, and fill in the opening balances', async ({ app, host }) => {
  copyFileSync(workbookPath('filled'), join(host.home, '本年.xlsx'));
  writeFileSync(join(host.home, '上年.xlsx'), await lastYearWithBalances());
  await app.getByRole('button', { name: '导入今年的公开表工作簿' }).click();
  await choosePath(app, join(host.home, '本年.xlsx'));
  await expect(app.getByText('条，不通过 0 条')).toBeVisible();
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.locator('.table-caption')).toContainText('忻州市行政审批服务管理局');
  await app.getByRole('button', { name: '导入上年数' }).click();
  await choosePath(app, join(host.home, '上年.xlsx'));
  await app.getByRole('button', { name: '作为上年数' }).click();
  const offer = app.getByRole('dialog').filter({ hasText: '用上年年末数填本年年初数' });
  await expect(offer.getByRole('row', { name: /01\[29,1\]/ })).toContainText('100,000.00');
  await expect(offer.getByRole('row', { name: /04\[29,1\]/ })).toContainText('50,000.00');
  await offer.getByRole('button', { name: '填入 2 处' }).click();
  await expect(cellOf(app, '年初结转和结余', 2)).toHaveText('100,000.00');
  // What is carried in must be spent or kept: the two totals no longer agree, and the page says so.
  await expect(findingsOf(app, '01-5')).toContainText('差额 100,000.00');
});

/** Last year's published tables with closing balances put in, as the program's own workbook. */
async function lastYearWithBalances(): Promise<Uint8Array> {
  const pack = loadShanxi();
  const session = sessionOf(pack, importFixture(pack, readFixture('lastYear')).document);
  session.run({
    kind: 'set-cells',
    cells: [
      { address: { table: '01', line: '60', column: 2 }, value: 100_000_00n },
      { address: { table: '04', line: '60', column: 3 }, value: 50_000_00n },
    ],
  });
  return generateWorkbook(session, { scale: 'yuan' });
}

test('a file that is no workbook is refused in one sentence and nothing is lost', async ({ app, host }) => {
  await openSample(app);
  copyFileSync(new URL(import.meta.url).pathname, join(host.home, '不是.xlsx'));
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, join(host.home, '不是.xlsx'));
  await expect(app.getByText('“不是.xlsx”不是 Excel 工作簿，请选择 .xlsx、.xls 或 .ods 文件')).toBeVisible();
  await app.getByRole('button', { name: /取\s*消/ }).click();
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('55,923,963.72');
});

test("export as the program's own workbook tells what was written", async ({ app, host }) => {
  await openSample(app);
  await app.getByRole('button', { name: '导出' }).click();
  await app.getByText('生成本程序的工作簿').click();
  await app.getByRole('button', { name: '导出…' }).click();
  await choosePath(app, join(host.home, '公开表.xlsx'));
  await expect(app.getByText('已导出')).toBeVisible();
  await expect(app.getByRole('row', { name: /公开06表/ })).toContainText('72');
});

test('importing into a project shows what would change, takes only the ticked tables, in one undo step', async ({
  app,
  host,
}) => {
  copyFileSync(workbookPath('lastYear'), join(host.home, '另一年.xlsx'));
  await openSample(app);
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, join(host.home, '另一年.xlsx'));
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /公开01表/ })).toContainText(/\d+ 格/);
  await dialog
    .getByRole('row', { name: /公开03表/ })
    .getByRole('checkbox')
    .uncheck();
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('26,200,714.91');
  await goToTable(app, '03');
  await expect(cellOf(app, '合计', 2)).toHaveText('55,923,963.72');
  await app.keyboard.press('Control+z');
  await goToTable(app, '01');
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('55,923,963.72');
});
