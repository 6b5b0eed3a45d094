import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../../e2e/host-fixture';
import { recordCount, recordRow } from './record';
import type { Passed } from './until-painted';

/** The start page from navigation until it can be used, beside a page with nothing but AG Grid and 5,144 rows. */
const TIMES = 7;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BARE = 'http://bare.test/';

test('the start page', async ({ app, host }) => {
  const shown: Passed[] = [];
  await stampWhen(app, '.home button');
  for (let time = 0; time < TIMES; time += 1) {
    await app.goto(host.address);
    await expect(app.getByRole('button', { name: '新建空白项目' })).toBeVisible();
    shown.push(await sinceNavigation(app));
  }
  recordRow('开始页，从打开到可以用', shown);
  const page = join(ROOT, 'dist/renderer');
  const size = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + statSync(join(page, name)).size, 0);
  const index = readFileSync(join(page, 'index.html'), 'utf8');
  const first = [...index.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name ?? '');
  recordCount('开始页的程序，字节', size(first));
  const all = readdirSync(join(page, 'assets')).filter((name) => name.endsWith('.js'));
  recordCount('整个页面的程序，字节', size(all.map((name) => `assets/${name}`)));
});

test('a bare page with AG Grid', async ({ page }) => {
  await page.route(`${BARE}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/grid.js')
      return route.fulfill({
        path: join(ROOT, 'node_modules/ag-grid-community/dist/ag-grid-community.min.js'),
      });
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: BARE_PAGE });
  });
  await stampWhen(page, '.ag-row [col-id]');
  const shown: Passed[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await page.goto(BARE);
    await expect(page.locator('.ag-row').first()).toBeVisible();
    shown.push(await sinceNavigation(page));
  }
  recordRow('只有 AG Grid 和 5,144 行的页面，从打开到画出', shown);
});

const BARE_PAGE = `<!doctype html><div id="grid" style="height: 800px"></div><script src="/grid.js"></script><script>
agGrid.createGrid(document.querySelector('#grid'), {
  rowData: Array.from({ length: 5144 }, (_, row) => ({ c0: row, c1: '科目' + row, c2: 1, c3: 2, c4: 3, c5: 4 })),
  columnDefs: Array.from({ length: 6 }, (_, at) => ({ field: 'c' + at })),
});
</script>`;

/** Notes in every page that is opened when something is painted in it for the first time. */
async function stampWhen(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelector(wanted)) setTimeout(() => performance.mark('stood'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, selector);
}

async function sinceNavigation(page: Page): Promise<Passed> {
  const passed = await page.waitForFunction(() => performance.getEntriesByName('stood')[0]?.startTime);
  return { passed: Number(await passed.jsonValue()) };
}
