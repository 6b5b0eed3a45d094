import { expect, test } from './host-fixture';
import { cellOf, goToTable, openSample, standOn, type } from './page-verbs';

test('a sum typed into a cell enters its exact result; a rounded one is told, a wrong one stays in the editor', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await type(app, '=1200+350.5*2');
  await expect(cellOf(app, '2010301', 3)).toHaveText('1,901.00');
  await expect(cellOf(app, '2010301', 2)).toHaveText('58,986.00');

  await standOn(app, '2010301', 3);
  await type(app, '=100/3');
  await expect(cellOf(app, '2010301', 3)).toHaveText('33.33');
  await expect(app.getByText(/“=100\/3”的结果有分以下的小数，已四舍五入，录入 33.33 元/)).toBeVisible();

  await standOn(app, '2010301', 3);
  await type(app, '=1/0');
  await expect(app.getByText(/除数为 0/)).toBeVisible();
  await expect(app.getByLabel('单元格内容')).toHaveValue('=1/0');
  await app.getByLabel('单元格内容').fill('＝（1＋2）×3');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010301', 3)).toHaveText('9.00');

  // The value is kept, not the sum: editing again starts from the amount.
  await standOn(app, '2010301', 3);
  await app.keyboard.press('F2');
  await expect(app.getByLabel('单元格内容')).toHaveValue('9.00');
});

test('the formula bar takes a sum too, in 万元 when that is shown', async ({ app }) => {
  await openSample(app);
  await app.getByText('万元', { exact: true }).click();
  await goToTable(app, '10');
  await standOn(app, '货物', 2);
  const value = app.getByLabel('单元格的值');
  await value.fill('=121.9+0.049');
  await value.press('Enter');
  await expect(cellOf(app, '货物', 2)).toHaveText('121.95');
  await app.getByText('元', { exact: true }).click();
  await expect(cellOf(app, '货物', 2)).toHaveText('1,219,490.00');
});
