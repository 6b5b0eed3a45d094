import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { expect, test } from './host-fixture';
import {
  address,
  cellOf,
  chooseInMenu,
  choosePath,
  closeTab,
  goToTable,
  openSample,
  saving,
  standOn,
} from './page-verbs';

test('a note is written with Shift+F2, marked, shown, listed, undone, saved, and found again', async ({
  app,
  host,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await expect(address(app)).toHaveText('03[2010301,2]');
  await app.keyboard.press('Shift+F2');
  const field = app.getByLabel('批注内容');
  await expect(field).toBeFocused();
  await expect(app.getByRole('dialog')).toContainText('公开03表　行政运行　基本支出');
  await field.fill('与人事处核对工资\n12 月补发');
  await field.press('Control+Enter');
  await expect(field).toBeHidden();
  const cell = cellOf(app, '2010301', 3);
  await expect(cell).toHaveClass(/has-note/);
  await expect(cell).toHaveText('10,914,325.92');
  await expect(app.getByRole('button', { name: /^批注：与人事处核对工资/ })).toBeVisible();

  // A derived cell takes a note as well, from the context menu.
  await cellOf(app, '合计', 2).click({ button: 'right' });
  await app.getByRole('menuitem', { name: /插入批注/ }).click();
  await field.fill('与总账一致');
  await app.getByRole('button', { name: '保存', exact: true }).click();
  await expect(cellOf(app, '合计', 2)).toHaveClass(/has-note/);

  await chooseInMenu(app, '编辑', '全部批注');
  const listed = app.getByRole('list', { name: '全部批注' }).getByRole('listitem');
  await expect(listed).toHaveCount(2);
  await goToTable(app, '01');
  await listed.filter({ hasText: '12 月补发' }).getByRole('button').first().click();
  await expect(app.locator('.table-number')).toHaveText('公开03表');
  await expect(address(app)).toHaveText('03[2010301,2]');

  await app.getByRole('button', { name: '删除 03[合计,1] 的批注' }).click();
  await expect(listed).toHaveCount(1);
  await expect(cellOf(app, '合计', 2)).not.toHaveClass(/has-note/);
  await app.locator('.table-title').click();
  await app.keyboard.press('Control+z');
  await expect(listed).toHaveCount(2);

  const path = join(host.home, '决算.juesuan');
  await app.keyboard.press('Control+s');
  await choosePath(app, path);
  await expect(saving(app)).toContainText('已保存');
  expect(JSON.parse(readFileSync(path, 'utf8')).notes).toEqual({
    '03[2010301,2]': '与人事处核对工资\n12 月补发',
    '03[合计,1]': '与总账一致',
  });
  await app.getByRole('button', { name: '回到开始页' }).click();
  await app
    .getByRole('button', { name: /忻州市行政审批服务管理局/ })
    .first()
    .click();
  await goToTable(app, '03');
  await expect(cellOf(app, '2010301', 3)).toHaveClass(/has-note/);

  // Hovering tells the note.
  await cellOf(app, '2010301', 3).hover();
  await expect(app.getByRole('tooltip')).toContainText('批注：与人事处核对工资');
});

test('notes go into the program’s own workbook only when asked for', async ({ app, host }) => {
  await openSample(app);
  await goToTable(app, '10');
  await standOn(app, '货物', 2);
  await expect(address(app)).toHaveText('10[2,1]');
  await app.keyboard.press('Shift+F2');
  await app.getByLabel('批注内容').fill('内部核对用');
  await app.keyboard.press('Control+Enter');
  await expect(cellOf(app, '货物', 2)).toHaveClass(/has-note/);

  const exported = async (name: string, withNotes: boolean) => {
    await app.getByRole('button', { name: '导出', exact: true }).click();
    await app.getByRole('radio', { name: /生成本程序的工作簿/ }).check();
    await app.getByRole('checkbox', { name: /写入批注（1 条）/ }).setChecked(withNotes);
    await app.getByRole('button', { name: '导出…' }).click();
    const path = join(host.home, name);
    await choosePath(app, path);
    await expect(app.getByText('已导出')).toBeVisible();
    await app.getByRole('dialog').getByText('关闭', { exact: true }).click();
    return JSON.stringify(read(readFileSync(path)).Sheets);
  };
  expect(await exported('公开.xlsx', false)).not.toContain('内部核对用');
  expect(await exported('内部.xlsx', true)).toContain('内部核对用');

  // A colleague who imports that workbook is told of the note.
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, join(host.home, '内部.xlsx'));
  await expect(app.getByText(/单元格批注 1 条/)).toBeVisible();
});

test('a note that is being written does not go for a click beside it, Esc, or the tab that closes, without a question', async ({
  app,
  host,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.keyboard.press('Shift+F2');
  const field = app.getByLabel('批注内容');
  await field.fill('与人事处核对工资');
  await app.mouse.click(8, 450);
  await expect(field).toHaveValue('与人事处核对工资');
  await field.press('Escape');
  const question = app.getByRole('dialog', { name: /^关闭后，在这里填写和选择的不保留/ });
  await question.getByRole('button', { name: '留在这里' }).click();
  await expect(question).toHaveCount(0);
  await expect(field).toHaveValue('与人事处核对工资');
  expect(await closeTab(app)).toBe('beforeunload');
  // As the desktop window tells: 保存 in its question before closing, a file opened from outside.
  for (const told of ['save-and-close', 'file-named'])
    await app.evaluate((juesuanTell) => window.postMessage({ juesuanTell }, location.origin), told);
  await choosePath(app, join(host.home, '批注.juesuan'));
  await expect(app.getByText('对话框里填写和选择的还没有写入')).toBeVisible();
  await expect(field).toHaveValue('与人事处核对工资');
  await field.press('Escape');
  await question.getByRole('button', { name: '关闭', exact: true }).last().click();
  await expect(field).toHaveCount(0);
  // Nothing was written: nothing to ask about.
  await app.keyboard.press('Shift+F2');
  await expect(field).toHaveValue('');
  await field.press('Escape');
  await expect(field).toHaveCount(0);
});
