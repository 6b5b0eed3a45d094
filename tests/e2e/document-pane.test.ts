import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { readDocx } from '../../electron/word/read-docx';
import { expect, test } from './host-fixture';
import { address, cellOf, chooseInMenu, choosePath, goToTable, openSample, saving, type } from './page-verbs';

test.use({ viewport: { width: 1366, height: 768 } });

async function showDocument(page: Page): Promise<void> {
  await page
    .locator('.table-list')
    .getByRole('button', { name: /情况说明/ })
    .click();
  await expect(page.getByRole('heading', { name: '情况说明', exact: true })).toBeVisible();
}

const pagesOf = (page: Page) => page.getByRole('region', { name: '文本预览' });
const textsOf = (page: Page) => page.getByRole('region', { name: '要填写的文字' });

test('a text is written in the list and in place, checked against the tables, undone, saved, printed as Word', async ({
  app,
  host,
}) => {
  await openSample(app);
  await showDocument(app);
  const pages = pagesOf(app);
  await expect(pages).toContainText('2022年度收入总计55,923,963.72元');
  const status = app.locator('.report-head').getByRole('status');
  await expect(status).toContainText('段文字没有写');

  // In the list; what is doubtful in it is said beneath.
  const field = textsOf(app).getByLabel('收支总计变动原因', { exact: true });
  await field.fill('XX项目增加12.35万元');
  await field.press('Tab');
  await expect(pages.getByRole('button', { name: /^XX项目增加12.35万元/ })).toBeVisible();
  await expect(textsOf(app)).toContainText('“12.35万元”在表中没有对应的数');
  await expect(textsOf(app)).toContainText('“XX”是表样里留空的记号');
  await expect(status).toContainText('2 处请核对');
  await expect(pages.locator('.is-doubtful')).toHaveCount(1);

  // In place, where the gap stands.
  await pages.getByRole('button', { name: '【待填写：职责】' }).click();
  const inPlace = pages.getByLabel('职责（文中）');
  await expect(inPlace).toBeFocused();
  await inPlace.fill('负责全市行政审批。');
  await inPlace.press('Control+Enter');
  await expect(pages.getByRole('button', { name: '负责全市行政审批。' })).toBeVisible();
  await expect(textsOf(app).getByLabel('职责', { exact: true })).toHaveValue('负责全市行政审批。');

  await app.getByRole('button', { name: /^撤销/ }).click();
  await expect(pages.getByRole('button', { name: '【待填写：职责】' })).toBeVisible();
  await app.getByRole('button', { name: /^重做/ }).click();
  await expect(pages.getByRole('button', { name: '负责全市行政审批。' })).toBeVisible();

  // What is still being typed belongs to what is saved.
  await textsOf(app).getByLabel('机构设置', { exact: true }).fill('内设六个科。');
  await app.keyboard.press('Control+s');
  const saved = join(host.home, '决算.juesuan');
  await choosePath(app, saved);
  await expect(saving(app)).toContainText('已保存');
  expect(JSON.parse(readFileSync(saved, 'utf8')).texts).toEqual({
    收支总计变动原因: 'XX项目增加12.35万元',
    机构设置: '内设六个科。',
    职责: '负责全市行政审批。',
  });

  await app.getByRole('button', { name: '导出 Word…' }).click();
  const path = join(host.home, '公开.docx');
  await choosePath(app, path);
  await expect(app.getByText(`已写入 ${path}`)).toBeVisible({ timeout: 60_000 });
  expect(existsSync(path)).toBe(true);
});

