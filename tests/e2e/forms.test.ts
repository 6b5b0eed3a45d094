import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formSheet, formWorkbook } from '../support/form-workbooks';
import {
  addProject,
  cellAt,
  copyLastForms,
  fromFileMenu,
  listed,
  listedForms,
  openForms,
  showPart,
} from './form-verbs';
import { expect, test } from './host-fixture';
import { address, chooseFolder, choosePath, findings, newProject, picture, type } from './page-verbs';

/** Physical columns of 指标. */
const [FIRST, SECOND, NAME, , TARGET, ACTUAL, WEIGHT, SCORE] = [0, 1, 2, 3, 4, 5, 6, 7];

test('a row put into an empty table is typed in at once, and is taken back with what was typed', async ({
  app,
}) => {
  await newProject(app);
  await openForms(app);
  await addProject(app, '设备购置项目');
  await app.keyboard.press('Enter');
  await showPart(app, '绩效指标完成情况');
  await app.keyboard.press('Insert');
  await app.keyboard.type('产出');
  await app.keyboard.press('Tab');
  await expect(cellAt(app, 0, FIRST)).toHaveText('产出指标');
  await app.keyboard.type('数量');
  await app.keyboard.press('Tab');
  await app.keyboard.type('购置设备');
  await app.keyboard.press('Tab');
  await app.keyboard.press('Tab');
  await app.keyboard.type('≥10台');
  await app.keyboard.press('Tab');
  await app.keyboard.type('10台');
  await app.keyboard.press('Tab');
  await type(app, '90');
  await expect(cellAt(app, 0, SECOND)).toHaveText('数量指标');
  await expect(cellAt(app, 0, NAME)).toHaveText('购置设备');
  await expect(cellAt(app, 0, TARGET)).toHaveText('≥10台');
  await expect(cellAt(app, 0, ACTUAL)).toHaveText('10台');
  await expect(cellAt(app, 0, WEIGHT)).toHaveText('90.00');
  // The score that follows from what was reached.
  await expect(cellAt(app, 0, SCORE)).toHaveText('90.00');
  await expect(app.getByRole('status', { name: '得分' })).toContainText('还可分配的权重 0.00');
  // Six entries and the row itself.
  for (let step = 0; step < 7; step += 1) await app.keyboard.press('Control+z');
  await expect(app.locator('.ag-row')).toHaveCount(0);
});

test('a finding leads to its form and cell; what is 涉密 is counted in the list and not printed', async ({
  app,
}) => {
  await newProject(app);
  await openForms(app);
  await addProject(app, '设备购置项目');
  await addProject(app, '房屋修缮项目');
  await app.getByLabel('房屋修缮项目涉密').check();
  await expect(app.locator('.form-list tfoot')).toContainText('项目合计 2 个，其中涉密 1 个');
  await findings(app).filter({ hasText: '房屋修缮项目：还没有填写' }).getByRole('button').first().click();
  await expect(app.locator('.form-name')).toHaveText('房屋修缮项目');
  await expect(address(app)).toHaveText('资金[合计,4]');
  await expect(address(app)).toHaveAttribute('title', '项目2.资金[合计,4]');

  await app.locator('.table-list').getByRole('button', { name: '情况说明' }).click();
  const pages = app.locator('.report-pages');
  await expect(pages).toContainText('【待填写：设备购置项目·自评表】（附件1）');
  await expect(pages).not.toContainText('房屋修缮项目');
});

