import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './host-fixture';
import {
  address,
  cellOf,
  choosePath,
  findings,
  findingsOf,
  goToTable,
  openSample,
  saving,
  standOn,
  type,
} from './page-verbs';

test('open the sample, edit a leaf, see totals and findings change, undo, save, reopen', async ({
  app,
  host,
}) => {
  await openSample(app);
  await expect(findings(app)).toHaveCount(0);

  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await expect(address(app)).toHaveText('03[2010301,2]');
  await type(app, '10914326.92');
  // One yuan more in the leaf: the sums above it follow at once.
  await expect(cellOf(app, '2010301', 2)).toHaveText('10,971,411.92');
  await expect(cellOf(app, '合计', 2)).toHaveText('55,923,964.72');
  await expect(findingsOf(app, '01-5')).toContainText('差额 -1.00');
  await goToTable(app, '01');
  await expect(cellOf(app, '一、一般公共服务支出', 5)).toHaveText('32,464,210.41');
  await expect(saving(app)).toHaveText('未保存');

  await app.keyboard.press('Control+z');
  await expect(app.locator('.table-number')).toHaveText('公开03表');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
  await expect(findings(app)).toHaveCount(0);
  await app.keyboard.press('Control+y');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,326.92');

  const path = join(host.home, '决算.juesuan');
  await app.keyboard.press('Control+s');
  await choosePath(app, path);
  await expect(saving(app)).toContainText('已保存');
  expect(existsSync(path)).toBe(true);
  expect(JSON.parse(readFileSync(path, 'utf8')).tables['03'].entries['2010301']['2']).toBe('10914326.92');

  await app.getByRole('button', { name: '回到开始页' }).click();
  await app
    .getByRole('button', { name: /忻州市行政审批服务管理局/ })
    .first()
    .click();
  await goToTable(app, '03');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,326.92');
  await expect(saving(app)).toContainText('已保存');
});

test('a derived cell refuses typing with its formula; 改写 marks it and Delete restores it', async ({
  app,
}) => {
  await openSample(app);
  await standOn(app, '本年收入合计', 2);
  await app.keyboard.type('5');
  await expect(app.getByText(/01\[27,1\] 由公式计算/)).toBeVisible();
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('55,923,963.72');

  await app.getByRole('button', { name: '改写' }).click();
  await app.getByLabel('单元格内容').fill('1,2,3');
  await cellOf(app, '总计', 2).click();
  // Refused text comes back to its cell, and 改写 goes on.
  await expect(app.getByLabel('单元格内容')).toHaveValue('1,2,3');
  await app.getByLabel('单元格内容').fill('55923963.73');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('55,923,963.73');
  await expect(cellOf(app, '本年收入合计', 2)).toHaveClass(/kind-override/);
  await expect(findingsOf(app, '01-1')).toHaveCount(1);

  await standOn(app, '本年收入合计', 2);
  await app.keyboard.press('Delete');
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('55,923,963.72');
  await expect(cellOf(app, '本年收入合计', 2)).not.toHaveClass(/kind-override|fails-error/);
  await expect(findings(app)).toHaveCount(0);
});

test('改写 left untouched changes nothing; it can go on in the formula bar', async ({ app }) => {
  await openSample(app);
  const total = cellOf(app, '本年收入合计', 2);
  const bar = app.getByLabel('单元格的值');
  const overriding = async () => {
    await standOn(app, '本年收入合计', 2);
    await app.getByRole('button', { name: '改写' }).click();
    await expect(app.getByLabel('单元格内容')).toHaveValue('55923963.72');
  };
  await overriding();
  await app.keyboard.press('Enter');
  await expect(total).toHaveClass(/kind-derived/);
  await overriding();
  await cellOf(app, '总计', 2).click();
  await expect(total).toHaveClass(/kind-derived/);

  await overriding();
  await bar.click();
  await expect(total).toHaveClass(/kind-derived/);
  await bar.press('Enter');
  await expect(bar).not.toBeEditable();
  await expect(total).toHaveClass(/kind-derived/);
  await expect(saving(app)).not.toHaveText('未保存');

  await overriding();
  await bar.click();
  await bar.fill('55923963.73');
  await bar.press('Enter');
  await expect(total).toHaveText('55,923,963.73');
  await expect(total).toHaveClass(/kind-override/);
});

