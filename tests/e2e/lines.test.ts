import { expect, test } from './host-fixture';
import { address, cellOf, goToTable, openSample, standOn } from './page-verbs';

test('a code is corrected where it stands, in all its tables, and taken back as one step', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  const amount = (await cellOf(app, '2010301', 3).textContent()) ?? '';
  expect(amount).toMatch(/\d/);
  await app.getByRole('button', { name: '修改科目' }).click();
  const dialog = app.getByRole('dialog', { name: '修改科目 2010301' });
  await expect(dialog.getByRole('checkbox', { name: /^0[235] / })).toHaveCount(3);
  await dialog.getByLabel('科目编码').fill('2010304');
  await dialog.getByLabel('科目编码').press('Enter');
  await expect(app.getByText('已在 02、03、05 表把 2010301 改为 2010304')).toBeVisible();
  await expect(address(app)).toHaveText('03[2010304,2]');
  await expect(cellOf(app, '2010304', 3)).toHaveText(amount);
  await expect(app.getByRole('gridcell', { name: '2010301', exact: true })).toHaveCount(0);
  await goToTable(app, '05');
  await expect(app.getByRole('gridcell', { name: '2010304', exact: true })).toBeVisible();
  await expect(app.locator('.status-bar')).toContainText('错误 0');

  await app.keyboard.press('Control+z');
  await expect(app.getByRole('gridcell', { name: '2010301', exact: true })).toBeVisible();
  await goToTable(app, '03');
  await expect(cellOf(app, '2010301', 3)).toHaveText(amount);
});

test('a 科目 is put into all its tables at once; a deletion names the parents it takes along', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.keyboard.press('Insert');
  await app.keyboard.type('2050205');
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: /^03 / })).toBeChecked();
  await dialog.getByRole('checkbox', { name: /^02 / }).check();
  await dialog.getByRole('checkbox', { name: /^05 / }).check();
  await dialog.getByRole('button', { name: /^插\s*入$/ }).click();
  await expect(app.getByText(/已在 03、02、05 各表插入 2050205/)).toBeVisible();
  await goToTable(app, '05');
  await expect(app.getByRole('gridcell', { name: '20502', exact: true })).toBeVisible();

  await goToTable(app, '03');
  await expect(address(app)).toHaveText('03[2050205,2]');
  await app.getByRole('button', { name: '删除科目' }).click();
  const question = app.getByRole('dialog', { name: /删除 2050205/ });
  await expect(question).toContainText(/20502 \S*（已没有下级的上级）/);
  await question.getByRole('button', { name: /^删\s*除$/ }).click();
  await expect(app.getByRole('gridcell', { name: '20502', exact: true })).toHaveCount(0);
});

test('each table keeps its place, takes the keys when it is opened, and is reached by Ctrl+PageDown', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2101102', 4);
  await app.keyboard.press('Control+PageDown');
  await expect(app.locator('.table-list button[aria-current="true"]')).toContainText('04');
  await app.keyboard.press('ArrowDown');
  await expect(address(app)).toHaveText(/^04\[/);
  await app.keyboard.press('Control+PageUp');
  await expect(address(app)).toHaveText('03[2101102,3]');
  await expect(cellOf(app, '2101102', 4)).toBeInViewport();
  await app.keyboard.press('ArrowRight');
  await expect(address(app)).toHaveText('03[2101102,4]');
  // A click in the list is as good.
  await goToTable(app, '07');
  await goToTable(app, '03');
  await app.keyboard.type('12');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2101102', 5)).toHaveText('12.00');
});

test('what is typed while a table is still being drawn is typed into it, from its first digit', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2101102', 4);
  await goToTable(app, '07');
  // In one go with the click: no hand is so quick, but a page with many lines is as slow.
  await app.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.table-list button')];
    buttons.find(({ textContent }) => textContent?.startsWith('03'))?.click();
    for (const key of ['9', '8', '5', 'Backspace', 'Enter'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await expect(cellOf(app, '2101102', 4)).toHaveText('98.00');
  // Enter has gone on to the next line.
  await expect(address(app)).toHaveText(/^03\[213/);
});
