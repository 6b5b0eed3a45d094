import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture';
import { cellOf, chooseInMenu, closeTab, newProject, openSample, saving, standOn } from './page-verbs';
import { LINE, saveSample, typeAmount } from './sample-verbs';

function question(page: Page, title: string) {
  return page.getByRole('dialog').filter({ hasText: title });
}

test('a file that a colleague changed is not overwritten: the differences are shown, then the clerk decides', async ({
  app,
  host,
}) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  const theirs = readFileSync(path, 'utf8').replace('"11.00"', '"22.00"');
  writeFileSync(path, theirs);
  await typeAmount(app, '33');
  await app.keyboard.press('Control+s');
  const changed = question(app, '已被改动');
  await changed.getByRole('button', { name: '看差别' }).click();
  const differences = app.getByRole('dialog', { name: /与本窗口的差别/ });
  await expect(differences.getByRole('row', { name: /01\[28,1\]/ })).toContainText('22.0033.00');
  expect(readFileSync(path, 'utf8')).toBe(theirs);
  await differences
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();
  await changed.getByRole('button', { name: '取消' }).click();
  await expect(changed).toBeHidden();
  await expect(saving(app)).toHaveText(/^未保存/);
  expect(readFileSync(path, 'utf8')).toBe(theirs);

  // The question has gone, and typing goes on where it was, here in the cell below.
  await app.keyboard.type('44');
  await app.keyboard.press('ArrowUp');
  await expect(cellOf(app, '年初结转和结余', 2)).toHaveText('44.00');
  await app.keyboard.press('Control+s');
  await question(app, '已被改动').getByRole('button', { name: '覆盖' }).click();
  await expect(saving(app)).toContainText('已保存');
  expect(readFileSync(path, 'utf8')).toContain('"33.00"');
});

test('重新打开 takes what the colleague wrote', async ({ app, host }) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"11.00"', '"22.00"'));
  await typeAmount(app, '33');
  await app.keyboard.press('Control+s');
  await question(app, '已被改动').getByRole('button', { name: '放弃本窗口的改动，重新打开' }).click();
  await expect(cellOf(app, LINE, 2)).toHaveText('22.00');
  await expect(saving(app)).toContainText('已保存');
});

test('two tabs: the second is told who has the project, may look, and is stopped from writing over it', async ({
  app,
  host,
}) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  const second = await app.context().newPage();
  await second.goto(new URL('/', host.address).href);
  await second.getByRole('button', { name: /决算\.juesuan/ }).click();
  const held = question(second, '正在别处打开');
  await expect(held).toContainText('另一个窗口或标签页');
  await held.getByRole('button', { name: '接手' }).click();
  await expect(cellOf(second, LINE, 2)).toHaveText('11.00');
  await typeAmount(second, '44');
  await second.keyboard.press('Control+s');
  await expect(saving(second)).toContainText('已保存');

  await typeAmount(app, '55');
  await app.keyboard.press('Control+s');
  await question(app, '已被改动').getByRole('button', { name: '取消' }).click();
  expect(readFileSync(path, 'utf8')).toContain('"44.00"');
  expect(readFileSync(path, 'utf8')).not.toContain('"55.00"');
});

test('a file that is there is replaced by 另存为 only after asking', async ({ app, host }) => {
  const [path, other] = [join(host.home, '决算.juesuan'), join(host.home, '别的.juesuan')];
  writeFileSync(other, 'somebody’s notes');
  await saveSample(app, path, '11');
  await app.keyboard.press('Control+Shift+s');
  await app.getByLabel('文件名').fill(other);
  await app.getByLabel('文件名').press('Enter');
  const replace = question(app, '要替换吗');
  await replace.getByRole('button', { name: '换一个文件名' }).click();
  expect(readFileSync(other, 'utf8')).toBe('somebody’s notes');
  await app.getByLabel('文件名').press('Enter');
  await replace.getByRole('button', { name: '替换' }).click();
  await expect(saving(app)).toContainText(`已保存：${other}`);
  expect(readFileSync(other, 'utf8')).toContain('"11.00"');
});

