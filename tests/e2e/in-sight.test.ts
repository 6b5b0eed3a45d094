import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { MENUS } from '../../shared/host/menu';
import { expect, test } from './host-fixture';
import { choosePath, openSample } from './page-verbs';

/** What a clerk is to press next is in sight on a small office screen, and is called what it says. */

const FILLED = fileURLToPath(new URL('../fixtures/workbooks/xinzhou-2022-filled.xlsx', import.meta.url));

/** The items that open a dialog, as far as they can be chosen now. */
async function chosen(page: Page, menu: string, label: string): Promise<Locator | null> {
  await page.getByRole('navigation', { name: '菜单' }).getByRole('button', { name: menu }).click();
  const item = page.getByRole('menuitem', { name: label, exact: false }).first();
  await expect(item).toBeVisible();
  if ((await item.getAttribute('aria-disabled')) === 'true') {
    await page.keyboard.press('Escape');
    await expect(item).toBeHidden();
    return null;
  }
  await item.click();
  return page.getByRole('dialog').last();
}

/** The dialog's own buttons: the main one where it has one, and the cross. */
async function expectInSight(dialog: Locator, what: string): Promise<void> {
  await expect(dialog, what).toBeVisible();
  await expect(dialog.locator('.ant-modal-close'), `${what}: cross`).toBeInViewport({ ratio: 1 });
  for (const button of await dialog.locator('.ant-btn-primary').all()) {
    await expect(button, `${what}: main button`).toBeInViewport({ ratio: 1 });
  }
}

test('at 1366×768 the main button of every dialog of the menus is in sight', async ({ app }) => {
  test.slow();
  await app.setViewportSize({ width: 1366, height: 768 });
  await openSample(app);
  const opened: string[] = [];
  const withButton: string[] = [];
  for (const { label: menu, groups } of MENUS) {
    for (const { label, command } of groups.flat()) {
      // 查找 and 替换 stand beside the table.
      if (!label.endsWith('…') || command === 'find' || command === 'replace') continue;
      const dialog = await chosen(app, menu, label);
      if (!dialog) continue;
      await expectInSight(dialog, label);
      opened.push(command);
      if ((await dialog.locator('.ant-btn-primary').count()) > 0) withButton.push(command);
      await app.keyboard.press('Escape');
      await expect(dialog, label).toBeHidden();
    }
  }
  expect(opened.length).toBeGreaterThan(12);
  expect(withButton).toEqual(
    expect.arrayContaining(['new-project', 'next-year', 'import-workbook', 'export-workbook', 'edit-facts']),
  );
  await chosen(app, '文件', '导入本年工作簿…');
  await choosePath(app, FILLED);
  const dialog = app.getByRole('dialog', { name: /导入/ });
  await expect(dialog.locator('.ant-btn-primary')).toBeEnabled();
  await expectInSight(dialog, '导入结果');
});

/** Controls whose printed words are no part of the name that a screen reader says, and icons named in English. */
function misnamed(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const bare = (text: string) => text.replace(/\s/g, '');
    const controls = document.querySelectorAll<HTMLElement>('button, [role="tab"], [role="menuitem"], a');
    return [...controls].flatMap((control) => {
      if (!control.checkVisibility({ visibilityProperty: true })) return [];
      // biome-ignore lint/performance/useDomNodeTextContent: words that are not drawn need not be said
      const printed = bare(control.innerText);
      const label = control.getAttribute('aria-label');
      // A name of its own is said in place of those of the icons.
      const icons = label === null ? [...control.querySelectorAll('[aria-label]')] : [];
      const english = icons.filter(
        (part) =>
          part.closest('[aria-hidden="true"]') === null &&
          /^[a-z-]+$/.test(part.getAttribute('aria-label') ?? ''),
      );
      const drawn = icons.map((part) => part.getAttribute('aria-label') ?? '').join('');
      const named = bare(label ?? '') || printed || bare(drawn) || bare(control.title);
      return [
        ...(named === '' ? [`${control.outerHTML.slice(0, 120)} has no name`] : []),
        ...(label !== null && !bare(label).includes(printed) ? [`“${printed}” is called “${label}”`] : []),
        ...english.map((part) => `“${named}” says “${part.getAttribute('aria-label')}”`),
      ];
    });
  });
}

test('the grid has a name, and every button is called what it says', async ({ app }) => {
  await app.setViewportSize({ width: 1366, height: 768 });
  await expect(app.getByRole('button', { name: '打开自带示例' })).toBeVisible();
  expect(await misnamed(app), 'home').toEqual([]);
  await openSample(app);
  await expect(app.getByRole('grid')).toHaveAccessibleName(/收入支出决算总表/);
  expect(await misnamed(app), 'project').toEqual([]);
  for (const [menu, label] of [
    ['文件', '导出工作簿…'],
    ['文件', '打开项目…'],
    ['文件', '打印…'],
    ['文件', '表样包…'],
    ['帮助', '使用说明和版本…'],
  ] as const) {
    const dialog = await chosen(app, menu, label);
    if (!dialog) throw new Error(`${label} cannot be chosen`);
    await expect(dialog).toBeVisible();
    if (label === '表样包…') await expect(dialog.getByRole('textbox', { name: '查找公式' })).toBeVisible();
    expect(await misnamed(app), label).toEqual([]);
    await app.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await app.keyboard.press('Control+f');
  await app.getByRole('textbox', { name: '查找内容' }).fill('税收');
  await expect(app.getByRole('button', { name: '清空' })).toBeVisible();
  expect(await misnamed(app), '查找').toEqual([]);
});
