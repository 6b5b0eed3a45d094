import type { Page } from '@playwright/test';
import { pasteElsewhere, putOnClipboard } from './clipboard-verbs';
import { expect, test } from './host-fixture';
import { address, cellOf, goToTable, openSample, standOn, type } from './page-verbs';

const item = (app: Page, name: string) => app.getByRole('menuitem', { name: new RegExp(`^${name}`) });

async function openTable03(app: Page): Promise<void> {
  await openSample(app);
  await goToTable(app, '03');
}

test.describe('with the clipboard allowed', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the context menu copies, cuts and pastes as the keys do', async ({ app }) => {
    await openTable03(app);
    await cellOf(app, '2010301', 3).click({ button: 'right' });
    await expect(item(app, '复制')).toContainText('Ctrl+C');
    await item(app, '复制').click();
    await expect(app.locator('.copied-range')).toBeVisible();
    await cellOf(app, '2010302', 3).click({ button: 'right' });
    await item(app, '粘贴').click();
    await expect(cellOf(app, '2010302', 3)).toHaveText('10,914,325.92');
    await cellOf(app, '2010302', 3).click({ button: 'right' });
    await item(app, '剪切').click();
    await expect(cellOf(app, '2010302', 3)).toHaveText('');
    expect((await pasteElsewhere(app)).text.trim()).toBe('10914325.92');
  });

  test('the menu 编辑 pastes a table with its exact numbers; a text field keeps its own clipboard', async ({
    app,
  }) => {
    await openTable03(app);
    await standOn(app, '2010302', 3);
    await putOnClipboard(app, {
      text: '12.3',
      html: '<table><tr><td sdval="12.34">12.3</td></tr></table>',
    });
    await app.getByRole('navigation', { name: '菜单' }).getByRole('button', { name: '编辑' }).click();
    await item(app, '粘贴').click();
    await expect(cellOf(app, '2010302', 3)).toHaveText('12.34');

    await app.keyboard.press('Control+f');
    const wanted = app.getByLabel('查找内容');
    await wanted.fill('99');
    await wanted.press('Control+a');
    await wanted.press('Control+x');
    await expect(wanted).toHaveValue('');
    await wanted.press('Control+v');
    await expect(wanted).toHaveValue('99');
    await expect(cellOf(app, '2010302', 3)).toHaveText('12.34');
  });
});

test('where the browser keeps the clipboard to itself, 粘贴 says how to paste', async ({ app, context }) => {
  await context.grantPermissions([]);
  await openTable03(app);
  await cellOf(app, '2010302', 3).click({ button: 'right' });
  await item(app, '粘贴').click();
  await expect(app.getByText('浏览器不允许网页读取剪贴板，请按 Ctrl+V 粘贴')).toBeVisible();
  await type(app, '7');
  await expect(cellOf(app, '2010302', 3)).toHaveText('7.00');
});

for (const key of ['ContextMenu', 'Shift+F10']) {
  test(`${key} opens the menu at the cell; keys walk in it, and belong to the grid afterwards`, async ({
    app,
  }) => {
    await openTable03(app);
    await standOn(app, '2010301', 3);
    await app.keyboard.press(key);
    await expect(item(app, '剪切')).toBeFocused();
    const cell = (await cellOf(app, '2010301', 3).boundingBox())!;
    const menu = (await app.getByRole('menu').boundingBox())!;
    expect(Math.abs(menu.x - cell.x)).toBeLessThan(8);
    expect(menu.y - (cell.y + cell.height)).toBeLessThan(12);
    await app.keyboard.press('Escape');
    await expect(item(app, '剪切')).toBeHidden();
    await type(app, '1');
    await expect(cellOf(app, '2010301', 3)).toHaveText('1.00');

    await standOn(app, '2010301', 3);
    await app.keyboard.press(key);
    await expect(item(app, '剪切')).toBeFocused();
    for (let at = 0; at < 3; at += 1) await app.keyboard.press('ArrowDown');
    await expect(item(app, '清除内容')).toBeFocused();
    await app.keyboard.press('Enter');
    await expect(cellOf(app, '2010301', 3)).toHaveText('');
    await type(app, '2');
    await expect(cellOf(app, '2010301', 3)).toHaveText('2.00');
  });
}

test('after the menu of the right button, given up or leading to a dialog, keys belong to the grid', async ({
  app,
}) => {
  await openTable03(app);
  await cellOf(app, '2010301', 3).click({ button: 'right' });
  await expect(item(app, '剪切')).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(item(app, '剪切')).toBeHidden();
  await type(app, '1');
  await expect(cellOf(app, '2010301', 3)).toHaveText('1.00');
  await cellOf(app, '2010301', 3).click({ button: 'right' });
  await item(app, '插入批注').click();
  await expect(app.getByRole('dialog')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toBeHidden();
  await type(app, '2');
  await expect(cellOf(app, '2010301', 3)).toHaveText('2.00');
});

test('only codes and names of 科目 offer to rename or delete them', async ({ app }) => {
  await openTable03(app);
  await cellOf(app, '2010301', 1).click({ button: 'right' });
  await expect(item(app, '修改科目')).toBeVisible();
  await expect(item(app, '删除科目')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(item(app, '修改科目')).toBeHidden();

  await app.getByRole('button', { name: '与上年比较' }).click();
  await expect(app.getByRole('columnheader', { name: '上年数' }).first()).toBeVisible();
  await cellOf(app, '2010301', 3).click({ button: 'right' });
  await expect(address(app)).toHaveText('');
  await expect(item(app, '插入科目')).toBeVisible();
  await expect(item(app, '复制')).toBeVisible();
  await expect(item(app, '修改科目')).toHaveCount(0);
  await expect(item(app, '删除科目')).toHaveCount(0);
});