test('no way leads from unsaved work to another project without a question', async ({ app }) => {
  await newProject(app);
  await expect(saving(app)).toHaveText(/^未保存/);
  const leave = question(app, '当前项目有未保存的改动');
  await chooseInMenu(app, '文件', '新建项目…');
  await app.getByLabel('单位名称').fill('另一个局');
  await app.getByRole('button', { name: /^新\s*建$/ }).click();
  await leave.getByRole('button', { name: '留在当前项目' }).click();
  await app
    .getByRole('dialog', { name: '新建项目' })
    .getByRole('button', { name: /取\s*消/ })
    .click();
  await expect(app.locator('.status-bar')).toContainText('某市示范局');

  await chooseInMenu(app, '文件', '新建项目…');
  await app.getByLabel('单位名称').fill('另一个局');
  await app.getByRole('button', { name: /^新\s*建$/ }).click();
  await leave.getByRole('button', { name: '不保存' }).click();
  await expect(app.locator('.status-bar')).toContainText('另一个局');
});

test('leaving while an amount is being typed: it counts, and the tab asks', async ({ app, host }) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  await standOn(app, LINE, 2);
  await app.keyboard.type('77');
  expect(await closeTab(app)).toBe('beforeunload');
  await expect(cellOf(app, LINE, 2)).toHaveText('77.00');
  await app.keyboard.press('Control+s');
  await expect(saving(app)).toContainText('已保存');
  expect(readFileSync(path, 'utf8')).toContain('"77.00"');
});

test('an export asks before it replaces a file, says who seems to have it open, and writes only then', async ({
  app,
  host,
}) => {
  const path = join(host.home, '公开.xlsx');
  writeFileSync(path, 'last year’s workbook');
  writeFileSync(join(host.home, '.~lock.公开.xlsx#'), ',赵会计,pc-3,05.03.2024 08:30,file:///home;');
  await openSample(app);
  await app.getByRole('button', { name: '导出', exact: true }).click();
  await app.getByRole('radio', { name: /生成本程序的工作簿/ }).check();
  await app.getByRole('button', { name: '导出…' }).click();
  const name = app.getByLabel('文件名');
  await name.fill(path);
  await name.press('Enter');
  const replace = question(app, '已有“公开.xlsx”，要替换吗');
  await expect(replace).toContainText('在 LibreOffice 中打开着（赵会计）');
  await replace.getByRole('button', { name: '换一个文件名' }).click();
  expect(readFileSync(path, 'utf8')).toBe('last year’s workbook');
  await name.press('Enter');
  await replace.getByRole('button', { name: '替换' }).click();
  await expect(app.getByText('已导出')).toBeVisible();
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
});

test('用它新建 in 表样包 asks about unsaved work, and 保存 in the question saves before it goes on', async ({
  app,
  host,
}) => {
  await saveSample(app, join(host.home, '决算.juesuan'), '11');
  await typeAmount(app, '22');
  const leave = question(app, '当前项目有未保存的改动');
  await chooseInMenu(app, '文件', '表样包…');
  await app.getByRole('button', { name: '用它新建项目' }).click();
  await app.getByLabel('单位名称').fill('另一个局');
  await app.getByRole('button', { name: /^新\s*建$/ }).click();
  await leave.getByRole('button', { name: '留在当前项目' }).click();
  await app
    .getByRole('dialog', { name: '新建项目' })
    .getByRole('button', { name: /取\s*消/ })
    .click();
  await expect(cellOf(app, LINE, 2)).toHaveText('22.00');

  // 保存 in the question saves and goes on.
  await app.getByRole('button', { name: '回到开始页' }).click();
  await leave.getByRole('button', { name: '保存', exact: true }).click();
  await expect(app.getByRole('button', { name: '新建空白项目' })).toBeVisible();
  expect(readFileSync(join(host.home, '决算.juesuan'), 'utf8')).toContain('"22.00"');
});