test('text that is no amount stays in the editor with a sentence', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await type(app, '1,2,3');
  await expect(app.getByText(/千分位逗号位置不对/)).toBeVisible();
  await expect(app.getByLabel('单元格内容')).toHaveValue('1,2,3');
  await app.keyboard.press('Escape');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
});

test('F8 walks through what fails, lights up the cells, and a reason can be written', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '10');
  await standOn(app, '货物', 2);
  await type(app, '-5');
  await expect(findings(app)).not.toHaveCount(0);
  await goToTable(app, '01');
  await app.keyboard.press('F8');
  await expect(app.locator('.table-number')).toHaveText('公开10表');
  await expect(cellOf(app, '货物', 2)).toHaveClass(/is-lit/);
  await app.getByRole('button', { name: '出错说明' }).first().click();
  await app.getByRole('textbox', { name: '出错说明' }).fill('冲销上年多记的采购');
  await app.locator('.table-title').click();
  // An explained finding is no open problem any more; where it went is said.
  await expect(app.getByText(/另有 1 条已写出错说明/)).toBeVisible();
  await app.getByRole('button', { name: '查看已说明' }).click();
  await expect(app.getByText('出错说明：冲销上年多记的采购')).toBeVisible();
});

test('amounts can be shown and typed in 万元 without losing a 分', async ({ app }) => {
  await openSample(app);
  await app.getByText('万元', { exact: true }).click();
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('5,592.40');
  await goToTable(app, '10');
  await standOn(app, '货物', 2);
  await app.keyboard.press('F2');
  await expect(app.getByLabel('单元格内容')).toHaveValue('121.949');
  await app.keyboard.press('Escape');
});

test('keys move as in Excel, Delete clears, and marks leave the cells they no longer concern', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await type(app, '-1');
  await expect(address(app)).toHaveText('03[2010302,2]');
  await expect(cellOf(app, '2010301', 3)).toHaveClass(/is-negative.*fails-/);
  await app.keyboard.press('Tab');
  await expect(address(app)).toHaveText('03[2010302,3]');
  await app.keyboard.press('Shift+Tab');
  await app.keyboard.press('Shift+Enter');
  await expect(address(app)).toHaveText('03[2010301,2]');
  await app.keyboard.press('Delete');
  await expect(cellOf(app, '2010301', 3)).toHaveText('');
  await app.keyboard.press('Control+z');
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
  await expect(cellOf(app, '2010301', 3)).not.toHaveClass(/is-negative|fails-/);
});

test('what is being typed is saved with the rest', async ({ app, host }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.keyboard.type('77.5');
  await app.keyboard.press('Control+s');
  const path = join(host.home, '决算.juesuan');
  await choosePath(app, path);
  await expect(saving(app)).toContainText('已保存');
  expect(JSON.parse(readFileSync(path, 'utf8')).tables['03'].entries['2010301']['2']).toBe('77.50');
});

test('a 科目 is renamed by Enter, never to nothing; the button that opened the dialog leaves that Enter alone', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.getByRole('button', { name: '修改科目' }).click();
  const name = app.getByLabel('科目名称');
  await name.fill(' 　');
  await name.press('Enter');
  await expect(name).toBeVisible();
  await expect(app.getByText('名称不能空白')).toHaveCount(0);
  await expect(cellOf(app, '2010301', 1)).toHaveText('行政运行');
  await name.fill('行政运行费');
  await name.press('Enter');
  await expect(name).toBeHidden();
  await expect(cellOf(app, '2010301', 1)).toHaveText('行政运行费');
});
