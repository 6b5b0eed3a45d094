import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './host-fixture';
import { cellOf, goToTable, openSample, selectedRange, standOn } from './page-verbs';

/** Composes as a Chinese input method does: text that changes with each key, then what is chosen. */
async function compose(page: Page, ...stages: readonly string[]): Promise<CDPSession> {
  const input = await page.context().newCDPSession(page);
  for (const text of stages) {
    await input.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
    });
    await input.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  return input;
}

test('the first key typed with a Chinese input method is not lost', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  const input = await compose(app, '１', '１２', '１２３');
  await expect(app.getByLabel('单元格内容')).toHaveValue('１２３');
  await input.send('Input.insertText', { text: '１２３' });
  await expect(app.getByLabel('单元格内容')).toHaveValue('１２３');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010301', 3)).toHaveText('123.00');
});

test('Enter during a composition is the input method’s: nothing is committed, one stays in the cell', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  const input = await compose(app, '4', '45');
  await input.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Enter',
    code: 'Enter',
  });
  await expect(app.getByLabel('单元格内容')).toHaveValue('45');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
  expect(await selectedRange(app)).toMatchObject({ top: '2010301' });
  await input.send('Input.insertText', { text: '45' });
  await app.keyboard.press('Enter');
  await expect(cellOf(app, '2010301', 3)).toHaveText('45.00');
});

test('a composition over a derived cell is refused with the formula and leaves nothing behind', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '合计', 2);
  const input = await compose(app, '9', '98');
  await input.send('Input.insertText', { text: '98' });
  await expect(app.getByText(/03\[合计,1\] 由公式计算/)).toBeVisible();
  await expect(cellOf(app, '合计', 2)).toHaveText('55,923,963.72');
  // The field is empty again: the next cell starts from its own first key.
  await standOn(app, '2010301', 3);
  await app.keyboard.type('5');
  await expect(app.getByLabel('单元格内容')).toHaveValue('5');
});

test('a word composed on the name of a 科目 is looked for in the picker', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 1);
  const input = await compose(app, 'xing', '行政');
  await expect(app.getByText('这里是表样文字')).toBeHidden();
  await input.send('Input.insertText', { text: '行政' });
  const dialog = app.getByRole('dialog', { name: /插入科目/ });
  await expect(dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first()).toHaveValue('行政');
  await dialog.getByRole('button', { name: '取消' }).click();
  // Where lines are fixed there is nothing to pick.
  await goToTable(app, '01');
  await standOn(app, '一、一般公共预算财政拨款收入', 0);
  await (await compose(app, 'xing')).send('Input.insertText', { text: '行' });
  await expect(app.getByText('这里是表样文字')).toBeVisible();
});
