import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDocument } from '#shared/document/new-document';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { writeWorld } from '../electron/batch/world-folder';
import { SHANXI, type } from '../shared/shanxi-pack';
import { expect, test } from './host-fixture';
import { address, chooseFolder, choosePath, goToTable, picture } from './page-verbs';

/** Reading units starts threads and packs of its own. */
const WAIT = Number(process.env.JUESUAN_WAIT ?? 40_000);

test(`who is in a sum is said first; from a total to its units and back; what the department typed differs`, async ({
  app,
  host,
}) => {
  const folder = join(host.home, '各单位');
  mkdirSync(folder);
  const units = writeWorld(folder, { units: 4, seed: 31, errorEvery: 0 }, 'juesuan');
  writeFileSync(join(folder, '空.xlsx'), '');
  // The department typed nothing yet: every cell of the sum differs.
  const department = join(host.home, '部门.juesuan');
  const facts = { organisation: '某局', kind: '', year: SHANXI.year };
  writeFileSync(department, saveProject(SHANXI, newDocument(SHANXI, facts)));

  await app.getByRole('button', { name: '汇总各单位' }).click();
  const dialog = app.getByRole('dialog', { name: '汇总各单位' });
  await dialog.getByRole('button', { name: '添加文件夹…' }).click();
  await chooseFolder(app, folder);
  await dialog.getByLabel('部门名称').fill('某局');
  await dialog.getByRole('button', { name: '选择…' }).click();
  await choosePath(app, department);
  const list = join(host.home, '应报名单.txt');
  writeFileSync(list, [...units.map(({ unit }) => unit.name), '没有报的局'].join('\n'));
  await dialog.getByRole('button', { name: '选择名单或上年汇总…' }).click();
  await choosePath(app, list);
  await picture(app, 'consolidate-begin');
  await dialog.getByRole('button', { name: '读取各单位' }).click();
  const report = dialog.getByRole('region', { name: '汇总前核对' });
  await expect(report).toContainText('将汇总 4 个单位', { timeout: WAIT });
  await expect(report).toContainText('空.xlsx');
  await expect(report.getByRole('region', { name: '应报单位' })).toContainText('没有报 1，已报 4');
  await expect(report).toContainText(/部门所填与各单位之和有 \d+ 格不同/);
  // Each elimination names both sides, and is left or carried out, also when units are read again.
  const eliminations = dialog.getByRole('region', { name: '抵销' });
  await eliminations.getByRole('checkbox').first().uncheck();
  await expect(eliminations).toContainText('保留 1 笔');
  // A unit that is unticked is read no more, and told as left out.
  await report.getByText('列出这 4 个单位').click();
  await report.getByRole('checkbox').last().uncheck();
  await expect(dialog.getByRole('button', { name: '汇总 4 个单位为新项目' })).toBeDisabled();
  await dialog.getByRole('button', { name: '不要 1 个单位，重新读取' }).click();
  await expect(report).toContainText('将汇总 3 个单位', { timeout: WAIT });
  await expect(report).toContainText('没有勾选，没有汇总');
  // One that came and is left out has not failed to report.
  await expect(report.getByRole('region', { name: '应报单位' })).toContainText(
    '没有报 1，报了没有用上 1，已报 3',
  );
  await dialog.getByRole('button', { name: '返回' }).click();
  await dialog.getByRole('button', { name: '读取各单位' }).click();
  await expect(report).toContainText('将汇总 4 个单位', { timeout: WAIT });
  await expect(eliminations).toContainText('保留 1 笔');
  // What was read does not go with a key.
  await app.keyboard.press('Escape');
  await app
    .getByRole('dialog', { name: /^关闭后/ })
    .getByRole('button', { name: '留在这里' })
    .click();
  await picture(app, 'consolidate');
  await dialog.getByRole('button', { name: '汇总 4 个单位为新项目' }).click();

  // From a total to the units behind it, and back.
  const bar = app.getByRole('region', { name: '汇总的各表' });
  await expect(bar).toContainText('单户表（4）');
  await goToTable(app, '02');
  const total = app.locator('.ag-row').filter({ hasText: '合计' }).locator('.is-cell').first();
  await total.click();
  await expect(address(app)).toHaveText('02[合计,1]');
  const sum = await total.textContent();
  await app.keyboard.press('Control+e');
  const terms = app.getByRole('region', { name: '各单位' });
  await expect(terms.getByRole('button')).toHaveCount(4);
  const unit = terms.getByRole('button').nth(1);
  await expect(unit).toContainText(units[1]?.unit.name ?? '?');
  const amount = await unit.locator('.explain-amount').textContent();
  await unit.click();
  await expect(address(app)).toHaveText('单位2.02[合计,1]');
  await expect(total).toHaveText(amount ?? '?');
  await app.keyboard.type('5');
  await expect(app.getByText(/这里只看，不能改/).first()).toBeVisible();
  await picture(app, 'consolidate-unit');
  await app.getByRole('button', { name: '← 返回汇总表' }).click();
  await expect(address(app)).toHaveText('02[合计,1]');
  await expect(total).toHaveText(sum ?? '?');

  // What the department typed differs: nothing less the sum.
  await bar.getByText('差额表', { exact: true }).click();
  await expect(total).toHaveText(`-${sum}`);
  await total.click();
  await expect(app.getByRole('region', { name: '与汇总数' })).toContainText(`汇总数${sum}`);
  await picture(app, 'consolidate-difference');
  const differing = join(host.home, '差额.xlsx');
  await bar.getByRole('button', { name: '导出清单…' }).click();
  await choosePath(app, differing);
  await expect(app.getByText(`已导出到 ${differing}`)).toBeVisible();

  // A unit's file is changed after it was summed: the sum follows, and one step back it is as it was.
  await bar.getByText('汇总表', { exact: true }).click();
  const [changed] = units;
  const path = join(folder, changed?.file ?? '');
  writeFileSync(path, withOneMore(readFileSync(path, 'utf8')));
  await app.getByRole('button', { name: '文件', exact: true }).click();
  await app.getByRole('menuitem', { name: '按各单位的文件更新汇总…' }).click();
  const renewing = app.getByRole('dialog', { name: '按各单位的文件更新汇总' });
  await renewing.getByRole('button', { name: '添加文件夹…' }).click();
  await chooseFolder(app, folder);
  await renewing.getByRole('button', { name: '读取各单位' }).click();
  const news = renewing.getByRole('region', { name: '各单位的变化' });
  await expect(news).toContainText('改过 1 个单位，没有变化 3 个', { timeout: WAIT });
  await expect(news).toContainText('空.xlsx');
  await picture(app, 'renew-sum');
  await renewing.getByRole('button', { name: '更新 1 个单位' }).click();
  await expect(renewing).toBeHidden();
  await goToTable(app, '10');
  const cars = app.locator('.ag-row').filter({ hasText: '领导用车' }).locator('.is-cell').first();
  await expect(cars).toHaveText('1');
  await app.keyboard.press('Control+z');
  await expect(cars).not.toHaveText('1');
});

/** A project's text with one more car for leaders. */
function withOneMore(text: string): string {
  const opened = openProject(text);
  const document = opened.ok ? opened.value.withPack(SHANXI) : opened;
  const session = document.ok ? createSession(SHANXI, document.value) : document;
  if (!session.ok) throw new Error(session.problem.kind);
  type(session.value, { '10[8,1]': '1' });
  return saveProject(SHANXI, session.value.document());
}
