import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture';
import { cellOf, goToTable, openSample, selectedRange, standOn } from './page-verbs';

async function dragHandle(page: Page, line: string, column: number): Promise<void> {
  const handle = (await page.locator('.fill-handle').boundingBox())!;
  const to = (await cellOf(page, line, column).boundingBox())!;
  await page.mouse.move(handle.x + 4, handle.y + 4);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
  await expect(page.locator('.filling-range')).toBeVisible();
  await page.mouse.up();
}

test('the handle fills down and right; what a formula decides is left alone and told; one undo step', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 4);
  await dragHandle(app, '208', 4);
  await expect(cellOf(app, '2010302', 4)).toHaveText('57,085.00');
  await expect(cellOf(app, '2010350', 4)).toHaveText('57,085.00');
  await expect(cellOf(app, '208', 4)).toHaveText('');
  await expect(app.getByText('已填充；其中 1 个单元格由公式计算或类型不同，没有填充')).toBeVisible();
  expect(await selectedRange(app)).toEqual({ top: '2010301', bottom: '208', left: 4, right: 4 });
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, '2010302', 4)).toHaveText('18,132,157.82');
  await standOn(app, '2010301', 4);
  await dragHandle(app, '2010301', 6);
  await expect(cellOf(app, '2010301', 5)).toHaveText('57,085.00');
  await expect(cellOf(app, '2010301', 6)).toHaveText('57,085.00');
});

test('two clicks on the handle fill down along the column beside', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 4);
  await app.locator('.fill-handle').dblclick();
  // 基本支出 beside it stands at 2010301 and not at 2010302: the column to the right is empty, nothing to go by.
  await expect(cellOf(app, '2010302', 4)).toHaveText('18,132,157.82');
  await standOn(app, '2010301', 3);
  await app.locator('.fill-handle').dblclick();
  await expect(cellOf(app, '2010302', 3)).toHaveText('10,914,325.92');
  await expect(cellOf(app, '2010350', 3)).toHaveText('10,914,325.92');
});

test('Ctrl+D fills from above, Ctrl+R from the left, Ctrl+Enter puts what is typed into every cell', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.keyboard.press('Shift+ArrowDown');
  await app.keyboard.press('Shift+ArrowDown');
  await app.keyboard.press('Control+d');
  await expect(cellOf(app, '2010350', 3)).toHaveText('10,914,325.92');
  await standOn(app, '2010302', 5);
  await app.keyboard.press('Control+r');
  await expect(cellOf(app, '2010302', 5)).toHaveText('18,132,157.82');
  await standOn(app, '2010301', 5);
  await app.keyboard.press('Shift+ArrowDown');
  await app.keyboard.press('Shift+ArrowRight');
  await app.keyboard.type('8');
  await app.keyboard.press('Control+Enter');
  for (const line of ['2010301', '2010302']) {
    await expect(cellOf(app, line, 5)).toHaveText('8.00');
    await expect(cellOf(app, line, 6)).toHaveText('8.00');
  }
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, '2010302', 5)).toHaveText('18,132,157.82');
});
