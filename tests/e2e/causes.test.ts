import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { saveProject } from '../../shared/project-file/save-project';
import { largeProject } from '../shared/export/large-project';
import { loadShanxi } from '../support/reference';
import { expect, test } from './host-fixture';
import { address, cellOf, choosePath, goToTable, newProject, openSample, standOn, type } from './page-verbs';

/** A count of the status bar, which lists what it counts. */
function countOf(app: Page, words: string): Locator {
  return app.locator('.status-count', { hasText: new RegExp(`^${words}`) });
}

test('two digits exchanged in a leaf of 05 lead to that leaf, which is mended from there', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '05');
  await standOn(app, '2010301', 3);
  await type(app, '19014325.92');
  const list = app.getByRole('navigation', { name: '各表' });
  await expect(list.getByRole('button', { name: /^05/ })).toContainText('疑似 1 处');
  const cause = app.getByRole('region', { name: '原因 1' });
  await expect(cause).toContainText('（05[2010301,2]）：现为 19,014,325.92元，应为 10,914,325.92元');
  await expect(cause).toContainText('有两位数字颠倒');
  await expect(cause).toContainText(/因此不符的公式 \d+ 条/);

  await goToTable(app, '01');
  await app.keyboard.press('F8');
  await expect(address(app)).toHaveText('05[2010301,2]');
  await expect(cellOf(app, '2010301', 3)).toHaveClass(/is-lit/);
  // The colour is not the only sign.
  await expect(cellOf(app, '2010301', 3)).toHaveCSS('outline-style', 'dashed');
  await expect(list.getByRole('button', { name: /^05/ })).toContainText('点亮 1 格');
  await app.screenshot({ path: 'test-results/cause-found.png' });

  await cause.getByRole('button', { name: '改为应有的数' }).click();
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
  await expect(app.getByRole('region', { name: /^原因/ })).toHaveCount(0);
  // What was lit for it is put out with it.
  await expect(app.locator('.is-lit')).toHaveCount(0);
  await expect(countOf(app, '错误')).toHaveText('错误 0');
});

test('a finding’s difference leads to the cells of that amount; an explained error counts apart', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2080505', 3);
  await app.keyboard.press('Delete');
  const finding = app.locator('.finding', { hasText: '01[31,1]' }).first();
  await finding.getByRole('button', { name: /^查找差额/ }).click();
  const places = finding.getByRole('list', { name: '与差额相同的单元格' });
  await expect(places).toContainText('02[2080505,2]');
  await places.getByRole('button', { name: /05\[2080505,2\]/ }).click();
  await expect(address(app)).toHaveText('05[2080505,2]');

  const errors = Number((await countOf(app, '错误').textContent())?.replace('错误', ''));
  await finding.getByRole('button', { name: '出错说明' }).click();
  await app.getByRole('textbox', { name: '出错说明' }).fill('上级单位要求如此');
  await app.locator('.table-title').click();
  await expect(countOf(app, '错误')).toHaveText(`错误 ${errors - 1}`);
  await countOf(app, '已说明').click();
  await expect(app.locator('.finding')).toHaveCount(1);
  await expect(app.locator('.finding')).toContainText('上级单位要求如此');
});

test('未执行 lists exactly those, by reason; filling in 单位性质 runs them', async ({ app }) => {
  await newProject(app);
  const notRun = countOf(app, '未执行');
  const before = Number((await notRun.textContent())?.replace('未执行', ''));
  await app.locator('.findings-apart').getByRole('button', { name: '查看未执行' }).click();
  await expect(app.locator('.finding')).toHaveCount(before);
  const kind = app.getByRole('region', { name: '项目没有填写单位性质' });
  await expect(kind).toContainText('填写单位性质后即执行');
  await app.screenshot({ path: 'test-results/not-run.png' });
  await kind.getByRole('button', { name: '填写单位性质…' }).click();
  await app.getByRole('combobox', { name: '单位性质' }).click();
  await app.locator('.ant-select-item-option', { hasText: '行政' }).first().click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /^确\s*定$/ })
    .click();
  await expect(kind).toHaveCount(0);
  await expect(app.getByRole('region', { name: '没有导入上年数' })).toBeVisible();
  const after = Number((await notRun.textContent())?.replace('未执行', ''));
  expect(after).toBeLessThan(before);
});

