import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { BUILT_IN_IDS } from '../support/built-in-packs';
import { packSource } from '../support/reference';
import { expect, test } from './host-fixture';
import { chooseInMenu, choosePath } from './page-verbs';

/** A bureau's pack as it sends it: a folder in a .zip. */
function writePack(path: string, change: (files: Record<string, string>) => void = () => undefined): void {
  const files: Record<string, string> = { ...packSource('shanxi-2022').files };
  files['pack.yaml'] = files['pack.yaml']!.replace('id: shanxi-2022', 'id: shanxi-2030')
    .replace('2022年度', '2023年度')
    .replace('year: 2022', 'year: 2023');
  change(files);
  writeFileSync(path, zipSync({ 'shanxi-2030': toBytes(files) }));
}

function toBytes(files: Record<string, string>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
}

test('a pack from a .zip is installed, looked at, used for a new project, and removed', async ({
  app,
  host,
}) => {
  const path = join(host.home, '山西2023.zip');
  writePack(path);
  const dialog = app.getByRole('dialog', { name: '表样包' });
  await app.getByRole('button', { name: '表样包' }).click();
  await expect(dialog.getByRole('button', { name: /程序自带/ })).toHaveCount(BUILT_IN_IDS.length);
  await dialog.getByRole('button', { name: '安装…' }).click();
  await choosePath(app, path);
  const detail = dialog.getByRole('region', { name: /2023年度/ });
  await expect(detail).toContainText('shanxi-2030');
  await expect(dialog.getByRole('button', { name: /自己安装/ })).toHaveCount(1);

  // A rule lights its cells, in other tables too; a cell leaves the rules that concern it.
  const rules = detail.getByRole('region', { name: '审核公式' });
  await rules.getByLabel('查找公式').fill('收支总表本年收入合计等于收入决算表合计');
  await rules.getByRole('button', { name: /01\[27,1\] = 02\[合计,1\]/ }).click();
  await expect(detail.locator('td.is-lit')).toHaveText('01[27,1]');
  await detail.getByRole('button', { name: '公开02表点亮 1 格' }).click();
  await expect(detail.locator('td.is-lit')).toHaveText('02[合计,1]');
  await rules.getByLabel('查找公式').fill('');
  await detail.getByTitle('02[合计,1]').click();
  await expect(rules).toContainText(/02\[合计,1\] 参加 \d+ 条公式/);

  await detail.getByRole('button', { name: '用它新建项目' }).click();
  await app.getByLabel('单位名称').fill('某市某局');
  await app.getByRole('button', { name: '新建', exact: true }).click();
  await expect(app.locator('.status-bar')).toContainText('2023年度');

  // In use by the open project it stays.
  await chooseInMenu(app, '文件', '表样包…');
  await dialog.getByRole('button', { name: /自己安装/ }).click();
  await detail.getByRole('button', { name: '删除' }).click();
  await expect(app.getByText('请先回到开始页再删除')).toBeVisible();
  await app.keyboard.press('Escape');
  await app.getByRole('button', { name: '回到开始页' }).click();
  await app.getByRole('button', { name: '不保存' }).click();

  await app.getByRole('button', { name: '表样包' }).click();
  await dialog.getByRole('button', { name: /自己安装/ }).click();
  await detail.getByRole('button', { name: '导出…' }).click();
  await choosePath(app, join(host.home, '留底.zip'));
  await expect(app.getByText('已导出到')).toBeVisible();
  await detail.getByRole('button', { name: '删除' }).click();
  await app
    .getByRole('dialog', { name: /删除表样包/ })
    .getByRole('button', { name: '删除' })
    .click();
  await expect(dialog.getByRole('button', { name: /自己安装/ })).toHaveCount(0);
  expect(readdirSync(join(host.configuration, 'packs'))).toEqual([]);
});

test('a pack with faults is not installed; its author reads file, line and reason', async ({ app, host }) => {
  const path = join(host.home, '错.zip');
  writePack(path, (files) => {
    files['rules.txt'] = files['rules.txt']!.replace('sum(01[1:8,1])', 'sum(01[1:99,1])');
    files['tables/07.yaml'] = files['tables/07.yaml']!.replace(
      'orientation: landscape',
      'orientation: sideways',
    );
  });
  await app.getByRole('button', { name: '表样包' }).click();
  await app.getByRole('button', { name: '安装…' }).click();
  await choosePath(app, path);
  const faults = app.getByRole('region', { name: '表样包的问题' });
  await expect(faults).toContainText('错.zip”没有安装');
  await expect(faults.getByRole('row', { name: /tables\/07\.yaml/ })).toContainText('orientation');
  await expect(app.getByRole('button', { name: /自己安装/ })).toHaveCount(0);
});

test('next year’s pack from this year’s: names follow the year, one that is taken is told, its tests hold', async ({
  app,
  host,
}) => {
  const dialog = app.getByRole('dialog', { name: '表样包' });
  await app.getByRole('button', { name: '表样包' }).click();
  await dialog.getByRole('button', { name: /山西省.*2023年度/ }).click();
  await dialog.getByRole('button', { name: '复制为新一年…' }).click();
  const copy = app.getByRole('dialog', { name: /^复制“山西省/ });
  await expect(copy.getByLabel('年度')).toHaveValue('2024');
  await expect(copy.getByLabel('名称')).toHaveValue('山西省部门决算公开（2024年度）');
  await copy.getByLabel('编号').fill('shanghai-2024');
  await copy.getByRole('button', { name: '复制' }).click();
  await expect(copy).toContainText('是程序自带的表样包，请换一个编号');
  await copy.getByLabel('编号').fill('shanxi-2030');
  await app.keyboard.press('Enter');
  await expect(copy).toBeHidden();
  const detail = dialog.getByRole('region', { name: /2024年度/ });
  await expect(detail).toContainText('shanxi-2030');
  expect(readdirSync(join(host.configuration, 'packs', 'shanxi-2030'))).toContain('tests');
  await detail.getByRole('button', { name: '执行自带的测试' }).click();
  await expect(detail).toContainText('测试 5 条，全部符合');
});
