import { expect, test } from './host-fixture';
import { address, cellOf, findingsOf, goToTable, openSample, standOn, type } from './page-verbs';

test('a derived cell says its formula with the numbers put in; each term leads to its cell and back', async ({
  app,
}) => {
  await openSample(app);
  await standOn(app, '总计', 2);
  await expect(app.locator('.formula-text')).toContainText(
    '= 01[27,1] 本年收入合计 55,923,963.72（其余 2 项为空或 0）',
  );

  await app.keyboard.press('Control+e');
  const panel = app.getByRole('tabpanel', { name: '本格公式' });
  await expect(panel.getByRole('heading', { level: 2 })).toContainText('01[31,1] 55,923,963.72');
  const formula = panel.getByRole('region', { name: '本格由公式得出' });
  await formula.getByRole('button', { name: /展开/ }).click();
  await expect(formula.getByRole('button', { name: /使用非财政拨款结余.*空/ })).toBeVisible();

  await formula.getByRole('button', { name: /本年收入合计 01\[27,1\]/ }).click();
  await expect(address(app)).toHaveText('01[27,1]');
  await formula.getByRole('button', { name: /一般公共预算财政拨款收入/ }).click();
  await expect(address(app)).toHaveText('01[1,1]');
  // From 01[1,1] the way goes on into another table.
  await formula.getByRole('button', { name: /04\[1,1\]/ }).click();
  await expect(app.locator('.table-number')).toHaveText('公开04表');
  await expect(address(app)).toHaveText('04[1,1]');
  for (const back of ['01[1,1]', '01[27,1]', '01[31,1]']) {
    await panel.getByRole('button', { name: `返回 ${back}` }).click();
    await expect(address(app)).toHaveText(back);
  }
  await expect(panel.getByRole('button', { name: /返回/ })).toHaveCount(0);
});

test('a cell lists the rules it takes part in; one lights up its cells in every table, F7 walks through them', async ({
  app,
}) => {
  await openSample(app);
  await standOn(app, '本年收入合计', 2);
  await app.keyboard.press('Control+e');
  const rules = app.getByRole('region', { name: /^参与的审核公式/ });
  await rules.getByRole('button', { name: /X-1/ }).click();
  await rules.getByRole('button', { name: '点亮各格（2）' }).click();
  await expect(cellOf(app, '本年收入合计', 2)).toHaveClass(/is-lit/);
  const list = app.getByRole('navigation', { name: '各表' });
  await expect(list.getByRole('button', { name: /^01/ })).toContainText('点亮 1 格');
  await expect(list.getByRole('button', { name: /^02/ })).toContainText('点亮 1 格');
  await expect(list.getByRole('button', { name: /^03/ })).not.toContainText('点亮');

  await app.keyboard.press('F7');
  await expect(app.locator('.table-number')).toHaveText('公开02表');
  await expect(address(app)).toHaveText('02[合计,1]');
  await app.keyboard.press('Shift+F7');
  await expect(address(app)).toHaveText('01[27,1]');
  await app.keyboard.press('Escape');
  await expect(list).not.toContainText('点亮');
  await expect(cellOf(app, '本年收入合计', 2)).not.toHaveClass(/is-lit/);
});

test('a failing finding lights up its cells everywhere, and its numbers are put in for the cell', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '01');
  await standOn(app, '使用非财政拨款结余', 2);
  await type(app, '1');
  await findingsOf(app, '01-5').locator('.finding-body').click();
  await expect(address(app)).toHaveText('01[31,1]');
  await expect(cellOf(app, '总计', 2)).toHaveClass(/is-lit/);
  await expect(cellOf(app, '总计', 5)).toHaveClass(/is-lit/);
  await app.getByRole('tab', { name: '审核结果' }).focus();
  await app.keyboard.press('ArrowRight');
  await expect(app.getByRole('tab', { name: '本格公式' })).toBeFocused();
  const rules = app.getByRole('region', { name: /^参与的审核公式/ });
  await expect(rules).toContainText('不通过 1');
  await expect(rules.locator('.explain-rule.is-shown')).toContainText('差额 1.00');
});
