import { expect, test } from './host-fixture';
import { address, cellOf, goToTable, newProject, openSample, SHANGHAI, standOn } from './page-verbs';

/** The keys belong to the cell the clerk stands on, whatever was opened, clicked or walked over before. */

test('撤销 and 重做 in a dialog step back in the dialog, never in the cell behind it', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010350', 4);
  await app.keyboard.type('5');
  await app.keyboard.press('Enter');
  await standOn(app, '2010302', 4);
  const before = '18,132,157.82';
  for (const opening of ['Insert', 'Shift+F2', 'Control+g']) {
    await app.keyboard.press(opening);
    await expect(app.getByRole('dialog')).toBeVisible();
    for (const key of ['Control+z', 'Control+y', 'Control+z', 'Escape']) await app.keyboard.press(key);
    await expect(app.getByRole('dialog')).toBeHidden();
    await expect(cellOf(app, '2010302', 4)).toHaveText(before);
    await expect(app.locator('.cell-field')).toHaveValue('');
  }
  await standOn(app, '2010302', 4);
  await app.keyboard.press('ArrowDown');
  await expect(cellOf(app, '2010302', 4)).toHaveText(before);
  await expect(cellOf(app, '2010350', 4)).toHaveText('5.00');
});

test('over columns that stay in sight the keys go on: arrows, Home, Tab, typing a 科目', async ({ app }) => {
  await app.setViewportSize({ width: 1366, height: 768 });
  await openSample(app);
  await goToTable(app, '06');
  await expect(app.locator('.ag-cell-last-left-pinned').first()).toBeVisible();
  const field = app.locator('.cell-field');
  await standOn(app, '30101', 3);
  for (const key of [
    'ArrowLeft',
    'ArrowLeft',
    'ArrowRight',
    'Home',
    'Control+Home',
    'Shift+Tab',
    'End',
    'Control+a',
  ]) {
    await app.keyboard.press(key);
    await expect(field, key).toBeFocused();
  }
  await standOn(app, '30101', 1);
  await expect(field).toBeFocused();
  await app.keyboard.press('ArrowRight');
  await app.keyboard.press('ArrowRight');
  await expect(address(app)).toHaveText('06[30101,2]');
  await app.keyboard.type('12');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '30101', 3)).toHaveText('12.00');
});

test('deleting a 科目 by its button leaves the keys in the table, and says it can be undone', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.getByRole('button', { name: '删除科目' }).click();
  await expect(app.getByText(/已删除 2010301 行政运行，其中金额 \d+ 个一并删除，可撤销/)).toBeVisible();
  await app.keyboard.press('Enter');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('gridcell', { name: '2010302', exact: true })).toBeVisible();
  await expect(app.getByRole('gridcell', { name: '2010350', exact: true })).toBeVisible();
});

test('a new 科目 is stood on in the column one came from, ready for its amount', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 4);
  await app.keyboard.press('Insert');
  await app.keyboard.type('2010399');
  await app.keyboard.press('Enter');
  await expect(address(app)).toHaveText('03[2010399,3]');
  await app.keyboard.type('88');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010399', 4)).toHaveText('88.00');
});

test('what is typed into the last cell is not written over by the next keys', async ({ app }) => {
  await newProject(app);
  await goToTable(app, '10');
  await standOn(app, '8. 其他用车', 2);
  await app.keyboard.type('22');
  await app.keyboard.press('Tab');
  await app.keyboard.type('33');
  await app.keyboard.press('Tab');
  await expect(cellOf(app, '8. 其他用车', 2)).toHaveText('22');
  await expect(app.getByText(/这是最后一格/)).toBeVisible();
  await app.keyboard.press('F2');
  await app.keyboard.type('0');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '8. 其他用车', 2)).toHaveText('220');
});

test('the formula bar gives the keys back: Enter takes the text, Esc gives it up', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 4);
  const bar = app.getByLabel('单元格的值');
  await bar.fill('1200');
  await bar.press('Enter');
  await expect(app.locator('.cell-field')).toBeFocused();
  await expect(cellOf(app, '2010301', 4)).toHaveText('1,200.00');
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, '2010301', 4)).toHaveText('57,085.00');
  await bar.fill('7');
  await bar.press('Escape');
  await expect(app.locator('.cell-field')).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await expect(address(app)).toHaveText('03[2010302,3]');
  await expect(cellOf(app, '2010301', 4)).toHaveText('57,085.00');
});

test('typing on last year’s amounts says that they are compared only', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await app.keyboard.press('Control+l');
  await expect(app.getByRole('columnheader', { name: '上年数' })).toHaveCount(1);
  await standOn(app, '2010301', 3);
  await app.keyboard.type('5');
  await expect(app.getByText(/这里是与上年比较的数，不能录入/)).toBeVisible();
  await expect(app.getByRole('dialog')).toHaveCount(0);
});

test('findings, causes and 差额 speak in the unit that is shown, whatever that of the table is', async ({
  app,
}) => {
  await openSample(app, SHANGHAI);
  await goToTable(app, '03');
  await standOn(app, '2010350', 4);
  await app.keyboard.press('Delete');
  const finding = app.locator('.finding.fails-error').first();
  const cause = app.locator('.cause').first();
  for (const unit of ['万元', '元', '万元']) {
    await app.locator('.toolbar').getByText(unit, { exact: true }).click();
    await expect(finding).toContainText(new RegExp(`差额 -?[\\d.,]+\\d${unit}`));
    await expect(finding).toContainText(new RegExp(`(应为|相差|多出|少) [\\d.,]+\\d${unit}`));
    await expect(finding.getByRole('button', { name: /^查找差额/ })).toContainText(new RegExp(`\\d${unit}$`));
    await expect(cause).toContainText(new RegExp(`应为 [\\d.,]+\\d${unit}`));
    const other = unit === '元' ? /\d万元/ : /\d元/;
    await expect(finding).not.toContainText(other);
    await expect(cause).not.toContainText(other);
  }
});

test('a dialog without a field takes no key for its cross: Enter leaves it open, Esc closes it', async ({
  app,
}) => {
  await openSample(app);
  await app.getByRole('button', { name: '导出' }).click();
  const dialog = app.getByRole('dialog', { name: '导出工作簿' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: '关闭' })).not.toBeFocused();
  await app.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await app.keyboard.press('ArrowDown');
  await expect(address(app)).toHaveText('01[2,1]');
});