test('pages counted while a text is written in place carry nothing of it off', async ({ app }) => {
  await openSample(app);
  const held: Route[] = [];
  await app.route('**/call/report.pages', (route) => void held.push(route));
  await showDocument(app);
  const pages = pagesOf(app);
  await expect(pages.locator('footer')).toHaveCount(0);
  await pages.getByRole('button', { name: '【待填写：机构设置】' }).click();
  const inPlace = pages.getByLabel('机构设置（文中）');
  await inPlace.pressSequentially('内设');
  await expect.poll(() => held.length).toBe(1);
  const answered = app.waitForResponse('**/call/report.pages', { timeout: 60_000 });
  for (const route of held) await route.continue();
  await (await answered).finished();
  await app.waitForTimeout(300);
  await app.keyboard.type('六个科。');
  await expect(inPlace).toBeFocused();
  await expect(inPlace).toHaveValue('内设六个科。');
  await expect(textsOf(app).getByLabel('机构设置', { exact: true })).toHaveValue('内设六个科。');
  await inPlace.press('Control+Enter');
  // Let go, they are as they were counted.
  await expect(pages.locator('footer')).not.toHaveCount(0);
  await expect(pages.getByRole('button', { name: '内设六个科。' })).toBeVisible();
});

test('a number leads to its cell, a cell to its sentences, and a changed cell changes the sentence', async ({
  app,
}) => {
  await openSample(app);
  await showDocument(app);
  const pages = pagesOf(app);
  const total = pages.getByRole('button', { name: '55,923,963.72元' }).first();
  await total.hover();
  await expect(total).toHaveAttribute('title', /01\[31,1\]　公开01表/);
  await total.click();
  await expect(address(app)).toHaveText('01[31,1]');

  // From a cell that goes into a total: the sentence that says it, and those that say what is computed of it.
  await goToTable(app, '07');
  await cellOf(app, '60,000.00', 10).click();
  await expect(address(app)).toHaveText('07[1,11]');
  await app.keyboard.press('Control+j');
  const using = app.getByRole('list', { name: '用到本格的句子' });
  await expect(
    using.getByRole('listitem').filter({ hasText: '公务用车运行维护费支出46,479.14元' }),
  ).not.toHaveCount(0);
  await expect(using).toContainText('由本格算出');
  await using.getByRole('listitem').filter({ hasText: '保有量共' }).getByRole('button').click();
  const lit = pages.locator('.is-lit', { hasText: '46,479.14元' });
  await expect(lit.last()).toBeInViewport();

  // Back, another amount, and the sentence says it; undo brings the old one back.
  await lit.last().click();
  await expect(address(app)).toHaveText('07[1,11]');
  await type(app, '50000');
  await showDocument(app);
  await expect(pages).toContainText('3.公务用车运行维护费支出50,000.00元');
  await app.getByRole('button', { name: /^撤销/ }).click();
  await expect(address(app)).toHaveText('07[1,11]');
  await showDocument(app);
  await expect(pages).toContainText('3.公务用车运行维护费支出46,479.14元');
});

test('find goes to a text and to the tables alike; the document is zoomed and printed', async ({ app }) => {
  await openSample(app);
  await showDocument(app);
  const field = textsOf(app).getByLabel('机构设置', { exact: true });
  await field.fill('内设六个科室。');
  await field.press('Control+Enter');
  await goToTable(app, '03');
  await app.keyboard.press('Control+f');
  await app.getByLabel('查找内容').fill('六个科室');
  await app.getByLabel('查找内容').press('Enter');
  await expect(app.getByRole('list', { name: '查找结果' })).toContainText('情况说明　机构设置');
  await expect(pagesOf(app).locator('.is-shown', { hasText: '内设六个科室。' })).toBeInViewport();
  // Typing goes on in the panel; chosen from the list, the text takes the keys.
  await expect(app.getByLabel('查找内容')).toBeFocused();
  await app.getByRole('list', { name: '查找结果' }).getByRole('button').click();
  await expect(field).toBeFocused();

  // What the document says of the tables is found there, too.
  await app.getByLabel('查找内容').fill('完成年初预算的77.47%');
  await app.getByLabel('查找内容').press('Enter');
  const hits = app.getByRole('list', { name: '查找结果' });
  await expect(hits).toContainText('情况说明　由表里的数得出');
  await expect(pagesOf(app).locator('.is-shown', { hasText: '77.47%' })).toBeInViewport();

  const sheet = pagesOf(app).locator('.report-sheet').first();
  const width = async () => (await sheet.boundingBox())?.width ?? 0;
  const before = await width();
  await app.getByRole('button', { name: '放大表格' }).click();
  await expect.poll(width).toBeGreaterThan(before);

  await app.evaluate(() => {
    window.print = () =>
      document.body.setAttribute('data-printed', document.querySelector('.print-flow')?.textContent ?? '');
  });
  await app.keyboard.press('Control+p');
  await expect(app.locator('body')).toHaveAttribute(
    'data-printed',
    /内设六个科室。[\s\S]*收入总计55,923,963.72元/,
  );
});

