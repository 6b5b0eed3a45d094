import type { Locator, Page } from '@playwright/test';
import { expect } from './host-fixture';

/** What a clerk does on the page, in a clerk's words. */

/** The packs by the titles that the clerk chooses from. */
export const SHANXI = '山西省部门决算公开（2022年度）';
export const SHANGHAI = '上海市部门决算公开（2024年度）';

export async function openSample(page: Page, pack = SHANXI): Promise<void> {
  await page.getByRole('button', { name: '打开自带示例' }).click();
  await page.getByRole('menuitem', { name: pack }).click();
  await expect(page.getByRole('heading', { name: '收入支出决算总表' })).toBeVisible();
}

/** What is shown, as a picture in the two common windows; the story goes on in the smaller one. */
export async function picture(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `test-results/${name}-${width}.png` });
  }
}

/** An empty project of a made-up office, not yet on disk. */
export async function newProject(page: Page, pack = SHANXI): Promise<void> {
  await page.getByRole('button', { name: '新建空白项目' }).click();
  await page.getByLabel('单位名称').fill('某市示范局');
  await page.getByLabel('表样').click();
  await page.locator('.ant-select-item-option', { hasText: pack }).click();
  await expect(page.getByRole('dialog').getByTitle(pack)).toBeVisible();
  await page.getByRole('button', { name: /^新\s*建$/ }).click();
  await expect(page.locator('.table-list')).toBeVisible();
}

/** Chooses in the page's menu bar. */
export async function chooseInMenu(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole('navigation', { name: '菜单' }).getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export async function goToTable(page: Page, number: string): Promise<void> {
  await page.locator('.table-list button', { hasText: new RegExp(`^${number}`) }).click();
  await expect(page.locator('.table-list button[aria-current="true"]')).toContainText(number);
}

/** The grid's cell for a line (by the text of one of its cells) and a physical column. */
export function cellOf(page: Page, line: string, column: number): Locator {
  return page
    .locator('.ag-row')
    .filter({ has: page.getByRole('gridcell', { name: line, exact: true }) })
    .locator(`[col-id="c${column}"]`)
    .first();
}

/** Selects a cell by its address, however wide the table is. */
export async function standOn(page: Page, line: string, column: number): Promise<void> {
  await cellOf(page, line, column).click();
}

export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export function address(page: Page): Locator {
  return page.locator('.formula-address');
}

/** Whether the project is saved, and where. */
export function saving(page: Page): Locator {
  return page.getByRole('status', { name: '保存情况' });
}

export function findings(page: Page): Locator {
  return page.locator('.finding');
}

/** Closes the tab, and stays where the page asks whether to. Answers with the kind of that question. */
export async function closeTab(page: Page): Promise<string> {
  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    });
  });
  await page.close({ runBeforeUnload: true });
  return asked;
}

/** Answers the page's own file chooser with a whole path. */
export async function choosePath(page: Page, path: string): Promise<void> {
  const name = page.getByLabel('文件名');
  await name.fill(path);
  await name.press('Enter');
  await expect(name).toBeHidden();
}

/** The same of a folder. */
export async function chooseFolder(page: Page, path: string): Promise<void> {
  const name = page.getByLabel('文件夹名');
  await name.fill(path);
  await name.press('Enter');
  await expect(name).toBeHidden();
}

/** Findings of one rule, by its id. */
export function findingsOf(page: Page, rule: string): Locator {
  return page.getByRole('region', { name: rule, exact: true }).locator('.finding');
}

/** The selected rectangle: the words that begin its first and last line, and its physical columns. */
export async function selectedRange(page: Page): Promise<{
  readonly top: string;
  readonly bottom: string;
  readonly left: number;
  readonly right: number;
}> {
  await expect(page.locator('.selected-range').first()).toBeVisible();
  return page.evaluate(() => {
    const frame = document.querySelector('.selected-range')!.getBoundingClientRect();
    const inFrame = [...document.querySelectorAll('.ag-grid-scrolling-container .ag-cell')].filter((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
    });
    const rows = inFrame
      .map((cell) => cell.closest('.ag-row')!)
      .sort((one, other) => Number(one.getAttribute('row-index')) - Number(other.getAttribute('row-index')));
    const words = (row: Element | undefined) => row?.querySelector('[col-id="c0"]')?.textContent ?? '';
    // By the header: a merged cell covers columns that have no cell of their own.
    const columns = [...document.querySelectorAll('.ag-header-cell')].flatMap((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      const middle = (left + right) / 2;
      return middle > frame.left && middle < frame.right
        ? [Number(cell.getAttribute('col-id')!.slice(1))]
        : [];
    });
    return {
      top: words(rows[0]),
      bottom: words(rows.at(-1)),
      left: Math.min(...columns),
      right: Math.max(...columns),
    };
  });
}
