import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { expect, test } from './host-fixture';
import {
  address,
  cellOf,
  chooseInMenu,
  choosePath,
  findingsOf,
  goToTable,
  openSample,
  saving,
  standOn,
  type,
} from './page-verbs';

/** What is left at the end of the year, which the next begins with. */
async function writeClosingBalance(app: Page): Promise<void> {
  await app.keyboard.press('Control+g');
  await app.keyboard.type('01[60,2]');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('01[60,2]');
  await type(app, '1234.56');
}

test('next year from this year: what is taken over is told, lines and 年初数 are there, last year stands beside', async ({
  app,
  host,
}) => {
  await openSample(app);
  await writeClosingBalance(app);
  await chooseInMenu(app, '文件', '由上年项目新建…');
  const dialog = app.getByRole('dialog', { name: '由上年项目新建' });
  await expect(dialog.getByLabel('年度')).toHaveValue('2023');
  // The pack of the new year, where there is one; a year without any says which it goes on with.
  await expect(dialog.getByTitle('山西省部门决算公开（2023年度）')).toBeVisible();
  await dialog.getByLabel('年度').fill('2031');
  await expect(dialog).toContainText(/没有 2031 年度的表样包，沿用“山西省部门决算公开/);
  await dialog.getByLabel('年度').fill('2023');
  await expect(dialog.getByRole('list', { name: '将沿用的内容' })).toContainText(/公开03表 \d+ 行/);
  await dialog.getByRole('button', { name: '新建' }).click();
  await app.getByRole('button', { name: '不保存' }).click();
  await expect(app.locator('.status-bar')).toContainText('2023年度');
  await expect(cellOf(app, '年初结转和结余', 2)).toHaveText('1,234.56');
  await goToTable(app, '03');
  await expect(cellOf(app, '2010301', 1)).toHaveText('行政运行');
  await expect(cellOf(app, '2010301', 3)).toHaveText('');

  // A 科目 that only last year had stays in sight beside last year, so that its columns add up.
  await standOn(app, '2010301', 3);
  await type(app, '100');
  await standOn(app, '2101102', 3);
  await app.getByRole('button', { name: '删除科目' }).click();
  await app.keyboard.press('Control+l');
  await expect(app.getByRole('gridcell', { name: /公务员医疗补助|事业单位医疗（本年无）/ })).toBeVisible();
  await expect(cellOf(app, '2101102', 3)).toHaveText(/\d/);
  const code = await app.locator('.ag-header-cell[col-id="c0"]').boundingBox();
  expect(code?.width).toBeGreaterThan(55);
  await app.getByRole('button', { name: '导出比较表…' }).click();
  const path = join(host.home, '比较.xlsx');
  await choosePath(app, path);
  await expect(app.getByText(/已导出到 .*比较\.xlsx/)).toBeVisible();
  await expect(app.getByRole('button', { name: '打开所在文件夹' })).toBeVisible();
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
});

test('nothing is offered for the new year before its packs are known: it would be another pack’s', async ({
  app,
}) => {
  await openSample(app);
  const held: Route[] = [];
  await app.route('**/call/packs.list', (route) => void held.push(route));
  await chooseInMenu(app, '文件', '由上年项目新建…');
  const dialog = app.getByRole('dialog', { name: '由上年项目新建' });
  await expect(dialog.getByLabel('年度')).toHaveValue('2023');
  // Last year's own pack is loaded already: it would be offered at once.
  await app.waitForTimeout(500);
  await expect(dialog.getByRole('button', { name: '新建', exact: true })).toBeDisabled();
  await expect(dialog.getByRole('list', { name: '将沿用的内容' })).toBeHidden();
  for (const route of held) await route.continue();
  await app.unroute('**/call/packs.list');
  await expect(dialog.getByTitle('山西省部门决算公开（2023年度）')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '新建', exact: true })).toBeEnabled();
  await dialog.getByRole('button', { name: '新建', exact: true }).click();
  await expect(app.locator('.status-bar')).toContainText('2023年度');
});

test('上年数 is taken from a project file as well', async ({ app, host }) => {
  await openSample(app);
  await writeClosingBalance(app);
  const path = join(host.home, '去年.juesuan');
  await app.keyboard.press('Control+s');
  await choosePath(app, path);
  await expect(saving(app)).toContainText('已保存');
  await chooseInMenu(app, '文件', '单位信息…');
  await app.getByLabel('年度').fill('2023');
  await app.getByLabel('年度').press('Enter');
  await app.getByRole('button', { name: '确定' }).click();
  await chooseInMenu(app, '文件', '导入上年数…');
  await choosePath(app, path);
  await app
    .getByRole('dialog', { name: /用“去年.juesuan”作为上年数/ })
    .getByRole('button', { name: '作为上年数' })
    .click();
  await expect(app.getByRole('dialog', { name: '用上年年末数填本年年初数' })).toContainText('年末结转和结余');
  await app.keyboard.press('Escape');
  await app.keyboard.press('Control+l');
  await expect(app.getByRole('region', { name: '与上年比较' })).toContainText('与 2022 年度比较');
});

test('出错说明 is kept by 保存; last year’s is offered in a project begun from it', async ({ app }) => {
  await openSample(app);
  await standOn(app, '使用非财政拨款结余', 2);
  await type(app, '4321');
  await app.keyboard.press('F8');
  await findingsOf(app, '01-5').first().getByRole('button', { name: '出错说明' }).click();
  await app.keyboard.type('财政收回指标');
  await app.getByRole('button', { name: '保存', exact: true }).last().click();
  await app.getByRole('button', { name: '查看已说明' }).click();
  await expect(app.getByText('出错说明：财政收回指标')).toBeVisible();
  await chooseInMenu(app, '文件', '由上年项目新建…');
  await expect(app.getByRole('list', { name: '将沿用的内容' })).toContainText('上年的出错说明 1 条');
  await app.getByRole('button', { name: '新建', exact: true }).click();
  await app.getByRole('button', { name: '不保存' }).click();
  await standOn(app, '使用非财政拨款结余', 2);
  await type(app, '5');
  await app.keyboard.press('F8');
  await findingsOf(app, '01-5').first().getByRole('button', { name: '出错说明' }).click();
  await app.getByRole('button', { name: /沿用上年说明：财政收回指标/ }).click();
  await app.getByRole('button', { name: '保存', exact: true }).last().click();
  await app.getByRole('button', { name: '查看已说明' }).click();
  await expect(app.getByText('出错说明：财政收回指标')).toBeVisible();
});

test('at 200 % on a small screen rows are in sight', async ({ app }) => {
  await app.setViewportSize({ width: 683, height: 384 });
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await expect(address(app)).toHaveText('03[2010301,2]');
  await expect(cellOf(app, '2010301', 3)).toBeInViewport();
  const inSight = () =>
    app.locator('.ag-row [col-id="c0"]').evaluateAll(
      (cells) =>
        cells.filter((cell) => {
          const { top, height } = cell.getBoundingClientRect();
          return document.elementFromPoint(cell.getBoundingClientRect().left + 5, top + height / 2) === cell;
        }).length,
    );
  await expect.poll(inSight).toBeGreaterThanOrEqual(4);
});
