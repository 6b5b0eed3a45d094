import { expect, test } from './host-fixture';
import { address, cellOf, goToTable, openSample, selectedRange, standOn, type } from './page-verbs';

test('keys select as in Excel: arrows, Shift, Ctrl, whole lines and columns, everything', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  const { keyboard } = app;

  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowRight');
  expect(await selectedRange(app)).toEqual({ top: '2010301', bottom: '2010302', left: 3, right: 4 });
  await expect(app.getByLabel('选中的单元格')).toHaveText(/计数 3.*求和 29,103,568\.74/);
  await keyboard.press('Shift+ArrowUp');
  await keyboard.press('Shift+ArrowLeft');
  expect(await selectedRange(app)).toEqual({ top: '2010301', bottom: '2010301', left: 3, right: 3 });

  await keyboard.press('Control+Home');
  expect(await selectedRange(app)).toMatchObject({ top: '合计', left: 0, right: 1 });
  await keyboard.press('End');
  await expect(address(app)).toHaveText(/03\[合计,6\]/);
  await standOn(app, '2010301', 2);
  await keyboard.press('Control+Shift+ArrowUp');
  await keyboard.press('Control+Shift+ArrowRight');
  expect(await selectedRange(app)).toEqual({ top: '合计', bottom: '2010301', left: 2, right: 4 });
  await keyboard.press('Shift+Space');
  expect(await selectedRange(app)).toEqual({ top: '合计', bottom: '2010301', left: 0, right: 7 });
  await standOn(app, '2010301', 3);
  await keyboard.press('Control+Space');
  expect(await selectedRange(app)).toMatchObject({ top: '合计', left: 3, right: 3 });
  await keyboard.press('Control+a');
  expect(await selectedRange(app)).toMatchObject({ top: '合计', left: 0, right: 7 });

  await app.locator('.ag-header-cell', { hasText: '项目支出' }).click();
  expect(await selectedRange(app)).toMatchObject({ top: '合计', left: 4, right: 4 });
  await app.locator('.ag-header-group-cell', { hasText: '项目' }).click();
  expect(await selectedRange(app)).toMatchObject({ left: 0, right: 1 });
});

test('Enter and Tab walk inside a selection; alone, Enter returns below where the Tabs began', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await cellOf(app, '2010302', 4).click({ modifiers: ['Shift'] });
  for (const [key, stop] of [
    ['Tab', '03[2010301,3]'],
    ['Tab', '03[2010302,2]'],
    ['Tab', '03[2010302,3]'],
    ['Tab', '03[2010301,2]'],
    ['Enter', '03[2010302,2]'],
    ['Shift+Enter', '03[2010301,2]'],
  ] as const) {
    await app.keyboard.press(key);
    await expect(address(app), key).toHaveText(stop);
  }
  expect(await selectedRange(app)).toEqual({ top: '2010301', bottom: '2010302', left: 3, right: 4 });

  await standOn(app, '2010301', 3);
  await app.keyboard.type('1');
  await app.keyboard.press('Tab');
  await app.keyboard.type('2');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010301', 2)).toHaveText('3.00');
  expect(await selectedRange(app)).toMatchObject({ top: '2010302', left: 3 });
});

test('the mouse drags a rectangle, beyond the edge the table scrolls along', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await app.setViewportSize({ width: 1440, height: 480 });
  const from = await cellOf(app, '2010301', 3).boundingBox();
  await app.mouse.move(from!.x + 5, from!.y + 5);
  await app.mouse.down();
  await app.mouse.move(from!.x + 200, 470, { steps: 4 });
  await expect.poll(async () => (await selectedRange(app)).bottom).toBe('2299999');
  await app.mouse.up();
  const range = await selectedRange(app);
  await app.mouse.move(from!.x, from!.y);
  expect(await selectedRange(app)).toEqual(range);
  expect(range).toMatchObject({ left: 3 });
});

