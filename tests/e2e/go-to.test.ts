import { expect, test } from './host-fixture';
import { address, chooseInMenu, openSample, SHANXI, saving } from './page-verbs';

test('go to a cell by address, by name, by pinyin, and to a table; arrows choose, Esc stays', async ({
  app,
}) => {
  await openSample(app);
  const field = app.getByRole('combobox', { name: '定位到' });
  const offered = app.getByRole('option');

  await app.keyboard.press('Control+g');
  await expect(field).toBeFocused();
  await app.keyboard.type('03[2010301,2]');
  await expect(offered.first()).toContainText('行政运行');
  await app.keyboard.press('Enter');
  await expect(app.locator('.table-number')).toHaveText('公开03表');
  await expect(address(app)).toHaveText('03[2010301,2]');
  await expect(field).toBeHidden();

  await app.keyboard.press('F5');
  await app.keyboard.type('本年收入合计');
  await expect(offered.first()).toContainText('公开01表');
  await expect(offered.first()).toContainText('55,923,963.72');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('01[27,1]');

  await app.keyboard.press('Control+g');
  await app.keyboard.type('03 xzyx jbzc');
  await expect(offered.first()).toContainText('基本支出');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('03[2010301,2]');

  // The same line stands in several tables: the shown one first, the arrows choose another.
  await app.keyboard.press('Control+g');
  await app.keyboard.type('行政运行');
  await expect(offered.first()).toContainText('公开03表');
  await app.keyboard.press('ArrowDown');
  await expect(app.getByRole('option', { selected: true })).toContainText('公开02表');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('02[2010301,1]');

  await app.keyboard.press('Control+g');
  await app.keyboard.type('06');
  await expect(offered.first()).toContainText('整张表');
  await app.keyboard.press('Enter');
  await expect(app.locator('.table-number')).toHaveText('公开06表');

  await app.keyboard.press('Control+g');
  await app.keyboard.type('没有这个');
  await expect(app.getByText('没有这样的单元格')).toBeVisible();
  await app.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(app.locator('.table-number')).toHaveText('公开06表');
});

test('after going to a cell the keys belong to it', async ({ app }) => {
  await openSample(app);
  await app.keyboard.press('Control+g');
  await app.keyboard.type('10[2,1]');
  await expect(app.getByRole('option').first()).toContainText('货物');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('10[2,1]');
  await app.keyboard.type('5');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('10[3,1]');
  await app.keyboard.press('Shift+Enter');
  await expect(app.getByLabel('单元格的值')).toHaveValue('5.00');
});

test('Esc gives the keys back to the cell the clerk stood on', async ({ app }) => {
  await openSample(app);
  await app.keyboard.press('Control+g');
  await app.keyboard.type('10[2,1]');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('10[2,1]');
  for (const [key, label] of [
    ['Control+g', '定位到'],
    ['Shift+F2', '批注内容'],
    ['Control+f', '查找内容'],
  ] as const) {
    await app.keyboard.press(key);
    await expect(app.getByLabel(label)).toBeFocused();
    await app.keyboard.press('Escape');
    await expect(app.getByLabel(label)).toBeHidden();
    await app.keyboard.press('ArrowDown');
    await expect(address(app)).toHaveText('10[3,1]');
    await app.keyboard.press('ArrowUp');
    await expect(address(app)).toHaveText('10[2,1]');
  }

  // Opened from a menu, which is gone by then, the cell has the keys again all the same.
  await chooseInMenu(app, '编辑', /^定位/);
  await expect(app.getByLabel('定位到')).toBeFocused();
  await expect(app.getByRole('menuitem', { name: /^定位/ })).toBeHidden();
  await app.keyboard.press('Escape');
  await expect(app.getByLabel('定位到')).toBeHidden();
  await app.keyboard.press('ArrowDown');
  await expect(address(app)).toHaveText('10[3,1]');
});

test('定位 opened while the table is still being drawn keeps the keys, and no cell takes them', async ({
  app,
}) => {
  await app.getByRole('button', { name: '打开自带示例' }).click();
  const field = app.getByRole('combobox', { name: '定位到' });
  // As soon as there is a project to go about in, before its table stands.
  await app.evaluate(() => {
    const wish = () =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', ctrlKey: true, bubbles: true }));
    const watch = new MutationObserver(() => {
      if (document.querySelector('.table-list')) wish();
      if (document.querySelector('[role="dialog"]')) watch.disconnect();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await app.getByRole('menuitem', { name: SHANXI }).click();
  await expect(field).toBeVisible();
  await expect(app.locator('.ag-row').first()).toBeVisible();
  await app.keyboard.type('10[2,1]');
  await expect(field).toHaveValue('10[2,1]');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('10[2,1]');
  await expect(saving(app)).not.toHaveText(/^未保存/);
});
