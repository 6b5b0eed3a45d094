import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from './host-fixture';
import { address, cellOf, chooseInMenu, choosePath, goToTable, openSample, standOn } from './page-verbs';

test('a 科目 is found by pinyin, by name and by code; the name follows, missing parents are named before', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2101101', 3);
  await expect(address(app)).toHaveText('03[2101101,2]');
  const field = app.getByRole('combobox', { name: /科目编码/ });
  const name = app.getByLabel('科目名称');
  const chosen = app.getByRole('option', { selected: true });

  await app.keyboard.press('Insert');
  await expect(field).toBeFocused();
  // Relatives of the line stood on come first.
  await expect(chosen).toContainText(/^21011/);
  await app.keyboard.type('gwyylbz');
  await expect(chosen).toContainText('公务员医疗补助');
  await expect(name).toHaveValue('公务员医疗补助');
  await app.keyboard.press('Enter');
  await expect(field).toBeHidden();
  await expect(address(app)).toHaveText('03[2101103,2]');
  await expect(cellOf(app, '2101103', 1)).toHaveText('公务员医疗补助');

  // A name, arrows, and parents that the table lacks.
  await app.keyboard.press('Control+Shift++');
  await app.keyboard.type('文化');
  await app.keyboard.press('ArrowDown');
  await expect(name).not.toHaveValue('');
  const code = (await chosen.textContent())?.match(/^\d+/)?.[0] ?? '';
  await expect(app.getByText(/同时补上上级科目：207 /)).toBeVisible();
  await app.getByRole('button', { name: /^插\s*入$/ }).click();
  await expect(app.getByRole('gridcell', { name: '207', exact: true })).toBeVisible();
  await expect(app.getByRole('gridcell', { name: code, exact: true })).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(app.getByRole('gridcell', { name: '207', exact: true })).toHaveCount(0);

  // A code that no list has: the name is asked for.
  await app.keyboard.press('Insert');
  await app.keyboard.type('2010377');
  await expect(chosen).toContainText('各清单中都没有的编码');
  await app.keyboard.press('Enter');
  await expect(name).toBeFocused();
  await app.keyboard.type('单位自编事项');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010377', 1)).toHaveText('单位自编事项');

  // What is there already is said; Esc leaves everything as it is.
  await app.keyboard.press('Insert');
  await app.keyboard.type('2010377');
  await expect(app.getByText('本表已有科目 2010377')).toBeVisible();
  await field.fill('20103777');
  await expect(app.getByText('编码应为 3、5、7 位数字')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(app.getByRole('gridcell', { name: '20103777' })).toHaveCount(0);
});

test('the office’s own list is imported from Excel, offered, replaced and removed', async ({ app, host }) => {
  const workbook = utils.book_new();
  const rows = [
    ['单位常用科目'],
    ['序号', '科目编码', '科目名称'],
    [1, '2010388', '会议纪要专项'],
    [2, '合计', ''],
  ];
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), '科目');
  const path = join(host.home, '科目.xlsx');
  writeFileSync(path, write(workbook, { bookType: 'xlsx', type: 'buffer' }));

  await openSample(app);
  await goToTable(app, '05');
  await app.keyboard.press('Insert');
  await app.getByRole('button', { name: '单位科目清单…' }).click();
  await app.getByRole('button', { name: '从 Excel 导入…' }).click();
  await choosePath(app, path);
  await expect(app.getByText(/来自“科目.xlsx”，共 1 个科目/)).toBeVisible();
  await expect(app.getByText('科目!B4：“合计”不是科目编码')).toBeVisible();
  await app.getByRole('button', { name: /^完\s*成$/ }).click();

  await app.keyboard.press('Insert');
  await app.keyboard.type('hyjy');
  await expect(app.getByRole('option', { selected: true })).toContainText('会议纪要专项单位清单');
  await app.keyboard.press('Escape');

  await app.reload();
  await openSample(app);
  await chooseInMenu(app, '文件', '单位科目清单…');
  await expect(app.getByText(/来自“科目.xlsx”/)).toBeVisible();
  await app.getByRole('button', { name: '移除清单' }).click();
  await expect(app.getByText(/来自“科目.xlsx”/)).toBeHidden();
});

test('typing on a code or a name opens the picker with what was typed; F2 there renames', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await cellOf(app, '2010301', 1).click();
  await app.keyboard.type('y');
  const field = app.getByRole('combobox', { name: /科目编码/ });
  await expect(field).toHaveValue('y');
  await expect(field).toBeFocused();
  await app.keyboard.type('lbx');
  await expect(app.getByRole('option', { selected: true })).toContainText(/养老保险|医疗保险/);
  await app.keyboard.press('Escape');
  await expect(field).toBeHidden();

  await cellOf(app, '2010301', 1).click();
  await app.keyboard.press('F2');
  await app.getByRole('dialog').getByLabel('科目名称').fill('行政运行费');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010301', 1)).toHaveText('行政运行费');
});

test('tables with fixed lines take no 科目', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '06');
  await app.keyboard.press('Insert');
  await expect(app.getByRole('dialog')).toHaveCount(0);
});
