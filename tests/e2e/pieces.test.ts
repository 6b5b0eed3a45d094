import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './host-fixture';

/** The page consists of pieces: what the start page does without comes when it is wanted, or while nothing is to be done. */
const PAGE = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

test.use({ expectedErrors: /Failed to load resource|ERR_FAILED/ });

test('the start page is made of two fifths of the program at most; the rest is fetched while nothing is to be done', async ({
  page,
  host,
}) => {
  const first = [
    ...readFileSync(join(PAGE, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g),
  ].map(([, name]) => name ?? '');
  const all = readdirSync(join(PAGE, 'assets')).filter((name) => name.endsWith('.js'));
  const size = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + statSync(join(PAGE, name)).size, 0);
  expect(size(first) / size(all.map((name) => `assets/${name}`))).toBeLessThan(0.4);
  const fetched = new Set<string>();
  page.on('response', (response) => fetched.add(new URL(response.url()).pathname.slice('/assets/'.length)));
  await page.goto(host.address);
  await expect(page.getByRole('button', { name: '新建空白项目' })).toBeVisible();
  await expect.poll(() => all.filter((name) => !fetched.has(name))).toEqual([]);
});

test('keys struck while a dialog is being fetched are typed into it', async ({ page, host }) => {
  await page.route(/assets\/dialog-part/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto(host.address);
  await page.getByRole('button', { name: '新建空白项目' }).click();
  await page.keyboard.type('Bureau 7x');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('单位名称')).toBeHidden();
  await expect(page.getByLabel('单位名称')).toHaveValue('Bureau 7');
  await expect(page.getByLabel('单位名称')).not.toBeFocused();
  // From here on keys are the browser's own again.
  await page.getByLabel('单位名称').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('9');
  await expect(page.getByLabel('单位名称')).toHaveValue('Bureau 79');
});

test('a piece that cannot be fetched is told with a remedy, and is there at the next try', async ({
  page,
  host,
}) => {
  await page.route(/assets\/(dialog-part|workspace-part)/, (route) => route.abort());
  await page.goto(host.address);
  await page.getByRole('button', { name: '新建空白项目' }).click();
  const told = page.getByText('程序的“对话框”部分没有读到，这一步没有做。请确认程序还在运行，再试一次');
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: '打开自带示例' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(page.getByText('程序的“项目”部分没有读到')).toBeVisible();
  await expect(page.getByRole('button', { name: '新建空白项目' })).toBeVisible();
  await page.unroute(/assets\/(dialog-part|workspace-part)/);
  await page.getByRole('button', { name: '新建空白项目' }).click();
  await expect(page.getByRole('dialog').getByLabel('单位名称')).toBeVisible();
});
