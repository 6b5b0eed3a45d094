import type { Page } from '@playwright/test';
import { expect, test } from '../../e2e/host-fixture';
import { writeLargeFile } from './large-file';
import { openAt } from './open-at';
import { recordRow } from './record';
import { type Passed, untilPainted } from './until-painted';

/** A project of many 项 opened, its tables gone through, last year set beside: until the grid can be typed in. */
const TIMES = 5;

for (const items of [50, 500, 5_000, 20_000]) {
  test(`${items} 项`, async ({ app, host }) => {
    const path = writeLargeFile(host.home, items);
    const opened: Passed[] = [];
    const switched: Passed[] = [];
    const compared: Passed[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      if (time > 0) await app.reload();
      opened.push(await openAt(app, path));
      await app.waitForTimeout(1_500);
      for (const table of ['03', '02']) switched.push(await switchTo(app, table));
      compared.push(await compare(app));
      await app.getByRole('button', { name: '与上年比较' }).click();
      await expect(app.locator('.compare-bar')).toBeHidden();
    }
    recordRow(`打开 ${items} 项的项目，到可以录入`, opened, { 5000: 400, 20000: 1_000 }[items]);
    recordRow(`${items} 项：换一张表`, switched, { 5000: 100, 20000: 150 }[items]);
    recordRow(`${items} 项：与上年比较`, compared, { 5000: 200, 20000: 400 }[items]);
  });
}

async function switchTo(app: Page, table: string): Promise<Passed> {
  const button = app.locator('.table-list button', { hasText: new RegExp(`^${table}`) });
  const passed = await untilPainted(app, () => button.click(), tableStands, table);
  await app.waitForTimeout(500);
  return passed;
}

/** Runs in the page. */
function tableStands(table: string): boolean {
  return (
    document.querySelector('.table-number')?.textContent === `公开${table}表` &&
    document.querySelectorAll('.ag-row [col-id="c3"]').length > 10 &&
    document.activeElement?.classList.contains('cell-field') === true
  );
}

async function compare(app: Page): Promise<Passed> {
  const passed = await untilPainted(
    app,
    () => app.getByRole('button', { name: '与上年比较' }).click(),
    () =>
      document.querySelector('.compare-bar') !== null &&
      document.querySelectorAll('.ag-row [col-id="c6"]').length > 10,
    null,
  );
  await app.waitForTimeout(500);
  return passed;
}
