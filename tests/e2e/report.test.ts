import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './host-fixture';
import { address, choosePath, openSample } from './page-verbs';

test('the document: a text written stands in it, a number leads to its cell, out as Word', async ({
  app,
  host,
}) => {
  await openSample(app);
  await app.getByRole('button', { name: '文件' }).click();
  await app.getByRole('menuitem', { name: '决算公开文本…' }).click();
  const dialog = app.getByRole('dialog', { name: '决算公开文本' });
  const pages = dialog.getByRole('article', { name: '决算公开文本' });
  await expect(pages).toContainText('2022年度收入总计55,923,963.72元');
  await expect(dialog.getByRole('status')).toContainText('处没有内容');

  // A gap leads to its field; what is written stands in the document when the field is left, and can be undone.
  await pages.getByRole('button', { name: '【待填写：职责】' }).click();
  await app.keyboard.type('负责全市行政审批。');
  await app.keyboard.press('Tab');
  await expect(pages.getByRole('button', { name: '负责全市行政审批。' })).toBeVisible();

  await dialog.getByRole('button', { name: '导出 Word…' }).click();
  const path = join(host.home, '公开.docx');
  await choosePath(app, path);
  await expect(app.getByText(`已写入 ${path}`)).toBeVisible({ timeout: 60_000 });
  expect(existsSync(path)).toBe(true);

  await pages.getByRole('button', { name: '55,923,963.72元' }).first().click();
  await expect(dialog).toBeHidden();
  await expect(address(app)).toHaveText(/01\[31,1\]/);
});
