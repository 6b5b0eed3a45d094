import { MENU_ITEMS } from '../../shared/host/menu';
import { expect, test } from './host-fixture';
import { cellOf, goToTable, openSample, standOn, type } from './page-verbs';

test('the menus undo, redo, jump to what fails, and show what cannot be done now', async ({ app }) => {
  await openSample(app);
  const menu = (name: string) => app.getByRole('navigation', { name: '菜单' }).getByRole('button', { name });
  const item = (name: string) => app.getByRole('menuitem', { name });

  await menu('编辑').click();
  await expect(item('撤销')).toHaveAttribute('aria-disabled', 'true');
  await app.keyboard.press('Escape');
  await expect(item('撤销')).toBeHidden();

  await goToTable(app, '03');
  const before = await cellOf(app, '2010301', 3).textContent();
  await standOn(app, '2010301', 3);
  await type(app, '1');
  await expect(cellOf(app, '2010301', 3)).toHaveText('1.00');

  await menu('编辑').click();
  await item('撤销').click();
  await expect(cellOf(app, '2010301', 3)).toHaveText(before ?? '');
  await menu('编辑').click();
  // With one menu open, pointing at another opens that one.
  await menu('文件').hover();
  await expect(item('导出工作簿…')).toBeVisible();
  await menu('编辑').hover();
  await item('重做').click();
  await expect(cellOf(app, '2010301', 3)).toHaveText('1.00');

  await menu('审核').click();
  await item('下一处问题').first().click();
  await expect(app.locator('.is-lit').first()).toBeVisible();
});

test('a key of a menu does nothing behind a dialog', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await type(app, '1');
  await app.getByRole('button', { name: '导出' }).click();
  await expect(app.getByRole('dialog')).toBeVisible();
  await app.getByRole('dialog').press('Control+z');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toBeHidden();
  await expect(cellOf(app, '2010301', 3)).toHaveText('1.00');
});

test('a key struck in the moment in which a dialog goes is the page’s', async ({ app }) => {
  await openSample(app);
  await app.getByRole('button', { name: '导出' }).click();
  await app.getByRole('dialog').getByRole('button').first().focus();
  // Hidden, it keeps the focus until the page is drawn.
  await app.evaluate(() => {
    const { activeElement } = document;
    const dialog = activeElement?.closest<HTMLElement>('[role="dialog"]');
    if (!activeElement || !dialog) throw new Error('The dialog has not the focus');
    dialog.style.display = 'none';
    activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
  await expect(app.getByLabel('查找内容')).toBeVisible();
});

test('no key asks for two things', () => {
  const keys = MENU_ITEMS.flatMap((entry) => [...entry.keys]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('F1 lists every key of the menus', async ({ app }) => {
  await openSample(app);
  await app.keyboard.press('F1');
  const dialog = app.getByRole('dialog', { name: '快捷键' });
  for (const { label, keys } of MENU_ITEMS) {
    const row = dialog.getByRole('term').filter({ hasText: label.replace('…', '') });
    for (const key of keys) {
      await expect(row.locator('xpath=..').getByText(key, { exact: true }).first()).toBeVisible();
    }
  }
  await app.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

for (const size of [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]) {
  test(`the wheel reaches every key of the list in a window of ${size.width}×${size.height}`, async ({
    app,
  }) => {
    await app.setViewportSize(size);
    await openSample(app);
    await app.keyboard.press('F1');
    const dialog = app.getByRole('dialog', { name: '快捷键' });
    await expect(dialog).toBeVisible();
    await dialog.getByText('F8', { exact: true }).first().hover();
    await app.mouse.wheel(0, 2000);
    for (const key of ['Ctrl+D', '=1200+350.5*2']) {
      await expect(dialog.getByText(key, { exact: true })).toBeInViewport({ ratio: 1 });
    }
    const beside = await dialog.locator('kbd').evaluateAll((keys) => {
      const list = keys[0]!.closest('.shortcuts')!.getBoundingClientRect();
      const isIn = ({ left, right }: DOMRect) => left >= list.left && right <= list.right;
      return keys.filter((key) => !isIn(key.getBoundingClientRect())).length;
    });
    expect(beside, 'keys beside the list').toBe(0);
  });
}