test('from an empty project to the pages of its self-evaluation in the PDF', async ({ app, host }) => {
  await newProject(app);
  await openForms(app);
  await addProject(app, '设备购置项目');
  await app.keyboard.press('Enter');
  await showPart(app, '预算执行情况');
  await app.keyboard.press('Insert');
  for (const entry of ['一般公共预算资金', '100000', '100000', '100000']) {
    await app.keyboard.type(entry);
    await app.keyboard.press('Tab');
  }
  await type(app, '95000');
  // 95 % carried out of 10 points.
  await expect(cellAt(app, 0, 6)).toHaveText('95.00%');
  await expect(cellAt(app, 0, 7)).toHaveText('9.50');

  await showPart(app, '绩效指标完成情况');
  await app.keyboard.press('Insert');
  for (const entry of ['产出', '数量', '购置设备', '', '≥10台', '10台']) {
    await app.keyboard.type(entry);
    await app.keyboard.press('Tab');
  }
  await type(app, '90');
  await expect(app.getByRole('status', { name: '得分' })).toContainText('99.50');
  await openForms(app);
  await expect(listed(app, '设备购置项目')).toContainText('优');

  await app.locator('.table-list').getByRole('button', { name: '情况说明' }).click();
  await app.getByRole('button', { name: '导出 PDF…' }).click();
  const path = join(host.home, '公开.pdf');
  await choosePath(app, path);
  await expect(app.getByText(`已写入 ${path}`)).toBeVisible({ timeout: 30_000 });
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
  expect(text).toContain('项目名称：设备购置项目');
  expect(text).toContain(
    '自评得分99.50分，等级为“优”。全年预算数为100,000.00元，执行数为95,000.00元，完成预算的95.00%。',
  );
  expect(text).toContain('合计100,000.00100,000.00100,000.0095,000.005,000.0095.00%9.50');
});

test('forms begun from last year’s are one line each until a result is typed, and again when it is undone', async ({
  app,
  host,
}) => {
  await copyLastForms(app, host.home);
  const told = findings(app).filter({ hasText: '还没有填写' });
  await expect(told).toHaveCount(9);
  await expect(app.locator('.table-list')).toContainText('9 份错误 9');
  await expect(listedForms(app).filter({ hasText: '还没有填写' })).toHaveCount(9);
  await picture(app, 'forms-untouched-list');

  await told.first().getByRole('button').first().click();
  await expect(app.locator('.form-head')).toContainText('还没有填写');
  await expect(address(app)).toHaveText('资金[合计,4]');
  await picture(app, 'forms-untouched-form');
  await showPart(app, '绩效指标完成情况');
  await cellAt(app, 0, ACTUAL).click();
  await type(app, '24人');
  await expect(app.locator('.form-head')).not.toContainText('还没有填写');
  const ofForm = findings(app).filter({ hasText: '餐厅购买服务及伙食补贴：' });
  await expect(ofForm.nth(5)).toBeAttached();
  await expect(told).toHaveCount(8);
  await app.keyboard.press('Control+z');
  await expect(told).toHaveCount(9);
  await expect(ofForm).toHaveCount(1);
  await expect(app.locator('.form-head')).toContainText('还没有填写');

  await app.locator('.table-list').getByRole('button', { name: '情况说明' }).click();
  await expect(app.locator('.report-pages')).toContainText('【待填写：8份自评表（没有计入以上个数和金额）】');
});

test('the levels of indicators stand once over the rows that share them, and each row keeps its own', async ({
  app,
  host,
}) => {
  await copyLastForms(app, host.home);
  await listed(app, '餐厅购买服务及伙食补贴').getByRole('button').first().click();
  await showPart(app, '绩效指标完成情况');
  const joined = /is-same-above/;
  await expect(cellAt(app, 0, FIRST)).not.toHaveClass(joined);
  await expect(cellAt(app, 1, FIRST)).toHaveClass(joined);
  await expect(cellAt(app, 1, FIRST)).toHaveText('产出指标');
  await expect(cellAt(app, 0, FIRST)).toHaveClass(/is-same-below/);
  await expect(cellAt(app, 0, NAME)).not.toHaveClass(/is-same/);
  await picture(app, 'forms-levels');

  // Typed in a row that is drawn as one with others, a level is that row's alone.
  await cellAt(app, 1, FIRST).click();
  await expect(app.getByLabel('单元格的值')).toHaveValue('产出指标');
  await type(app, '效益');
  await expect(cellAt(app, 1, FIRST)).toHaveText('效益指标');
  await expect(cellAt(app, 1, FIRST)).not.toHaveClass(joined);
  await expect(cellAt(app, 0, FIRST)).not.toHaveClass(/is-same-below/);
  await expect(cellAt(app, 2, FIRST)).not.toHaveClass(joined);
  await app.keyboard.press('Control+z');
  await expect(cellAt(app, 1, FIRST)).toHaveClass(joined);
  await expect(cellAt(app, 2, FIRST)).toHaveClass(joined);
  // A row that comes between has no level yet.
  await cellAt(app, 1, NAME).click();
  await app.keyboard.press('Insert');
  const added = app.locator('.ag-row').filter({ has: app.locator('[col-id="c0"]:empty') });
  await expect(added).toHaveCount(1);
  const blank = Number(await added.getAttribute('row-index'));
  expect(blank).toBeGreaterThan(0);
  await expect(cellAt(app, blank, FIRST)).not.toHaveClass(/is-same/);
  await expect(cellAt(app, blank + 1, FIRST)).not.toHaveClass(joined);
  await expect(cellAt(app, blank - 1, FIRST)).not.toHaveClass(/is-same-below/);
});

