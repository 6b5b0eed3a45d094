import type { Page } from '@playwright/test';
import { test } from '../../e2e/host-fixture';
import { goToTable, standOn } from '../../e2e/page-verbs';
import { largeProject } from '../../shared/export/large-project';
import { loadShanxi } from '../../support/reference';
import { writeLargeFile } from './large-file';
import { openAt } from './open-at';
import { recordCount } from './record';

/** The heap of the page's scripts after each step of a long morning, collected first: nothing may be left of what is over. */
for (const items of [500, 5_000]) {
  test(`${items} 项`, async ({ app, host }) => {
    test.setTimeout(900_000);
    const first = largeProject(loadShanxi(), items)
      .tables.get('03')
      ?.lines.find(({ code }) => code.length === 7);
    const path = writeLargeFile(host.home, items);
    await app.waitForTimeout(3_000);
    recordCount('开始页的堆，kB', await heapOf(app));
    await openAt(app, path);
    await app.waitForTimeout(2_000);
    recordCount(`${items} 项：打开后的堆，kB`, await heapOf(app));
    await goToTable(app, '03');
    await standOn(app, first?.code ?? '', 3);
    // Each is taken back, or the search for the causes of some hundred errors would be measured.
    for (let edit = 0; edit < 150; edit += 1) {
      await app.keyboard.type(String(edit + 1));
      await app.keyboard.press('Enter');
      await app.keyboard.press('Control+z');
    }
    await app.waitForTimeout(2_000);
    recordCount(`${items} 项：又录入 150 个金额、各撤销一次后的堆，kB`, await heapOf(app));
    for (let round = 0; round < 25; round += 1) for (const table of ['02', '03']) await goToTable(app, table);
    await app.waitForTimeout(2_000);
    recordCount(`${items} 项：又换 50 次表后的堆，kB`, await heapOf(app));
    // All was taken back: nothing is asked on leaving.
    for (let opening = 0; opening < 20; opening += 1) {
      await app.getByRole('button', { name: '回到开始页' }).click();
      await openAt(app, path);
    }
    await app.waitForTimeout(2_000);
    recordCount(`${items} 项：又打开 20 次后的堆，kB`, await heapOf(app));
  });
}

async function heapOf(page: Page): Promise<number> {
  const meter = await page.context().newCDPSession(page);
  for (let time = 0; time < 3; time += 1) await meter.send('HeapProfiler.collectGarbage');
  const { usedSize } = await meter.send('Runtime.getHeapUsage');
  await meter.detach();
  return Math.round(usedSize / 1024);
}