test('pages and the numbers of the contents are those of the PDF, and grey until they are counted again', async ({
  app,
}) => {
  // The engine is loaded for the first time.
  test.slow();
  await openSample(app);
  await showDocument(app);
  const pages = pagesOf(app);
  const entry = pages.getByRole('listitem').filter({ hasText: '第一部分' });
  // The cover has no number, the two sheets of the contents have the first.
  await expect(entry).toHaveText(/\D3$/, { timeout: 90_000 });
  await expect(pages).not.toContainText('页码以导出的');
  const fourth = pages.locator('.report-sheet').nth(3);
  await expect(fourth.locator('footer')).toHaveText('3');
  await expect(fourth).toContainText('第一部分');

  const field = textsOf(app).getByLabel('职责', { exact: true });
  await field.fill('履行审批职责，依法办理各项审批事项并接受监督。'.repeat(30));
  await field.press('Control+Enter');
  await expect(entry.locator('.is-old')).toHaveText('3');
  await expect(fourth.locator('footer')).toHaveClass(/is-old/);
  await expect(entry.locator('.is-old')).toHaveCount(0, { timeout: 90_000 });
  // Longer than a page: what does not stand on the first stands on the next, and is read out once.
  const parts = pages.locator('.report-part').filter({ hasText: '履行审批职责' });
  await expect(parts).toHaveCount(2);
  const [first, last] = [parts.first(), parts.last()];
  await expect(last).toHaveAttribute('aria-hidden', 'true');
  const whole = await first.locator('p').evaluate((p) => p.getBoundingClientRect().height);
  const shown = await parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().height));
  expect(shown[0]! + shown[1]!).toBeCloseTo(whole, 0);
  const next = pages.getByRole('listitem').filter({ hasText: '第二部分' });
  await expect(next).toHaveText(/\D5$/);

  // Contents and tables longer than a page stand on as many sheets as in the PDF, each row on one of them.
  await app.getByRole('button', { name: '附表…' }).click();
  await app.getByLabel(/自查表/).check();
  await app.keyboard.press('Escape');
  const contents = pages.locator('.report-sheet.is-contents');
  await expect(contents).toHaveCount(2, { timeout: 90_000 });
  await expect(contents.last().locator('footer')).toHaveText('2');
  const rules = pages.locator('.report-sheet.is-text:has(.report-grid)');
  expect(await rules.count()).toBeGreaterThan(3);
  await expect(rules.filter({ hasText: '编号' }).last().locator('thead')).toHaveCount(1);
  const codes = await rules.locator('tbody tr td:first-child').allTextContents();
  expect(codes.filter((code) => code === '01-1')).toHaveLength(1);
  const heights = await pages.locator('.report-sheet').evaluateAll((all) => all.map((e) => e.clientHeight));
  // As high as the paper, or a little more where the browser breaks a line otherwise.
  expect(Math.max(...heights)).toBeLessThan(1.08 * Math.min(...heights.filter((each) => each > 700)));
});