test('Delete empties what was entered, restores what was overridden, leaves the rest, in one step back', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 2);
  await app.keyboard.press('Shift+ArrowRight');
  await app.keyboard.press('Shift+ArrowRight');
  await app.keyboard.press('Delete');
  await expect(cellOf(app, '2010301', 3)).toHaveText('');
  await expect(cellOf(app, '2010301', 4)).toHaveText('');
  await expect(app.getByText('已清除；其中 1 个单元格由公式计算，没有改动')).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
  await expect(cellOf(app, '2010301', 4)).toHaveText('57,085.00');
  // Undo selects what it brought back.
  expect(await selectedRange(app)).toEqual({ top: '2010301', bottom: '2010301', left: 3, right: 4 });
});

test('typing replaces, F2 edits, arrows finish the one and move the caret in the other, Esc gives up', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.keyboard.type('12');
  await app.keyboard.press('ArrowRight');
  await expect(cellOf(app, '2010301', 3)).toHaveText('12.00');
  expect(await selectedRange(app)).toMatchObject({ left: 4 });
  await app.keyboard.press('ArrowLeft');
  await app.keyboard.press('F2');
  await app.keyboard.press('Home');
  await app.keyboard.press('ArrowRight');
  await app.keyboard.type('5');
  await expect(app.getByLabel('单元格内容')).toHaveValue('152.00');
  await app.keyboard.press('Escape');
  await expect(cellOf(app, '2010301', 3)).toHaveText('12.00');
  await cellOf(app, '2010301', 3).dblclick();
  await expect(app.getByLabel('单元格内容')).toHaveValue('12.00');
  await app.keyboard.press('Escape');
  await app.keyboard.press('Backspace');
  await expect(app.getByLabel('单元格内容')).toHaveValue('');
  await type(app, '7');
  await expect(cellOf(app, '2010301', 3)).toHaveText('7.00');
});

test('undo and redo go from table to table with what they changed selected', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await type(app, '1');
  await goToTable(app, '10');
  await standOn(app, '货物', 2);
  await type(app, '2');
  await app.keyboard.press('Control+z');
  await expect(address(app)).toHaveText(/10\[/);
  await app.keyboard.press('Control+z');
  await expect(app.locator('.table-number')).toHaveText('公开03表');
  expect(await selectedRange(app)).toEqual({ top: '2010301', bottom: '2010301', left: 3, right: 3 });
  await app.keyboard.press('Control+y');
  await app.keyboard.press('Control+y');
  await expect(app.locator('.table-number')).toHaveText('公开10表');
});

test('the table is entered by keyboard alone, and says where one stands', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await app.locator('.cell-field').focus();
  await expect(app.getByLabel(/^03\[合计,1\]，合计，本年支出合计，计算，55,923,963\.72/)).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await expect(app.getByLabel(/^03\[201,1\]，一般公共服务支出/)).toBeFocused();
});

test('a drag over the header selects all columns between, also those out of sight', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  const header = async (name: string) => {
    const box = (await app.locator('.ag-header-cell', { hasText: name }).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const drag = async (from: string, to: { readonly x: number; readonly y: number }) => {
    const { x, y } = await header(from);
    await app.mouse.move(x, y);
    await app.mouse.down();
    await app.mouse.move(to.x, to.y, { steps: 6 });
  };
  await drag('基本支出', await header('上缴上级支出'));
  await app.mouse.up();
  expect(await selectedRange(app)).toMatchObject({ top: '合计', left: 3, right: 5 });
  await drag('项目支出', await header('本年支出合计'));
  await app.mouse.up();
  expect(await selectedRange(app)).toMatchObject({ top: '合计', left: 2, right: 4 });
  await expect(address(app)).toHaveText('03[合计,3]');

  await app.setViewportSize({ width: 760, height: 700 });
  const room = (await app.locator('.grid-room').boundingBox())!;
  await drag('本年支出合计', { x: room.x + room.width + 60, y: room.y + 20 });
  await expect.poll(async () => (await selectedRange(app)).right).toBe(7);
  await app.mouse.up();
  // Back from beneath the columns that stay in sight.
  await app.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTo({ left: 0 }));
  await expect.poll(() => selectedRange(app)).toMatchObject({ left: 2, right: 7 });
});
