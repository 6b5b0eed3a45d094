import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookPath } from '../support/reference';
import { expect, test } from './host-fixture';
import { cellOf, choosePath, goToTable, openSample } from './page-verbs';

test('a file that is no workbook is refused in one sentence and nothing is lost', async ({ app, host }) => {
  await openSample(app);
  writeFileSync(join(host.home, '不是.xlsx'), '各科室：请于周五前报送。\n办公室');
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, join(host.home, '不是.xlsx'));
  await expect(
    app.getByText('“不是.xlsx”不是 Excel 工作簿，也不是导出的表格，请选择 .xlsx、.xls、.ods 或 .csv 等文件'),
  ).toBeVisible();
  await app.getByRole('button', { name: /取\s*消/ }).click();
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('55,923,963.72');
});

test('importing into a project shows what would change, takes only the ticked tables, in one undo step', async ({
  app,
  host,
}) => {
  copyFileSync(workbookPath('lastYear'), join(host.home, '另一年.xlsx'));
  await openSample(app);
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, join(host.home, '另一年.xlsx'));
  const dialog = app.getByRole('dialog');
  const first = dialog.getByRole('row', { name: /公开01表/ });
  await expect(first).toContainText(/\d+ 格/);
  await expect(dialog.getByRole('alert').first()).toContainText('2021年度的，本项目是');
  await first.getByRole('button', { name: '展开行' }).click();
  await expect(dialog.getByRole('row', { name: /^01\[27,1\]/ })).toContainText(
    '原 55,923,963.72改为 26,200,714.91',
  );
  await dialog
    .getByRole('row', { name: /公开03表/ })
    .getByRole('checkbox')
    .uncheck();
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('26,200,714.91');
  await goToTable(app, '03');
  await expect(cellOf(app, '合计', 2)).toHaveText('55,923,963.72');
  await app.keyboard.press('Control+z');
  await goToTable(app, '01');
  await expect(cellOf(app, '本年收入合计', 2)).toHaveText('55,923,963.72');
});

test('counts are told as counts where an import would change them', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '10');
  const vehicles = cellOf(app, '8. 其他用车', 2);
  const before = await vehicles.textContent();
  await vehicles.click();
  await app.keyboard.type('22');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, workbookPath('filled'));
  const dialog = app.getByRole('dialog');
  await dialog
    .getByRole('row', { name: /公开10表/ })
    .getByRole('button', { name: '展开行' })
    .click();
  const changed = before === '' ? '空' : before;
  await expect(dialog).toContainText(`原 22改为 ${changed}`);
  await expect(dialog).not.toContainText('0.22');
});
