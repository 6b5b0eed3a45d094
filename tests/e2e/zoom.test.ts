import { expect, test } from './host-fixture';
import { cellOf, goToTable, openSample, standOn } from './page-verbs';

test('an amount that is being typed is written when the window becomes too narrow for the table', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '10');
  const cars = '2. 主要领导干部用车';
  await standOn(app, cars, 2);
  await app.keyboard.type('4321');
  await app.setViewportSize({ width: 120, height: 700 });
  await expect(app.locator('.cell-field')).toHaveCount(0);
  await app.setViewportSize({ width: 1440, height: 900 });
  await expect(cellOf(app, cars, 2)).toHaveText('4321');
});

test('the table grows and shrinks with keys, wheel and buttons; totals and typing stay what they are', async ({
  app,
}) => {
  await openSample(app);
  const total = cellOf(app, '本年收入合计', 2);
  const size = async () => (await total.boundingBox()) ?? { width: 0, height: 0 };
  const before = await size();

  await app.keyboard.press('Control+=');
  await app.keyboard.press('Control+=');
  await app.keyboard.press('Control+=');
  await expect(app.getByRole('button', { name: '表格 150%，恢复 100%' })).toBeVisible();
  await expect.poll(async () => (await size()).height).toBeCloseTo(before.height * 1.5, -1);
  expect((await size()).width).toBeGreaterThan(before.width * 1.3);
  await standOn(app, '一、一般公共预算财政拨款收入', 2);
  await expect(app.locator('.formula-address')).toHaveText('01[1,1]');

  await app.keyboard.press('Control+0');
  await expect.poll(async () => (await size()).height).toBe(before.height);
  await total.hover();
  await app.keyboard.down('Control');
  await app.mouse.wheel(0, 100);
  await app.keyboard.up('Control');
  await expect(app.getByRole('button', { name: '表格 90%，恢复 100%' })).toBeVisible();

  for (let step = 0; step < 8; step += 1) {
    const smaller = app.getByRole('button', { name: '缩小表格' });
    if (await smaller.isEnabled()) await smaller.click();
  }
  await expect(app.getByRole('button', { name: '表格 40%，恢复 100%' })).toBeVisible();
  await expect(app.getByRole('button', { name: '缩小表格' })).toBeDisabled();
  await expect(total).toHaveText('55,923,963.72');
});

test('适合窗口宽度 makes a table that is wider than its room just as wide', async ({ app }) => {
  await app.setViewportSize({ width: 1366, height: 768 });
  await openSample(app);
  await goToTable(app, '02');
  /** How much of the table lies beyond its room, in pixels. */
  const beyond = () =>
    app.locator('.ag-cell-last-left-pinned, .ag-header-cell').evaluateAll((cells) => {
      const room = cells[0]?.closest('.ag-root-wrapper')?.getBoundingClientRect().right ?? 0;
      return Math.max(...cells.map((cell) => cell.getBoundingClientRect().right)) - room;
    });
  await app.keyboard.press('Control+=');
  await app.keyboard.press('Control+=');
  await expect.poll(beyond).toBeGreaterThan(20);
  await app.keyboard.press('Alt+0');
  await expect.poll(beyond).toBeLessThanOrEqual(1);
  expect(await beyond()).toBeGreaterThan(-60);

  // The widest of the tables, with the panel beside it.
  await goToTable(app, '06');
  await app.keyboard.press('Alt+0');
  await expect.poll(beyond).toBeLessThanOrEqual(1);
});
