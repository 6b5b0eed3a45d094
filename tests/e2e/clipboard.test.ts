import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { parseTsv } from '../../shared/clipboard/tsv';
import { pasteElsewhere, putOnClipboard } from './clipboard-verbs';
import { expect, test } from './host-fixture';
import { cellOf, goToTable, newProject, openSample, selectedRange, standOn } from './page-verbs';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** What LibreOffice offers for table 03 of the reference workbook (tests/fixtures/make/make_clipboard.py). */
const FROM_LIBREOFFICE = { text: fixture('libreoffice-03.txt'), html: fixture('libreoffice-03.html') };

function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../fixtures/clipboard/${name}`, import.meta.url)), 'utf8');
}

async function openEmptyTable03(page: Page): Promise<void> {
  await newProject(page);
  await goToTable(page, '03');
  await page.getByRole('gridcell', { name: '合计' }).click();
}

for (const [what, contents] of [
  ['as a table', FROM_LIBREOFFICE],
  ['as text alone', { text: FROM_LIBREOFFICE.text }],
] as const) {
  test(`the whole of table 03 from LibreOffice, ${what}, into an empty table in one action`, async ({
    app,
  }) => {
    await openEmptyTable03(app);
    await putOnClipboard(app, contents);
    await app.locator('.cell-field').focus();
    await app.keyboard.press('Control+v');
    await expect(cellOf(app, '合计', 2)).toHaveText('55,923,963.72');
    await expect(cellOf(app, '合计', 2)).toHaveClass(/kind-derived/);
    await expect(cellOf(app, '2010301', 1)).toHaveText('行政运行');
    await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
    await expect(app.getByText(/已粘贴 \d+ 格，新增科目 21 行/)).toBeVisible();
    await app.keyboard.press('Control+z');
    await expect(cellOf(app, '合计', 2)).toHaveText('');
    await expect(app.getByRole('gridcell', { name: '2010301', exact: true })).toHaveCount(0);
  });
}

test('a wrong total is listed before anything is written; left out or overridden, it is one undo step', async ({
  app,
}) => {
  await openEmptyTable03(app);
  const wrong = {
    text: FROM_LIBREOFFICE.text.replace('55923963.72', '55923964.72'),
    html: FROM_LIBREOFFICE.html.replaceAll('55923963.72', '55923964.72'),
  };
  await putOnClipboard(app, wrong);
  await app.locator('.cell-field').focus();
  await app.keyboard.press('Control+v');
  const dialog = app.getByRole('dialog', { name: '粘贴前请核对' });
  await expect(
    dialog.getByRole('row', { name: /03\[合计,1\].*55,923,964\.72.*55,923,963\.72/ }),
  ).toBeVisible();
  await expect(cellOf(app, '合计', 2)).toHaveText('');

  await dialog.getByRole('button', { name: /取\s*消/ }).click();
  await expect(app.getByRole('gridcell', { name: '2010301', exact: true })).toHaveCount(0);
  await app.locator('.cell-field').focus();
  await app.keyboard.press('Control+v');
  await dialog.getByRole('button', { name: /^粘贴/ }).click();
  await expect(cellOf(app, '合计', 2)).toHaveText('55,923,963.72');
  await app.keyboard.press('Control+z');
  await expect(app.getByRole('gridcell', { name: '2010301', exact: true })).toHaveCount(0);

  await app.locator('.cell-field').focus();
  await app.keyboard.press('Control+v');
  await dialog
    .getByRole('row', { name: /03\[合计,1\]/ })
    .getByRole('checkbox')
    .check();
  await dialog.getByRole('button', { name: /^粘贴/ }).click();
  await expect(cellOf(app, '合计', 2)).toHaveText('55,923,964.72');
  await expect(cellOf(app, '合计', 2)).toHaveClass(/kind-override/);
  await app.keyboard.press('Control+z');
  await expect(app.getByRole('gridcell', { name: '2010301', exact: true })).toHaveCount(0);
});

test('what cannot be pasted is told with the reason, the rest goes in', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await putOnClipboard(app, { text: '￥1,000.5\t12%\r\n' });
  await app.locator('.cell-field').focus();
  await app.keyboard.press('Control+v');
  const dialog = app.getByRole('dialog', { name: '粘贴前请核对' });
  await expect(dialog.getByRole('row', { name: /03\[2010301,3\].*12%.*百分比/ })).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(cellOf(app, '2010301', 3)).toHaveText('10,914,325.92');
  await app.locator('.cell-field').focus();
  await app.keyboard.press('Control+v');
  await dialog.getByRole('button', { name: /^粘贴/ }).click();
  await expect(cellOf(app, '2010301', 3)).toHaveText('1,000.50');
  await expect(cellOf(app, '2010301', 4)).toHaveText('57,085.00');
});

test('a number that its format shows smaller than it is goes in only where the clipboard says which it is', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  const page = (number: string) =>
    `<html><head><style><!--.xl65 {mso-number-format:"0\\.0\\,";}--></style></head><body><table><tr><td class=xl65${number}>5.2</td></tr></table></body></html>`;
  await putOnClipboard(app, { text: '5.2', html: page('') });
  await standOn(app, '2010301', 4);
  await app.locator('.cell-field').focus();
  await app.keyboard.press('Control+v');
  await expect(app.getByText(/数字格式缩小显示的数/)).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(cellOf(app, '2010301', 4)).toHaveText('57,085.00');
  await putOnClipboard(app, { text: '5.2', html: page(' x:num="52340.5"') });
  await standOn(app, '2010301', 4);
  await app.locator('.cell-field').focus();
  await app.keyboard.press('Control+v');
  await expect(cellOf(app, '2010301', 4)).toHaveText('52,340.50');
});

test('copy and paste within the table, one value into many cells, cut and undo', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 4);
  await app.keyboard.press('Control+c');
  await expect(app.locator('.copied-range')).toBeVisible();
  await standOn(app, '2010302', 6);
  await app.keyboard.press('Shift+ArrowDown');
  await app.keyboard.press('Control+v');
  await expect(cellOf(app, '2010302', 6)).toHaveText('57,085.00');
  await expect(cellOf(app, '2010350', 6)).toHaveText('57,085.00');
  expect(await selectedRange(app)).toMatchObject({ top: '2010302', bottom: '2010350', left: 6, right: 6 });
  await app.keyboard.press('Control+x');
  await expect(cellOf(app, '2010302', 6)).toHaveText('');
  await standOn(app, '2010301', 6);
  await app.keyboard.press('Control+v');
  await expect(cellOf(app, '2010301', 6)).toHaveText('57,085.00');
  for (let step = 0; step < 3; step += 1) await app.keyboard.press('Control+z');
  await expect(cellOf(app, '2010302', 6)).toHaveText('');
  await expect(cellOf(app, '2010301', 6)).toHaveText('');
});

test('what is copied in 元 is pasted as 元 while 万元 is shown, to the 分', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await app.keyboard.press('Control+c');
  await app.getByText('万元', { exact: true }).click();
  await standOn(app, '2010302', 3);
  await app.keyboard.press('Control+v');
  await expect(cellOf(app, '2010302', 3)).toHaveText('1,091.43');
  await app.getByText('元', { exact: true }).click();
  await expect(cellOf(app, '2010302', 3)).toHaveText('10,914,325.92');
});

test('other programs get exact numbers, codes as text, merged cells, as text and as a table', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '合计', 2);
  await app.keyboard.press('Control+a');
  await app.keyboard.press('Control+c');
  const { text, html } = await pasteElsewhere(app);
  const rows = parseTsv(text);
  expect(rows[0]).toEqual(['合计', '', '55923963.72', '17066325.46', '38857638.26', '', '', '']);
  expect(rows[3]).toEqual(['2010301', '行政运行', '10971410.92', '10914325.92', '57085.00', '', '', '']);
  expect(html).toContain('<td colspan="2"');
  expect(html).toContain('x:num="55923963.72" sdval="55923963.72"');
  expect(html).toContain('data-scale="yuan"');
});