test('a long text that Esc gave up can be had back, in one step; a short one goes', async ({ app }) => {
  await openSample(app);
  await showDocument(app);
  const field = textsOf(app).getByLabel('收支总计变动原因', { exact: true });
  const kept = await field.inputValue();
  const offered = app.getByRole('alert').filter({ hasText: '没有采用' });
  await field.fill('人员增加');
  await field.press('Escape');
  await expect(field).toHaveValue(kept);
  await expect(offered).toHaveCount(0);

  await field.fill('主要原因是本年新增人员，相应增加了人员经费');
  await field.press('Escape');
  await expect(field).toHaveValue(kept);
  await expect(offered).toContainText('刚才写的 21 个字没有采用');
  await app.screenshot({ path: test.info().outputPath('given-up.png') });
  await offered.getByRole('button', { name: /恢\s*复/ }).click();
  await expect(field).toHaveValue('主要原因是本年新增人员，相应增加了人员经费');
  await expect(offered).toHaveCount(0);
  await app.getByRole('button', { name: /^撤销/ }).click();
  await expect(field).toHaveValue(kept);
});

test('a mark is let stand with a reason, a note is kept at a text, parts are appended', async ({
  app,
  host,
}) => {
  await openSample(app);
  await showDocument(app);
  const texts = textsOf(app);
  const status = app.locator('.report-head').getByRole('status');
  const field = texts.getByLabel('收支总计变动原因', { exact: true });
  await field.fill('合同金额12.35万元增加');
  await field.press('Control+Enter');
  await expect(status).toContainText('1 处请核对');
  await texts.getByRole('button', { name: '“12.35万元”核对无误' }).click();
  const reason = texts.getByLabel('“12.35万元”无误的原因');
  await reason.fill('合同金额，不在表中');
  // Letters that an input method puts together are given up alone.
  await reason.dispatchEvent('keydown', { key: 'Escape', isComposing: true });
  await expect(reason).toHaveValue('合同金额，不在表中');
  await app.keyboard.press('Enter');
  await expect(texts).toContainText('“12.35万元”已核对：合同金额，不在表中');
  await expect(status).not.toContainText('请核对');
  await expect(pagesOf(app).locator('.is-doubtful')).toHaveCount(0);

  // Other words are another text: the mark comes back, and goes again with their undoing.
  await field.fill('合同金额12.35万元增加。');
  await field.press('Control+Enter');
  await expect(status).toContainText('1 处请核对');
  await app.getByRole('button', { name: /^撤销/ }).click();
  await expect(texts).toContainText('已核对');

  await field.click();
  await app.keyboard.press('Shift+F2');
  const note = app.getByLabel('批注内容');
  await note.fill('请业务科再核一次');
  await note.press('Control+Enter');
  await expect(texts).toContainText('批注：请业务科再核一次');
  await chooseInMenu(app, '编辑', '全部批注');
  const notes = app.getByRole('list', { name: '全部批注' });
  await expect(notes).toContainText('情况说明　收支总计变动原因');
  await expect(pagesOf(app)).not.toContainText('请业务科');

  await app.getByRole('button', { name: '附表…' }).click();
  await app.getByLabel('出错说明登记表').check();
  await app.keyboard.press('Escape');
  await expect(pagesOf(app).getByRole('heading', { name: '出错说明登记表' })).toBeAttached();
  await app.getByRole('button', { name: '导出 Word…' }).click();
  const written = join(host.home, '公开.docx');
  await choosePath(app, written);
  await expect(app.getByText(`已写入 ${written}`)).toBeVisible({ timeout: 60_000 });
  const document = readDocx(readFileSync(written));
  expect(JSON.stringify(document)).toContain('出错说明登记表');

  const saved = join(host.home, '决算.juesuan');
  await app.keyboard.press('Control+s');
  await choosePath(app, saved);
  await expect(saving(app)).toContainText('已保存');
  const stored = JSON.parse(readFileSync(saved, 'utf8'));
  expect(stored.textNotes).toEqual({ 收支总计变动原因: '请业务科再核一次' });
  expect(stored.dismissals.收支总计变动原因).toEqual([
    { kind: 'number', words: '12.35万元', reason: '合同金额，不在表中' },
  ]);
});
