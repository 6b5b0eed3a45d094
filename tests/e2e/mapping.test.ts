import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { smallBook } from '../support/small-books';
import { expect, test } from './host-fixture';
import { cellOf, choosePath, goToTable } from './page-verbs';

/** A workbook in an office's own words: three lines, two columns and one table (tests/fixtures/make). */
const renamed = (year: number) =>
  fileURLToPath(new URL(`../fixtures/renamed/renamed-${year}.xlsx`, import.meta.url));

const MEANINGS = [
  ['公共财政资金使用明细表', '公开05表 一般公共预算财政拨款支出决算表'],
  ['一、公共财政拨款', '一、一般公共预算财政拨款收入（行次 1）'],
  ['一、公共管理与服务', '一、一般公共服务支出（行次 32）'],
  ['当年各项开支共计', '本年支出合计（行次 58）'],
  ['预算拨入', '财政拨款收入'],
  ['专项开支', '项目支出'],
] as const;

async function importAs(page: Page, button: string, path: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await choosePath(page, path);
  await expect(page.getByRole('tab', { name: '读取结果' })).toBeVisible();
}

test('what the clerk says of a workbook’s words is read at once, and known in the next year’s', async ({
  app,
}) => {
  await importAs(app, '导入今年的公开表工作簿', renamed(2022));
  await app.getByRole('tab', { name: '对应关系（6 处待指明）' }).click();
  for (const [words, meaning] of MEANINGS) {
    const choice = app.getByLabel(new RegExp(`^“[^”]*${words}”是$`));
    await choice.click();
    await choice.fill(meaning);
    await app.locator('.ant-select-dropdown:visible').getByText(meaning, { exact: false }).first().click();
    await expect(choice).toBeHidden();
  }
  await expect(app.getByRole('tab', { name: '对应关系（用了指明的 6 处）' })).toBeVisible();
  await app.getByRole('tab', { name: '读取结果' }).click();
  await expect(app.getByText('没有找到', { exact: true })).toHaveCount(0);
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await goToTable(app, '03');
  await expect(cellOf(app, '合计', 4)).toHaveText('38,857,638.26');

  await importAs(app, '导入上年数', renamed(2021));
  await app.getByRole('tab', { name: '对应关系（用了指明的 6 处）' }).click();
  await expect(app.getByText('待指明（0）')).toBeVisible();
  await app.getByRole('button', { name: '作为上年数' }).click();
});

test('a workbook in which nothing is recognised is mended in the dialog: the sheet, the first row, the columns', async ({
  app,
  host,
}) => {
  const path = join(host.home, '去向.xlsx');
  const header = [['编', '用途', '共', '常年', '专门']];
  writeFileSync(path, await smallBook({ title: '本局资金去向', number: '', header, merges: [] }));
  await importAs(app, '导入今年的公开表工作簿', path);
  await expect(app.getByText('没有找到任何一张表。')).toBeVisible();
  await expect(app.getByRole('button', { name: '导入', exact: true })).toBeDisabled();
  // Nothing says of which pack it is: the clerk does.
  await app.getByRole('radio', { name: /山西.*2022/ }).click();
  await app.getByRole('tab', { name: /^对应关系/ }).click();
  await choose(app, '“本局资金去向”是', '公开05表 一般公共预算财政拨款支出决算表');
  await app.getByText(/^全部（\d+）$/).click();
  await choose(app, '“（数据的第一行）”是', '第 5 行');
  await app.getByText(/^待指明（\d+）$/).click();
  for (const [words, meaning] of [
    ['编', '功能分类科目编码'],
    ['用途', '科目名称'],
    ['共', '小计'],
    ['常年', '基本支出'],
    ['专门', '项目支出'],
  ] as const) {
    await choose(app, `“${words}”是`, meaning);
  }
  await expect(app.getByText('没有找到任何一张表。')).toBeHidden();
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await goToTable(app, '05');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.90');
});

/** Says in the dialog what words mean, and waits until the workbook was read anew. */
async function choose(page: Page, label: string, meaning: string): Promise<void> {
  const choice = page.getByLabel(label);
  await choice.click();
  await choice.fill(meaning);
  await page.locator('.ant-select-dropdown:visible').getByText(meaning, { exact: false }).first().click();
  await expect(page.locator('.is-reading')).toHaveCount(0);
}

test('an answer taken back is the program’s to judge again, and a dialog that is left remembers nothing', async ({
  app,
}) => {
  await importAs(app, '导入今年的公开表工作簿', renamed(2022));
  await app.getByRole('tab', { name: '对应关系（6 处待指明）' }).click();
  const choice = app.getByLabel('“一、公共财政拨款”是');
  await choice.click();
  await app.keyboard.type('忽略');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('tab', { name: '对应关系（5 处待指明）' })).toBeVisible();
  await app.getByText('已指明（1）').click();
  await expect(choice).toBeVisible();
  await app.getByText('全部对应关系（1 条）').click();
  await app.getByRole('button', { name: '删除' }).click();
  await expect(app.getByRole('tab', { name: '对应关系（6 处待指明）' })).toBeVisible();
  await app.getByRole('button', { name: '取消' }).click();
  await importAs(app, '导入今年的公开表工作簿', renamed(2022));
  await expect(app.getByRole('tab', { name: '对应关系（6 处待指明）' })).toBeVisible();
});

test('what could not be read again with an answer is not taken without it', async ({ app, host }) => {
  const path = join(host.home, '改名的表.xlsx');
  copyFileSync(renamed(2022), path);
  await importAs(app, '导入今年的公开表工作簿', path);
  await app.getByRole('tab', { name: '对应关系（6 处待指明）' }).click();
  rmSync(path);
  const choice = app.getByLabel('“一、公共财政拨款”是');
  await choice.click();
  await app.keyboard.type('忽略');
  await app.keyboard.press('Enter');
  const again = app.getByRole('button', { name: '再读一次' });
  await expect(again).toBeVisible();
  await expect(app.getByRole('button', { name: '导入', exact: true })).toBeDisabled();
  copyFileSync(renamed(2022), path);
  await again.click();
  await expect(app.getByRole('tab', { name: '对应关系（5 处待指明）' })).toBeVisible();
  await expect(app.getByRole('button', { name: '导入', exact: true })).toBeEnabled();
});
