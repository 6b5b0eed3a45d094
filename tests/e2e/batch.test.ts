import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeWorld } from '../electron/batch/world-folder';
import { expect, test } from './host-fixture';
import { address, chooseFolder, choosePath, closeTab, picture } from './page-verbs';

/** Some units as projects, with mistakes in known cells, among files that are no units. */
function writeUnits(home: string) {
  const folder = join(home, '各单位');
  mkdirSync(folder);
  const units = writeWorld(folder, { units: 4, seed: 4, errorEvery: 2 }, 'juesuan');
  writeFileSync(join(folder, '空.xlsx'), '');
  writeFileSync(join(folder, '说明.txt'), '这不是决算表');
  return { folder, units };
}

async function addFolder(page: Page, folder: string): Promise<Locator> {
  await page.getByRole('button', { name: '批量检查各单位' }).click();
  const dialog = page.getByRole('dialog', { name: '批量检查' });
  // A host that ran a batch for the story before shows what came of it; that is the clerk's to put aside.
  const add = dialog.getByRole('button', { name: '添加文件夹…' });
  const another = dialog.getByRole('button', { name: '另查一批…' });
  await expect(add.or(another)).toBeVisible();
  if (await another.isVisible()) await another.click();
  await add.click();
  await chooseFolder(page, folder);
  await expect(dialog.getByRole('list', { name: '要检查的文件夹和文件' })).toContainText(folder);
  return dialog;
}

/** A question that is refused is answered so. */
test.use({ expectedErrors: /400 \(Bad Request\)/ });

/** A run starts threads and packs of its own. */
const WAIT = Number(process.env.JUESUAN_WAIT ?? 40_000);

const rowOf = (dialog: Locator, text: string) => dialog.locator('.ag-row').filter({ hasText: text });

