import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture';
import {
  address,
  cellOf,
  choosePath,
  findings,
  goToTable,
  newProject,
  openSample,
  saving,
  standOn,
  type,
} from './page-verbs';

/** What is typed lands where the clerk stands, whatever the page is doing meanwhile. */

const CARS = [
  '1. 副部(省)级及以上领导用车',
  '2. 主要领导干部用车',
  '3. 机要通信用车',
  '4. 应急保障用车',
] as const;

async function typeDown(page: Page, pause: number, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    if (pause > 0) await page.waitForTimeout(pause);
  }
}

async function expectCars(page: Page, ...counts: readonly string[]): Promise<void> {
  for (const [at, count] of counts.entries()) await expect(cellOf(page, CARS[at]!, 2)).toHaveText(count);
}

for (const pause of [0, 20, 60, 130, 250]) {
  test(`the first amounts of an empty table, an Enter every ${pause} ms, stand one below the other`, async ({
    app,
  }) => {
    await newProject(app);
    await goToTable(app, '10');
    await standOn(app, CARS[0], 2);
    await typeDown(app, pause, '1', '2', '7', '12');
    await expectCars(app, '1', '2', '7', '12');
  });
}

test('a place once gone to is not gone to again: after 撤销 and 定位 the clerk stands where they clicked', async ({
  app,
}) => {
  await newProject(app);
  await goToTable(app, '10');
  await standOn(app, CARS[0], 2);
  await typeDown(app, 0, '1');
  await app.keyboard.press('Control+z');
  await expectCars(app, '');
  await standOn(app, CARS[1], 2);
  await typeDown(app, 250, '11', '22', '33');
  await expectCars(app, '', '11', '22', '33');

  await app.keyboard.press('Control+g');
  await app.keyboard.type('10[8,1]');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('10[8,1]');
  await standOn(app, CARS[2], 2);
  await app.getByText('万元', { exact: true }).click();
  await expect(address(app)).toHaveText('10[10,1]');
  await typeDown(app, 0, '5');
  await expectCars(app, '', '11', '5', '33');
});

test('nor when lines come and go: after 撤销 in one place a 科目 is renamed and deleted in another', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2101102', 4);
  await typeDown(app, 0, '5');
  await app.keyboard.press('Control+z');
  await expect(address(app)).toHaveText('03[2101102,3]');
  await standOn(app, '2010350', 4);
  await app.getByRole('button', { name: '修改科目' }).click();
  await app.getByLabel('科目名称').fill('事业单位运行');
  await app.getByLabel('科目名称').press('Enter');
  await expect(cellOf(app, '2010350', 1)).toHaveText('事业单位运行');
  await expect(address(app)).toHaveText('03[2010350,3]');
  await app.getByRole('button', { name: '删除科目' }).click();
  await expect(app.getByRole('gridcell', { name: '2010350', exact: true })).toHaveCount(0);
  await expect(address(app)).toHaveText('03[208,3]');
});

test('a key of a menu takes what is being typed first; what is refused stays, and nothing else happens', async ({
  app,
}) => {
  await openSample(app);
  await standOn(app, '年初结转和结余', 2);
  await app.keyboard.type('4321');
  await app.keyboard.press('F8');
  await expect(cellOf(app, '年初结转和结余', 2)).toHaveText('4,321.00');
  await expect(app.locator('.cell-field.is-typing')).toHaveCount(0);
  await expect(app.locator('.finding.is-shown, .cause.is-shown')).toHaveCount(1);

  await standOn(app, '使用非财政拨款结余', 2);
  await app.keyboard.type('12百');
  await app.keyboard.press('Control+p');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await expect(app.locator('.cell-field.is-typing')).toHaveValue('12百');
});

test('after saving one types on in the same cell', async ({ app, host }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 4);
  await app.keyboard.press('Control+s');
  await choosePath(app, join(host.home, '决算.juesuan'));
  await expect(saving(app)).toContainText('已保存');
  await app.keyboard.type('57086');
  await app.keyboard.press('Control+s');
  await expect(saving(app)).toContainText('已保存');
  await expect(cellOf(app, '2010301', 4)).toHaveText('57,086.00');
  await app.keyboard.type('9');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010301', 4)).toHaveText('9.00');
});

