import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeLargeFile } from '../bench/page/large-file';
import { openAt } from '../bench/page/open-at';
import { expect, test } from './host-fixture';
import { goToTable, openSample, SHANGHAI } from './page-verbs';

const preview = (app: Page) => app.getByRole('dialog', { name: /打印预览/ });

/** What printing to a file gives: the text of each page. */
async function printedPages(app: Page, folder: string): Promise<readonly string[]> {
  const path = join(folder, 'printed.pdf');
  await app.pdf({ path, preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

test('all tables on A4: as many pages as previewed, titles and headers repeated, pages numbered through', async ({
  app,
  host,
}) => {
  await openSample(app);
  await app.keyboard.press('Control+p');
  await preview(app).getByRole('button', { name: '全部' }).click();
  const sheets = preview(app).getByRole('article');
  await expect(sheets.filter({ hasText: '公开10表' })).toHaveCount(1);
  const count = await sheets.count();
  await expect(preview(app)).toContainText(`共 ${count} 页`);

  const pages = await printedPages(app, host.home);
  expect(pages).toHaveLength(count);
  for (const [at, page] of pages.entries()) {
    expect(page).toMatch(new RegExp(`第 *${at + 1} *页 *共 *${count} *页`));
    expect(page).toMatch(/公开\d\d表/);
    expect(page).toMatch(/部门名称：|单位名称：/);
    // The sheet shown has the rows of the page printed: its last words are there.
    const last =
      (await sheets.nth(at).locator('tbody tr').last().locator('td, p').last().textContent()) ?? '';
    expect(page.replace(/\s/g, '')).toContain(last.replace(/\s/g, '').slice(-8));
  }
  // A table of several pages has its header on each.
  const of03 = pages.filter((page) => page.includes('公开03表'));
  expect(of03.length).toBeGreaterThan(0);
  for (const page of of03) expect(page).toContain('栏次');
});

test('one table: the shown one, in the direction its layout asks for; Esc gives the grid back', async ({
  app,
  host,
}) => {
  await openSample(app);
  await goToTable(app, '06');
  await app.getByRole('button', { name: '打印' }).click();
  const sheets = preview(app).getByRole('article');
  await expect(sheets.first()).toContainText('公开06表');
  const box = await sheets.first().boundingBox();
  expect(box && box.width > box.height).toBe(true);
  const pages = await printedPages(app, host.home);
  expect(pages).toHaveLength(await sheets.count());
  expect(pages[0]).toContain('13,823,311.39');

  await preview(app)
    .getByRole('checkbox', { name: /01 收入支出决算总表/ })
    .check();
  await expect(sheets.first()).toContainText('公开01表');
  await app.keyboard.press('Escape');
  await expect(preview(app)).toBeHidden();
  await expect(app.locator('.print-flow')).toHaveCount(0);
});

test('of many pages those in sight are drawn; as many are printed as are counted', async ({ app, host }) => {
  await openAt(app, writeLargeFile(host.home, 1_200));
  await goToTable(app, '03');
  await app.keyboard.press('Control+p');
  const sheets = preview(app).getByRole('article');
  await expect(preview(app)).toContainText(/共 \d+ 页/);
  const count = await sheets.count();
  expect(count).toBeGreaterThan(30);
  await expect(preview(app)).toContainText(`共 ${count} 页`);
  const drawn = sheets.filter({ has: app.locator('table') });
  expect(await drawn.count()).toBeLessThan(10);
  await expect(sheets.first()).toContainText(`第 1 页　共 ${count} 页`);
  // To the end by the keyboard: the last page is there, and pages left behind are empty paper again.
  await preview(app).getByRole('region', { name: '页面' }).focus();
  await app.keyboard.press('End');
  await expect(sheets.last()).toContainText(`第 ${count} 页　共 ${count} 页`);
  await expect(sheets.first().locator('table')).toHaveCount(0);
  expect(await drawn.count()).toBeLessThan(10);
  const words = (await sheets.last().locator('tbody tr').first().textContent()) ?? '';

  const pages = await printedPages(app, host.home);
  expect(pages).toHaveLength(count);
  expect(pages.at(-1)?.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  await expect(app.locator('.print-flow')).toHaveCount(0);
});

test('who scrolls or ticks while pages are counted keeps the keys; else Enter prints', async ({
  app,
  host,
}) => {
  await openAt(app, writeLargeFile(host.home, 1_200));
  await goToTable(app, '03');
  await app.keyboard.press('Control+p');
  await expect(preview(app)).toContainText(/共 \d+ 页/);
  const print = preview(app).getByRole('button', { name: '打印', exact: true });
  await expect(print).toBeFocused();
  const count = await preview(app).getByRole('article').count();
  const other = preview(app).getByRole('checkbox', { name: /02 收入决算表/ });
  await other.focus();
  await app.keyboard.press('Space');
  await expect(preview(app)).not.toContainText(`共 ${count} 页`);
  await expect(preview(app)).toContainText(/共 \d+ 页/);
  await expect(print).toBeEnabled();
  await expect(other).toBeFocused();
});

test('what is printed is asked of the system once', async ({ app }) => {
  await openSample(app);
  await app.evaluate(() => {
    window.print = () =>
      document.body.setAttribute('data-printed', `${document.body.dataset.printed ?? ''}x`);
  });
  await app.keyboard.press('Control+p');
  await expect(preview(app).getByRole('article')).toHaveCount(1);
  await app.keyboard.press('Control+p');
  await preview(app).getByRole('button', { name: '打印', exact: true }).click();
  await expect(app.locator('body')).toHaveAttribute('data-printed', 'xx');
  // Opened anew, Enter prints.
  await app.keyboard.press('Escape');
  await expect(preview(app)).toBeHidden();
  await app.keyboard.press('Control+p');
  await expect(preview(app).getByRole('button', { name: '打印', exact: true })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app.locator('body')).toHaveAttribute('data-printed', 'xxx');
});

test('in a pack that prints no 表号 a table taken out leaves no sheet behind', async ({ app }) => {
  await openSample(app, SHANGHAI);
  await app.keyboard.press('Control+p');
  const sheets = preview(app).getByRole('article');
  await preview(app).getByRole('button', { name: '全部' }).click();
  await expect(preview(app)).toContainText('共 9 页');
  await expect(sheets).toHaveCount(9);
  await preview(app).getByRole('checkbox', { name: '收入支出决算总表' }).first().uncheck();
  await expect(preview(app)).toContainText('共 8 页');
  await expect(sheets).toHaveCount(8);
  await expect(sheets.filter({ hasText: /^收入支出决算总表/ })).toHaveCount(0);
  await expect(sheets.first()).toContainText(/^收入决算表/);
  await expect(sheets.last().locator('footer')).toHaveText('第 8 页　共 8 页');
});