test(`every file of a folder is accounted for, and one with a mistake opens at it`, async ({ app, host }) => {
  const { folder, units } = writeUnits(host.home);
  const wrong = units.filter(({ error }) => error);
  const [first] = wrong;
  if (!first?.error) throw new Error('the world has a unit with a mistake');
  // The list of units that are expected: one came under the name of the list, one did not come at all.
  const list = join(host.home, '应报名单.csv');
  writeFileSync(
    list,
    `单位名称,年末实有人数\n${units.map(({ unit }, at) => `${unit.name},${20 + at}`).join('\n')}\n没有报的局,9\n`,
  );
  const dialog = await addFolder(app, folder);
  await dialog.getByRole('button', { name: '选择名单或上年汇总…' }).click();
  await choosePath(app, list);
  await picture(app, 'batch-begin');
  await dialog.getByRole('button', { name: '开始检查' }).click();
  await expect(dialog.getByRole('status')).toHaveText('检查完毕：共 6 个文件', { timeout: WAIT });

  // Who has not reported is said first.
  const expected = dialog.getByRole('region', { name: '应报单位' });
  await expect(expected).toContainText('应报 5 个单位（2022年度）：没有报 1，已报 4');
  await expect(expected.getByRole('listitem')).toHaveText(['没有报的局']);

  // Sorted by its head, the one with most mistakes comes first.
  await dialog.getByRole('columnheader', { name: '错误' }).click();
  await expect(dialog.locator('.ag-row[row-index="0"]')).toContainText(first.unit.name);

  // What cannot be read says why in its own row, and stops no other.
  await expect(rowOf(dialog, '空.xlsx')).toContainText('不能用');
  await expect(rowOf(dialog, '空.xlsx')).toContainText('文件是空的（0 字节）');
  await expect(rowOf(dialog, '说明.txt')).toContainText('不能用');
  await dialog.getByText(`有错误 ${wrong.length}`, { exact: true }).click();
  await expect(dialog.locator('.ag-center-cols-container .ag-row, .ag-row')).toHaveCount(wrong.length);

  // Standing on a unit shows what is wrong with it; Enter opens it there; F9 leads back to the list.
  await rowOf(dialog, first.unit.name).getByRole('gridcell').first().click();
  const detail = dialog.getByRole('region', { name: '这个文件的结果' });
  await expect(detail.getByRole('region', { name: '最可能的错处' })).toContainText(first.error.cell);
  await picture(app, 'batch');
  await app.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(address(app)).toContainText(first.error.cell);
  await app.keyboard.press('F9');
  await expect(rowOf(dialog, first.unit.name)).toBeVisible();

  const target = join(host.home, '列表.xlsx');
  await dialog.getByRole('button', { name: '导出列表（.xlsx）…' }).click();
  await choosePath(app, target);
  await expect(app.getByText(`已导出到 ${target}`)).toBeVisible();
  expect(existsSync(target)).toBe(true);

  // What was checked is asked on: a ready question with its SQL, a table and bars; nothing but reading.
  await dialog.getByRole('button', { name: '查询…' }).click();
  const query = app.getByRole('dialog', { name: '查询各单位' });
  await query.getByLabel('现成的查询').click();
  await app.locator('.ant-select-item-option', { hasText: '各单位的检查情况' }).click();
  await expect(query.getByRole('status')).toHaveText('共 6 行');
  await expect(query.getByLabel('SQL')).toHaveValue(/FROM units/);
  await expect(rowOf(query, first.unit.name)).toContainText('2');
  await picture(app, 'query');
  // All rows are written, or copied as they stand, or those that are selected.
  const answer = join(host.home, '查询结果.csv');
  await query.getByRole('button', { name: '导出…' }).click();
  await choosePath(app, answer);
  await expect(app.getByText(`已导出到 ${answer}`)).toBeVisible();
  expect(readFileSync(answer, 'utf8')).toMatch(/^\uFEFF文件,单位,状态,.*\r\n(?:.+\r\n){6}$/);
  await query.getByRole('button', { name: '复制各行' }).click();
  await expect(app.getByText('已复制 6 行和栏名')).toBeVisible();
  expect((await clipboard(app)).trimEnd().split('\n')).toHaveLength(7);
  await rowOf(query, '空.xlsx').getByRole('gridcell').first().click();
  await app.keyboard.press('Control+c');
  expect(await clipboard(app)).toMatch(/^文件\t单位.*\r?\n空\.xlsx\t[^\n]*\s*$/);
  // People of the list beside the money of the tables.
  await query.getByLabel('现成的查询').click();
  await app.locator('.ant-select-item-option', { hasText: '人均公用经费' }).click();
  await expect(query.getByRole('status')).toHaveText('共 4 行');
  await expect(query.getByRole('region', { name: '公用经费的图' })).toBeVisible();
  await query.getByLabel('画哪一栏').click();
  await app.locator('.ant-select-item-option', { hasText: /^人均$/ }).click();
  await expect(query.getByRole('region', { name: '人均的图' })).toContainText(units[0]?.unit.name ?? '?');
  await picture(app, 'query-per-head');
  await query.getByLabel('现成的查询').click();
  await app.locator('.ant-select-item-option', { hasText: '各单位的检查情况' }).click();
  await expect(query.getByRole('status')).toHaveText('共 6 行');
  await query.getByLabel('SQL').fill('DROP VIEW units');
  await query.getByLabel('SQL').press('Control+Enter');
  await expect(query.getByText('这里只能查询（SELECT），不能改动数据或设置')).toBeVisible();
  // What was written stays while the dialog is away, and is had again after a ready question took its place.
  await query.getByLabel('SQL').fill('SELECT 1 AS mine');
  await query.getByRole('button', { name: '关闭' }).last().click();
  await openQuery(app);
  await expect(query.getByLabel('SQL')).toHaveValue('SELECT 1 AS mine');
  await query.getByLabel('现成的查询').click();
  await app.locator('.ant-select-item-option', { hasText: '各单位的检查情况' }).click();
  await expect(query.getByLabel('SQL')).toHaveValue(/FROM units/);
  await query.getByLabel('现成的查询').click();
  await app.locator('.ant-select-item-option', { hasText: '自己写的查询' }).click();
  await expect(query.getByLabel('SQL')).toHaveValue('SELECT 1 AS mine');
});

/** The text that another program would paste. */
async function clipboard(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read']);
  return page.evaluate(() => navigator.clipboard.readText());
}

async function openQuery(app: Page): Promise<void> {
  await app.keyboard.press('F9');
  await app.getByRole('dialog', { name: '批量检查' }).getByRole('button', { name: '查询…' }).click();
}