test('last year’s forms copied, one suggestion changed with its reason, all written into the office’s own form', async ({
  app,
  host,
}) => {
  await copyLastForms(app, host.home);
  await app.screenshot({ path: test.info().outputPath('copied.png') });

  // A score that is suggested, changed: it says so, and asks for a reason until there is one.
  await listed(app, '餐厅购买服务及伙食补贴').getByRole('button').first().click();
  await showPart(app, '绩效指标完成情况');
  await expect(cellAt(app, 0, FIRST)).toHaveText('产出指标');
  await expect(cellAt(app, 0, ACTUAL)).toHaveText('');
  await cellAt(app, 0, TARGET).click();
  await app.keyboard.type('≥10人');
  await app.keyboard.press('Tab');
  await app.keyboard.type('5人');
  await app.keyboard.press('Tab');
  const weight = Number(await cellAt(app, 0, WEIGHT).textContent());
  await expect(cellAt(app, 0, SCORE)).toHaveText((weight / 2).toFixed(2));
  await cellAt(app, 0, SCORE).click();
  await app.getByRole('button', { name: '改写', exact: true }).click();
  await app.getByLabel('单元格内容').fill('1');
  await app.keyboard.press('Enter');
  await expect(cellAt(app, 0, SCORE)).toHaveText('1.00');
  await expect(cellAt(app, 0, SCORE)).toHaveClass(/kind-override/);
  const unexplained = findings(app).filter({ hasText: /改写.*原因|须写明原因|写明原因/ });
  await expect(unexplained.first()).toContainText('餐厅购买服务及伙食补贴');
  await app.screenshot({ path: test.info().outputPath('overridden.png') });
  await cellAt(app, 0, 8).click();
  await type(app, '人员没有到位，按合同扣分');
  await expect(unexplained).toHaveCount(0);
  await expect(app.locator('.formula-bar')).toContainText('偏差原因');

  await app.keyboard.press('Control+f');
  await app.getByLabel('查找内容').fill('餐厅');
  await expect(app.locator('.find-panel')).toContainText('餐厅购买服务及伙食补贴');
  await app.screenshot({ path: test.info().outputPath('found.png') });
  await app.keyboard.press('Escape');

  const template = join(host.home, '表样.xlsx');
  writeFileSync(
    template,
    formWorkbook({
      自评表: formSheet([
        ['项目名称', ''],
        ['绩效指标完成情况'],
        ['一级指标', '二级指标', '指标名称', '调整后指标', '实际完成值', '权重', '得分'],
        [],
      ]),
    }),
  );
  await fromFileMenu(app, '导出绩效自评表…');
  await app.getByLabel('填入单位自己的自评表').check();
  await app.screenshot({ path: test.info().outputPath('ways.png') });
  await app.getByRole('button', { name: '选择自评表…' }).click();
  await choosePath(app, template);
  await app.getByRole('button', { name: '导出…' }).click();
  await chooseFolder(app, join(host.home, '自评'));
  await expect(app.getByRole('region', { name: '导出的结果' })).toContainText('写出 8 份', {
    timeout: 30_000,
  });
  await expect(app.getByRole('region', { name: '导出的结果' })).toContainText('模板里没有');
  await app.screenshot({ path: test.info().outputPath('written.png') });
  expect(readdirSync(join(host.home, '自评'))).toHaveLength(8);
});