test('公开前检查 says what remains before the export, and leads there; exported all the same, the result says it', async ({
  app,
  host,
}) => {
  await openSample(app);
  await goToTable(app, '05');
  await standOn(app, '2010301', 3);
  await type(app, '1');
  await app.getByRole('button', { name: '导出' }).click();
  const dialog = app.getByRole('dialog');
  await expect(dialog).toContainText(/还有 \d+ 处错误没有改正，也没有写出错说明/);
  await app.screenshot({ path: 'test-results/publish-check.png' });
  await dialog.getByRole('button', { name: '查看错误' }).click();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await expect(app.getByRole('region', { name: '原因 1' })).toBeVisible();
  await app.getByRole('button', { name: '导出', exact: true }).click();
  await app.getByRole('radio', { name: /生成本程序的工作簿/ }).check();
  await app.getByRole('button', { name: '导出…' }).click();
  await choosePath(app, join(host.home, '照样导出.xlsx'));
  await expect(app.getByText(/导出时还有 \d+ 处错误没有改正/)).toBeVisible();
});

test('改写 can still be seen while the cell is lit', async ({ app }) => {
  await openSample(app);
  const total = cellOf(app, '本年收入合计', 2);
  await total.click();
  await app.getByRole('button', { name: '改写' }).click();
  await app.keyboard.type('1');
  await app.keyboard.press('Enter');
  await expect(total).toHaveClass(/kind-override/);
  const finding = app.locator('.finding', { hasText: '01[27,1]' }).first();
  await finding.locator('.finding-body').click();
  await expect(total).toHaveClass(/is-lit/);
  await expect(total).toHaveCSS('background-image', /linear-gradient/);
  await expect(total).toHaveCSS('outline-style', 'dashed');
  await app.keyboard.press('Escape');
  await expect(total).not.toHaveClass(/is-lit/);
  await expect(total).toHaveClass(/kind-override/);
});

test('a 科目 that a table lacks is named as the cause and put in from there, as one step', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '05');
  await standOn(app, '2101102', 3);
  await app.getByRole('button', { name: '删除科目' }).click();
  const cause = app.locator('.cause').first();
  await expect(cause).toContainText('缺少科目 2101102 事业单位医疗');
  await expect(app.locator('.cause-group')).toHaveCount(1);
  await cause.getByRole('button', { name: '改为应有的数' }).click();
  await expect(cellOf(app, '2101102', 3)).toHaveText('195,557.53');
  await expect(app.getByText('没有不通过的公式')).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(app.getByRole('gridcell', { name: '2101102', exact: true })).toHaveCount(0);
});

test('the causes of thousands of lines are searched between the keys', async ({ app, host }) => {
  const pack = loadShanxi();
  const document = largeProject(pack, 2_000);
  const codes = document.tables.get('03')?.lines.map(({ code }) => code) ?? [];
  const leaves = codes.filter((code) => code.length === 7);
  const path = join(host.home, '两千行.juesuan');
  writeFileSync(path, saveProject(pack, document));
  await app.getByRole('button', { name: '打开项目文件' }).click();
  await choosePath(app, path);
  await goToTable(app, '03');
  await standOn(app, leaves[0] ?? '', 3);
  // However quick the machine is, the search is still going on when it is looked at.
  const browser = await app.context().newCDPSession(app);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 5 });
  await type(app, '1');
  await expect(app.getByText('正在找原因…')).toBeVisible();
  // The search has not come to its end, and the next keys are taken all the same.
  await type(app, '2');
  await expect(cellOf(app, leaves[1] ?? '', 3)).toHaveText('2.00');
  await expect(app.getByText('正在找原因…')).toBeVisible();
  // An explanation begun meanwhile goes along below its cause; a finding of several causes stands below each.
  const explaining = app.getByRole('textbox', { name: '出错说明' }).first();
  await app.locator('.finding').getByRole('button', { name: '出错说明' }).first().click();
  await app.keyboard.type('已向主管部门');
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(app.getByText('正在找原因…')).toBeHidden({ timeout: 60_000 });
  await expect(app.locator('.cause-group').first()).toBeVisible();
  await app.keyboard.type('说明');
  await expect(explaining).toBeFocused();
  await expect(explaining).toHaveValue('已向主管部门说明');
  await app.screenshot({ path: 'test-results/causes-of-thousands.png' });
});
