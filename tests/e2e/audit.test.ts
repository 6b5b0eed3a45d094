import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from './host-fixture';
import { choosePath, openSample, picture } from './page-verbs';

const TEXT = fileURLToPath(new URL('../fixtures/audit/xinzhou-2022.txt', import.meta.url));

test(`findings beside the text, each place lit; what was not run never passed; the list is written`, async ({
  app,
  host,
}) => {
  test.setTimeout(240_000);
  const path = join(host.home, '公开.txt');
  copyFileSync(TEXT, path);
  await app.getByRole('button', { name: '审核公开文本' }).click();
  await choosePath(app, path);
  const dialog = app.getByRole('dialog', { name: '审核公开文本 — 公开.txt' });
  const list = dialog.getByRole('list', { name: '审核结果' });
  await expect(list).toBeVisible({ timeout: 90_000 });
  const text = dialog.getByRole('region', { name: '文本内容' });
  const overview = dialog.getByRole('region', { name: '审核概况' });
  await expect(overview).toContainText('找到 10/10 张表');
  await expect(overview).toContainText('不等于通过');

  // A finding leads to its words; the next one follows at F8, and the one before at Shift+F8.
  await list.getByRole('button', { name: /D-23.*应为：103%/ }).click();
  const lit = text.locator('.audit-mark.is-shown');
  await expect(lit).toHaveText('100%');
  await expect(lit).toBeInViewport();
  const shown = list.locator('[aria-current="true"]');
  const first = await shown.textContent();
  await app.keyboard.press('F8');
  await expect(shown).not.toHaveText(first ?? '');
  await expect(shown).toBeInViewport();
  await app.keyboard.press('Shift+F8');
  await expect(shown).toHaveText(first ?? '');
  await picture(app, 'audit');

  // Only what was not run: none of it is called anything else.
  await dialog.getByText(/^未执行 \d+$/).click();
  const words = await list.locator('.ant-tag').allTextContents();
  expect(words.length).toBeGreaterThan(0);
  expect(new Set(words)).toEqual(new Set(['未执行']));

  // A plain text can have no comments in it, but its findings make a list.
  await expect(dialog.getByRole('button', { name: /加批注|改正/ })).toHaveCount(0);
  await dialog.getByRole('button', { name: '审核结果列表（.xlsx）…' }).click();
  const target = join(host.home, '结果.xlsx');
  await choosePath(app, target);
  await expect(app.getByRole('alert').filter({ hasText: `已写入 ${target}` })).toBeVisible({
    timeout: 60_000,
  });
  expect(existsSync(target)).toBe(true);
});

test('a document without tables is refused in words, and another pack can be named', async ({
  app,
  host,
}) => {
  const path = join(host.home, '空.docx');
  const sections = [{ children: [new Paragraph('没有表的文本')] }];
  writeFileSync(path, await Packer.toBuffer(new Document({ sections })));
  await app.getByRole('button', { name: '审核公开文本' }).click();
  await choosePath(app, path);
  const dialog = app.getByRole('dialog', { name: '审核公开文本 — 空.docx' });
  await expect(dialog.getByText('没有审核：“空.docx”中没有表，不能审核')).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole('list', { name: '审核结果' })).toHaveCount(0);
  await expect(dialog.getByLabel('表样包')).toBeVisible();
});

test('the document of the open project is audited against it, and gets its comments', async ({
  app,
  host,
}) => {
  test.setTimeout(240_000);
  await openSample(app);
  await app.getByRole('button', { name: '文件' }).click();
  await app.getByRole('menuitem', { name: '决算公开文本', exact: true }).click();
  await app
    .getByRole('button', { name: /导出.*Word|Word/ })
    .first()
    .click();
  const path = join(host.home, '公开.docx');
  await choosePath(app, path);
  await expect(app.getByRole('alert').filter({ hasText: `已写入 ${path}` })).toBeVisible({ timeout: 60_000 });
  await app.getByRole('button', { name: '审核', exact: true }).click();
  await app.getByRole('menuitem', { name: '审核公开文本…' }).click();
  await choosePath(app, path);
  const dialog = app.getByRole('dialog', { name: '审核公开文本 — 公开.docx' });
  const list = dialog.getByRole('list', { name: '审核结果' });
  await expect(list).toBeVisible({ timeout: 90_000 });
  await dialog.getByRole('checkbox', { name: '与当前项目核对' }).check();
  await expect(dialog.getByRole('region', { name: '审核概况' })).toContainText('并与当前项目核对', {
    timeout: 90_000,
  });
  await dialog.getByRole('button', { name: '加批注的副本（.docx）…' }).click();
  const target = join(host.home, '批注.docx');
  await choosePath(app, target);
  await expect(app.getByRole('alert').filter({ hasText: `已写入 ${target}` })).toBeVisible({
    timeout: 90_000,
  });
});

