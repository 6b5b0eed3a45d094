import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { expect, test } from './host-fixture';
import { choosePath, openSample } from './page-verbs';

test('texts of last year’s document are seen first; what is ticked is taken, as one step', async ({
  app,
  host,
}) => {
  const path = join(host.home, '上年公开.txt');
  writeFileSync(
    path,
    [
      '目录',
      '第一部分 概况',
      '一、本部门（单位）职责',
      '负责行政审批。',
      '二、机构设置情况',
      '内设3个科室。',
    ].join('\n'),
  );
  await openSample(app);
  await app.getByRole('button', { name: '文件' }).click();
  await app.getByRole('menuitem', { name: '取用上年文本的文字…' }).click();
  await choosePath(app, path);
  const dialog = app.getByRole('dialog', { name: '“上年公开.txt”中的文字' });
  await expect(dialog.getByRole('row', { name: /职责/ })).toContainText('负责行政审批。');
  await expect(dialog.getByText(/还有 \d+ 段没有找到/)).toBeVisible();
  await dialog
    .getByRole('row', { name: /机构设置/ })
    .getByRole('checkbox')
    .uncheck();
  await dialog.getByRole('button', { name: '取用 1 段' }).click();
  await expect(dialog).toBeHidden();

  await app.getByRole('button', { name: '文件' }).click();
  await app.getByRole('menuitem', { name: '决算公开文本', exact: true }).click();
  const pages = app.getByRole('region', { name: '文本预览' });
  await expect(pages.getByRole('button', { name: '负责行政审批。' })).toBeVisible();
  await expect(pages.getByRole('button', { name: '【待填写：机构设置】' })).toBeVisible();

  // Kept as last year's it changes nothing, stands beside and is taken there.
  await app.getByRole('button', { name: '文件' }).click();
  await app.getByRole('menuitem', { name: '取用上年文本的文字…' }).click();
  await choosePath(app, path);
  await dialog.getByRole('button', { name: '只作为上年文字保留 1 段' }).click();
  await expect(dialog).toBeHidden();
  await expect(pages.getByRole('button', { name: '【待填写：机构设置】' })).toBeVisible();
  const texts = app.getByRole('region', { name: '要填写的文字' });
  await expect(texts).toContainText('内设3个科室。');
  await texts.getByRole('button', { name: '机构设置取用上年的文字' }).click();
  await expect(pages.getByRole('button', { name: '内设3个科室。' })).toBeVisible();
});

test('the office’s own Word document is filled; what could not be stays to be read', async ({
  app,
  host,
}) => {
  const template = join(host.home, '模板.docx');
  const children = ['{{单位名称}}收入总计{{01[31,1]}}', '负责人：{{负责人}}'].map(
    (text) => new Paragraph(text),
  );
  writeFileSync(template, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  await openSample(app);
  await app.getByRole('button', { name: '文件' }).click();
  await app.getByRole('menuitem', { name: '填写本单位的 Word 模板…' }).click();
  const name = app.getByLabel('文件名');
  await name.fill(template);
  await name.press('Enter');
  // The next question is where the filled one goes.
  await expect(name).toHaveValue(/2022年度决算公开\.docx$/);
  const path = join(host.home, '公开.docx');
  await choosePath(app, path);
  const told = app.getByRole('alert').filter({ hasText: `已写入 ${path}` });
  await expect(told).toContainText('填写了 2 处文字、0 张表（模板.docx）');
  await expect(told).toContainText('占位“负责人”不是本项目的内容，没有填写');
  expect(existsSync(path)).toBe(true);
});
