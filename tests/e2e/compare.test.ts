import { expect, test } from './host-fixture';
import { address, cellOf, goToTable, openSample, standOn, type } from './page-verbs';

test('last year beside this year: amounts, change, per cent; what changed much is marked and follows typing', async ({
  app,
}) => {
  await openSample(app);
  await app.keyboard.press('Control+l');
  const bar = app.getByRole('region', { name: '与上年比较' });
  await expect(bar).toContainText('与 2021 年度比较');
  // 01: 本年收入合计, its last year, change and per cent.
  const row = (column: number) => cellOf(app, '本年收入合计', column);
  const before = (await row(3).textContent()) ?? '';
  const number = (text: string) => BigInt(text.replace(/[,.]/g, ''));
  const current = number((await row(2).textContent()) ?? '');
  expect(number((await row(4).textContent()) ?? '')).toBe(current - number(before));
  await expect(row(5)).toHaveText(/^-?\d+\.\d\d%$/);

  await standOn(app, '使用非财政拨款结余', 2);
  await expect(address(app)).toHaveText('01[28,1]');
  await type(app, '5');
  await expect(cellOf(app, '使用非财政拨款结余', 5)).toHaveText('上年无');
  await expect(cellOf(app, '使用非财政拨款结余', 5)).toHaveClass(/is-notable/);

  // A wide table compares one column at first; the clerk may choose another or all.
  await goToTable(app, '03');
  await expect(app.getByRole('columnheader', { name: '上年数' })).toHaveCount(1);
  await bar.getByRole('combobox', { name: '比较的栏' }).click();
  await app.getByTitle(/项目支出/).click();
  await expect(app.getByRole('columnheader', { name: '上年数' })).toHaveCount(1);

  await bar.getByRole('spinbutton', { name: '增减着色的百分比' }).fill('1000');
  await bar.getByRole('spinbutton', { name: '增减着色的百分比' }).press('Enter');
  await app.getByRole('button', { name: '与上年比较' }).click();
  await expect(app.getByRole('columnheader', { name: '上年数' })).toHaveCount(0);
  await expect(bar).toHaveCount(0);
});
