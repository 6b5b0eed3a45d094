import type { Locator, Page } from '@playwright/test';
import { addProject, cellAt, openForms, showPart } from './form-verbs';
import { expect, test } from './host-fixture';
import { newProject, picture, type } from './page-verbs';

/** Physical columns of 指标. */
const [WEIGHT, REASON] = [6, 8];
const LONG = '因疫情防控要求，食堂实行分时段就餐，实际就餐人数比年初预计多（含借调人员），按“实有人数”核定。';

test.use({ viewport: { width: 1366, height: 768 } });

/** A form with empty rows of 指标. */
async function emptyRows(app: Page, count: number): Promise<void> {
  await newProject(app);
  await openForms(app);
  await addProject(app, '设备购置项目');
  await app.keyboard.press('Enter');
  await showPart(app, '绩效指标完成情况');
  for (let row = 0; row < count; row += 1) await app.getByRole('button', { name: '插入行' }).click();
  await expect(app.locator('.ag-row')).toHaveCount(count);
}

const heightOf = async (cell: Locator) => (await cell.boundingBox())!.height;
const isWhole = (cell: Locator) => cell.evaluate((one) => one.scrollHeight <= one.clientHeight);

test('a long text is read whole in its row, which grows and shrinks with it, and written in lines', async ({
  app,
}) => {
  await emptyRows(app, 3);
  const cell = cellAt(app, 1, REASON);
  const field = app.locator('.cell-field.is-typing');
  const single = await heightOf(cell);
  await cell.click();
  await app.keyboard.type(LONG);
  // What is typed is in sight too.
  expect(await heightOf(field)).toBeGreaterThan(4 * single);
  expect(await isWhole(field)).toBe(true);
  await app.keyboard.press('Alt+Enter');
  await app.keyboard.type('第二段');
  await app.keyboard.press('Enter');
  await expect(cell).toHaveText(`${LONG}\n第二段`);
  await expect.poll(() => heightOf(cell)).toBeGreaterThan(4 * single);
  expect(await isWhole(cell)).toBe(true);
  // The row below has moved down, and so has what shows where one stands.
  const top = async (one: Locator) => (await one.boundingBox())!.y;
  const bottom = (await top(cell)) + (await heightOf(cell));
  expect(Math.abs((await top(cellAt(app, 2, REASON))) - bottom)).toBeLessThan(2);
  expect(Math.abs((await top(app.locator('.selected-range'))) - bottom)).toBeLessThan(3);
  await picture(app, 'long-words');

  await cell.click();
  await app.keyboard.press('F2');
  await expect(field).toHaveValue(`${LONG}\n第二段`);
  await app.keyboard.press('Escape');
  await app.keyboard.press('Delete');
  await expect.poll(() => heightOf(cell)).toBe(single);
  await app.keyboard.press('Control+z');
  await expect.poll(() => heightOf(cell)).toBeGreaterThan(4 * single);

  // More than a window holds ends with a sign, and the lines are as many as that.
  await cell.click();
  await app.keyboard.type(LONG.repeat(10));
  await app.keyboard.press('Enter');
  await expect.poll(() => heightOf(cell)).toBeGreaterThan(10 * single);
  expect(await heightOf(cell)).toBeLessThan(13 * single);
  // A narrower column breaks the words of all rows anew.
  await cellAt(app, 2, REASON).click();
  await type(app, LONG.slice(0, 14));
  const low = cellAt(app, 2, REASON);
  const wide = await heightOf(low);
  const { x, y, width, height } = (await app
    .locator(`.ag-header-cell[col-id="c${REASON}"] .ag-header-cell-resize`)
    .boundingBox())!;
  await app.mouse.move(x + width / 2, y + height / 2);
  await app.mouse.down();
  await app.mouse.move(x - 60, y + height / 2, { steps: 5 });
  await app.mouse.up();
  await expect.poll(() => heightOf(low)).toBeGreaterThan(wide);
});

test('words written into the last row in sight stay in sight', async ({ app }) => {
  await emptyRows(app, 24);
  const cell = cellAt(app, 23, REASON);
  await cell.click();
  await app.keyboard.type(LONG.repeat(2));
  const field = app.locator('.cell-field.is-typing');
  const { y, height } = (await field.boundingBox())!;
  const room = (await app.locator('.grid-room').boundingBox())!;
  await app.screenshot({ path: 'test-results/long-words-last.png' });
  expect(await isWhole(field)).toBe(true);
  expect(y + height).toBeLessThan(room.y + room.height + 1);
});

test('a cell copied in Excel and pasted while an amount is typed leaves its line break behind', async ({
  app,
}) => {
  await emptyRows(app, 1);
  await cellAt(app, 0, WEIGHT).click();
  await app.keyboard.type('2');
  await app.locator('.cell-field').evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', '5\r\n');
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    field.dispatchEvent(event);
  });
  await expect(app.locator('.cell-field')).toHaveValue('25');
  await app.keyboard.press('Enter');
  await expect(cellAt(app, 0, WEIGHT)).toHaveText('25.00');
});