test('a run that was stopped is gone on with; a workbook opens by its import and leads back', async ({
  app,
  host,
}) => {
  // Three runs, each with workers that start anew, and an import.
  test.slow();
  const folder = join(host.home, '各单位');
  mkdirSync(folder);
  const units = writeWorld(folder, { units: 3, seed: 5, errorEvery: 1 });
  const dialog = await addFolder(app, folder);
  await dialog.getByRole('button', { name: '开始检查' }).click();
  await expect(dialog.getByRole('status')).toHaveText('检查完毕：共 3 个文件', { timeout: WAIT });
  // As a stop leaves it: the last results are not there, and a line is cut off.
  truncateSync(join(`${folder}-检查结果`, 'results.jsonl'), 5000);

  await dialog.getByRole('button', { name: '另查一批…' }).click();
  await dialog.getByRole('button', { name: '开始检查' }).click();
  await app.getByRole('button', { name: '接着做' }).click();
  await expect(dialog.getByRole('status')).toHaveText('检查完毕：共 3 个文件', { timeout: WAIT });
  const [first] = units;
  const row = rowOf(dialog, first?.unit.name ?? '');
  await row.getByRole('gridcell').first().dblclick();
  const taking = app.getByRole('dialog', { name: /导入工作簿为新项目/ });
  await taking.getByRole('button', { name: /^取\s*消$/ }).click();
  await row.getByRole('gridcell').first().dblclick();
  await taking.getByRole('button', { name: /^导\s*入$/ }).click();
  await expect(address(app)).toContainText(first?.error?.cell ?? '?');
});

test('a run goes on while units are summed, is told before the tab closes, and is found again by another page', async ({
  app,
  host,
}) => {
  test.slow();
  const folder = join(host.home, '各单位');
  mkdirSync(folder);
  const units = writeWorld(folder, { units: 60, seed: 6, errorEvery: 0 });
  const dialog = await addFolder(app, folder);
  await dialog.getByRole('button', { name: '开始检查' }).click();
  await expect(dialog.getByRole('status')).toContainText('正在检查');
  expect(await closeTab(app)).toBe('beforeunload');
  await dialog.getByRole('button', { name: '关闭（继续检查）' }).click();

  // Another piece of work with the same files, under limits of its own.
  const few = join(folder, units[0]?.file ?? '', '..');
  await app.getByRole('button', { name: '汇总各单位' }).click();
  const sum = app.getByRole('dialog', { name: '汇总各单位' });
  await sum.getByRole('button', { name: '添加文件夹…' }).click();
  await chooseFolder(app, few);
  await sum.getByRole('button', { name: '读取各单位' }).click();
  // Both are work that the tab would take along.
  expect(await closeTab(app)).toBe('beforeunload');
  await expect(sum.getByRole('region', { name: '汇总前核对' })).toContainText(/将汇总 \d+ 个单位/, {
    timeout: WAIT,
  });

  // The clerk leaves all the same: the host has gone on meanwhile.
  app.once('dialog', (question) => void question.accept());
  await app.reload();
  await app.getByRole('button', { name: '批量检查各单位' }).click();
  await expect(dialog.getByRole('status')).toHaveText('检查完毕：共 60 个文件', { timeout: 2 * WAIT });
  await expect(dialog.getByText('通过 60', { exact: true })).toBeVisible();
});

test('a run is stopped by its clerk, who is asked, and gone on with where it stood', async ({
  app,
  host,
}) => {
  test.slow();
  const folder = join(host.home, '各单位');
  mkdirSync(folder);
  writeWorld(folder, { units: 60, seed: 7, errorEvery: 0 });
  const dialog = await addFolder(app, folder);
  await dialog.getByRole('button', { name: '开始检查' }).click();
  await dialog.getByRole('button', { name: '停止检查' }).click();
  await app
    .getByRole('dialog', { name: '停止检查？' })
    .getByRole('button', { name: /^停\s*止$/ })
    .click();
  await expect(dialog.getByRole('status')).toHaveText(/^已停止：做完 \d+ 个，还有 [1-9]\d* 个没有检查$/, {
    timeout: WAIT,
  });
  await expect(rowOf(dialog, '未检查').first()).toBeVisible();
  await dialog.getByRole('button', { name: '接着检查' }).click();
  await expect(dialog.getByRole('status')).toHaveText('检查完毕：共 60 个文件', { timeout: 2 * WAIT });
  await expect(dialog.getByText('通过 60', { exact: true })).toBeVisible();

  // Those results are a list of units themselves: all of them have reported again.
  await dialog.getByRole('button', { name: '另查一批…' }).click();
  await dialog.getByRole('button', { name: '上年检查结果…' }).click();
  await chooseFolder(app, `${folder}-检查结果`);
  await dialog.getByRole('button', { name: '开始检查' }).click();
  await app.getByRole('button', { name: '接着做' }).click();
  await expect(dialog.getByRole('region', { name: '应报单位' })).toContainText(
    '应报 60 个单位（2022年度）：已报 60',
    { timeout: WAIT },
  );
});
