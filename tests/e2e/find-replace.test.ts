import { expect, test } from './host-fixture';
import { address, cellOf, goToTable, openSample, standOn, type } from './page-verbs';

const hits = '[aria-label="查找结果"] > li';

test('find an amount over all tables, walk through the hits, replace it in one step, undo', async ({
  app,
}) => {
  await openSample(app);
  await app.keyboard.press('Control+f');
  const field = app.getByLabel('查找内容');
  await expect(field).toBeFocused();
  await field.fill('10914325.92');
  // As shown, with separators: the leaf in 03, and the same amount wherever else it stands.
  await expect(app.locator(hits).first()).toContainText('10,914,325.92');
  await expect(app.locator(hits).first()).toContainText('03[2010301,2]　公开03表　行政运行');
  const found = await app.locator(hits).count();
  expect(found).toBeGreaterThan(1);

  await field.press('Enter');
  await expect(app.locator('.table-number')).toHaveText('公开03表');
  await expect(address(app)).toHaveText('03[2010301,2]');
  await expect(field).toBeFocused();
  await field.press('Enter');
  await expect(app.locator('.table-number')).toHaveText('公开05表');
  await expect(field).toBeFocused();
  await expect(cellOf(app, '2010301', 3)).toHaveClass(/is-lit/);
  await field.press('Shift+Enter');
  await expect(address(app)).toHaveText('03[2010301,2]');

  await app.keyboard.press('Control+h');
  await app
    .getByRole('button', { name: '金额', exact: true })
    .or(app.getByText('金额', { exact: true }))
    .first()
    .click();
  await app.getByLabel('替换为').fill('=10914325.92+1');
  await app.getByRole('button', { name: '全部替换' }).click();
  await expect(app.getByText(/已替换 2 处/)).toBeVisible();
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,326.92');
  await goToTable(app, '05');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,326.92');
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
  await goToTable(app, '03');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
});

test('what cannot be replaced is listed with the reason; one by one goes on to the next', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '10');
  await standOn(app, '货物', 2);
  await type(app, '777.77');
  await standOn(app, '工程', 2);
  await type(app, '777.77');
  await app.keyboard.press('Control+h');
  await app.getByText('所有表').click();
  await app.getByLabel('查找内容').fill('777.77');
  await app.getByLabel('查找内容').press('Enter');
  await app.getByLabel('替换为').fill('888.88');
  await app.getByRole('button', { name: '替换', exact: true }).click();
  await expect(cellOf(app, '货物', 2)).toHaveText('888.88');
  await expect(cellOf(app, '工程', 2)).toHaveText('777.77');
  await expect(address(app)).toHaveText('10[3,1]');

  // The total only follows from them.
  const total = await cellOf(app, '合计', 2).textContent();
  await app.getByLabel('查找内容').fill(total ?? '');
  await app.getByRole('button', { name: '全部替换' }).click();
  await expect(app.getByText(/1 处没有替换，原因见列表/)).toBeVisible();
  await expect(app.locator(hits)).toHaveCount(1);
  await expect(app.locator(hits)).toContainText('由公式计算');
});

test('F3 goes on with the panel away; Esc puts it away and the findings come back', async ({ app }) => {
  await openSample(app);
  await app.keyboard.press('F3');
  await app.getByLabel('查找内容').fill('行政运行');
  await app.getByText('名称编码').click();
  await app.getByLabel('查找内容').press('Escape');
  await expect(app.getByRole('complementary', { name: '审核结果' })).toBeVisible();
  await app.keyboard.press('F3');
  await expect(address(app)).toHaveText(/^0\d\[2010301,1\]$/);
  const first = await address(app).textContent();
  await app.keyboard.press('F3');
  await expect(address(app)).not.toHaveText(first ?? '');
  await app.keyboard.press('Shift+F3');
  await expect(address(app)).toHaveText(first ?? '');
});