test('what is printed has the amount just typed, as the preview has', async ({ app, host }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010350', 4);
  await app.keyboard.type('98765.43');
  await app.keyboard.press('Control+p');
  await expect(
    app
      .getByRole('dialog', { name: /打印预览/ })
      .getByRole('article')
      .first(),
  ).toContainText('98,765.43');
  const path = join(host.home, 'printed.pdf');
  await app.pdf({ path, preferCSSPageSize: true });
  expect(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })).toContain('98,765.43');
});

test('beside last year one stands where one stood, with the keys; compared amounts have room', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010350', 3);
  await app.keyboard.press('Control+l');
  await expect(app.getByRole('columnheader', { name: '上年数' })).toHaveCount(1);
  await expect(app.locator('.cell-field')).toBeFocused();
  await app.keyboard.type('98765432109.87');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('03[208,2]');
  await expect(cellOf(app, '合计', 2)).toHaveText('98,817,995,432.92');
  const cut = () =>
    app
      .locator('.ag-cell.is-compared')
      .evaluateAll((cells) =>
        cells
          .filter((cell) => cell.scrollWidth > cell.clientWidth)
          .map((cell) => `${cell.textContent} ${cell.scrollWidth} ${cell.clientWidth}`),
      );
  await expect.poll(cut).toEqual([]);
});

test('an explanation being written is kept when a key leads elsewhere', async ({ app }) => {
  await openSample(app);
  await standOn(app, '年初结转和结余', 2);
  await typeDown(app, 0, '4321');
  await app.getByRole('button', { name: '出错说明' }).first().click();
  await app.keyboard.type('年初数与上年批复不同');
  await app.keyboard.press('Control+f');
  await expect(app.getByRole('complementary', { name: '查找' })).toBeVisible();
  await app.keyboard.press('Escape');
  await app.getByRole('button', { name: '查看已说明' }).click();
  await expect(app.getByText('出错说明：年初数与上年批复不同')).toBeVisible();
});

test('the window is named after the facts as they are', async ({ app }) => {
  await newProject(app);
  await expect(app).toHaveTitle(/^● 某市示范局2022年度/);
  await app.getByRole('button', { name: '文件', exact: true }).click();
  await app.getByRole('menuitem', { name: /单位信息/ }).click();
  await app.getByLabel('单位名称').fill('乙单位');
  await app.getByRole('button', { name: '确定' }).click();
  await expect(app).toHaveTitle(/乙单位2022年度/);
});

for (const key of ['Enter', 'Control+Enter']) {
  test(`撤销 while an amount is typed takes back that amount; ${key} then writes it nowhere`, async ({
    app,
  }) => {
    await openSample(app);
    await standOn(app, '年初结转和结余', 2);
    await type(app, '4321');
    await standOn(app, '使用非财政拨款结余', 2);
    await app.keyboard.type('123');
    await app.getByRole('button', { name: /^撤销/ }).click();
    await expect(address(app)).toHaveText('01[28,1]');
    await expect(cellOf(app, '使用非财政拨款结余', 2)).toHaveText('');
    await app.keyboard.press(key);
    await expect(cellOf(app, '年初结转和结余', 2)).toHaveText('4,321.00');
    await expect(cellOf(app, '使用非财政拨款结余', 2)).toHaveText('');
    await app.getByRole('button', { name: /^重做/ }).click();
    await expect(cellOf(app, '使用非财政拨款结余', 2)).toHaveText('123.00');
  });
}

test('a finding looked at while an amount is typed leaves the amount where it was typed', async ({ app }) => {
  await openSample(app);
  await standOn(app, '年初结转和结余', 2);
  await type(app, '4321');
  await standOn(app, '使用非财政拨款结余', 2);
  await app.keyboard.type('123');
  await findings(app).first().click();
  await expect(app.locator('.cell-field.is-typing')).toHaveCount(0);
  await app.keyboard.press('Control+Enter');
  await goToTable(app, '01');
  await expect(cellOf(app, '使用非财政拨款结余', 2)).toHaveText('123.00');
});