const MAIN = 'word/document.xml';

function mainPart(path: string): string {
  return strFromU8(unzipSync(readFileSync(path))[MAIN] ?? new Uint8Array());
}

test('a number changed in Word is written right in a copy, all else of it the same; a PDF gets its notes; a cancelled audit leaves nothing', async ({
  app,
  host,
}) => {
  test.setTimeout(300_000);
  await openSample(app);
  await app.getByRole('button', { name: '文件' }).click();
  await app.getByRole('menuitem', { name: '决算公开文本', exact: true }).click();
  const [word, pdf] = [join(host.home, '公开.docx'), join(host.home, '公开.pdf')];
  for (const [name, path] of [
    ['导出 Word…', word],
    ['导出 PDF…', pdf],
  ] as const) {
    await app.getByRole('button', { name }).click();
    await choosePath(app, path);
    await expect(app.getByRole('alert').filter({ hasText: `已写入 ${path}` })).toBeVisible({
      timeout: 90_000,
    });
  }
  const right = mainPart(word);
  // 电费 of 公开06表, which the clerk entered.
  const digits = '900,600.00';
  expect(right.split(`>${digits}<`)).toHaveLength(2);
  const wrong = right.replace(`>${digits}<`, `>1,${digits}<`);
  writeFileSync(word, zipSync({ ...unzipSync(readFileSync(word)), [MAIN]: strToU8(wrong) }));

  const audit = async (path: string): Promise<void> => {
    await app.getByRole('button', { name: '审核', exact: true }).click();
    await app.getByRole('menuitem', { name: '审核公开文本…' }).click();
    await choosePath(app, path);
  };
  // Cancelled while it runs, the dialog is gone, and the next audit is as ever.
  await audit(word);
  await app.getByRole('button', { name: '取消审核' }).click();
  await expect(app.getByRole('dialog', { name: /审核公开文本/ })).toHaveCount(0);

  await audit(word);
  const dialog = app.getByRole('dialog', { name: '审核公开文本 — 公开.docx' });
  await dialog.getByRole('checkbox', { name: '与当前项目核对' }).check();
  const mend = dialog.getByRole('button', { name: /^改正 \d+ 处/ });
  await expect(mend).toBeEnabled({ timeout: 120_000 });
  await mend.click();
  const mended = join(host.home, '改正.docx');
  await choosePath(app, mended);
  const told = app.getByRole('alert').filter({ hasText: `已写入 ${mended}` });
  await expect(told).toContainText('已改', { timeout: 90_000 });
  await expect(told).toContainText(digits);
  expect(mainPart(mended)).toBe(right);
  expect(mainPart(word)).toBe(wrong);

  // What the document says may be right after all: it is seen, then taken back into the project as one step.
  await dialog.getByRole('button', { name: '把文本的数取回项目…' }).click();
  const taking = app.getByRole('dialog', { name: '把文本的数取回项目' });
  await expect(taking.getByRole('list', { name: '要取入的格' })).toContainText(`${digits} → 1,${digits}`);
  await app.screenshot({ path: 'test-results/audit-take-back.png' });
  // What was told of the copy stays until it is put aside.
  await app.locator('.ant-notification-notice-close').last().click();
  await taking.getByRole('button', { name: '取入 1 格' }).click();
  await expect(app.getByText('已取入 1 格，可以撤销')).toBeVisible();
  await expect(dialog.getByRole('region', { name: '审核概况' })).toContainText('并与当前项目核对', {
    timeout: 90_000,
  });
  await dialog.getByRole('button', { name: '关闭' }).last().click();

  await audit(pdf);
  const ofPdf = app.getByRole('dialog', { name: '审核公开文本 — 公开.pdf' });
  await ofPdf.getByRole('button', { name: '加批注的副本（.pdf）…' }).click({ timeout: 120_000 });
  const noted = join(host.home, '批注.pdf');
  await choosePath(app, noted);
  await expect(app.getByRole('alert').filter({ hasText: `已写入 ${noted}` })).toBeVisible({
    timeout: 90_000,
  });
  // The notes are appended: the document itself is there byte for byte.
  const bytes = readFileSync(pdf);
  expect(readFileSync(noted).subarray(0, bytes.length).equals(bytes)).toBe(true);
});
