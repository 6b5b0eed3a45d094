import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { saveProject } from '#shared/project-file/save-project';
import { publishedSession } from '../shared/forms/published-forms';
import { SHANXI } from '../shared/shanxi-pack';
import { formSheet, formWorkbook } from '../support/form-workbooks';
import { cellAt, copyLastForms, fromFileMenu, listed, listedForms, openForms, showPart } from './form-verbs';
import { expect, test } from './host-fixture';
import { choosePath, newProject } from './page-verbs';

/** A form whose words are another office's: 实际支付 is 全年执行数. */
function otherWords(name: string, executed = 90): Buffer {
  const rows = [
    ['项目名称', name],
    ['预算执行情况（元）'],
    ['资金来源', '全年预算数', '实际支付', '执行率', '得分'],
    ['合计', 100, executed, '', ''],
    ['本级资金', 100, executed],
  ];
  return Buffer.from(formWorkbook({ 一: formSheet(rows) }));
}

/** Scrolls the list of 项目 to a row, counted from 0. */
async function scrollTo(page: Page, row: number): Promise<void> {
  await page.locator('.form-list-room').evaluate((room, at) => {
    const height = room.querySelector('tr[data-book]')?.getBoundingClientRect().height ?? 0;
    room.scrollTo({ top: at * height });
  }, row);
}

test('words of a form’s workbook answered in the dialog, and known at the next import; a form taken anew', async ({
  app,
  host,
}) => {
  await newProject(app);
  const [first, second] = [join(host.home, '甲.xlsx'), join(host.home, '乙.xlsx')];
  writeFileSync(first, otherWords('甲项目'));
  writeFileSync(second, otherWords('乙项目'));
  await fromFileMenu(app, '导入绩效自评表…');
  await choosePath(app, first);
  const dialog = app.getByRole('dialog').filter({ hasText: '读取绩效自评表' });
  await expect(dialog).toContainText('C 列“实际支付”的 C4、C5 有数字');
  await dialog.getByRole('tab', { name: /^对应关系（\d+ 处待指明）/ }).click();
  await app.screenshot({ path: test.info().outputPath('asked.png') });
  await dialog.getByRole('combobox', { name: '“实际支付”是' }).click();
  await app.locator('.ant-select-item-option', { hasText: '全年执行数' }).first().click();
  await expect(dialog.getByRole('tab', { name: '对应关系（用了指明的 1 处）' })).toBeVisible();
  await dialog.getByRole('tab', { name: '读取结果' }).click();
  await app.screenshot({ path: test.info().outputPath('answered.png') });
  await dialog.getByRole('button', { name: '取用 1 份' }).click();
  await openForms(app);
  await expect(listed(app, '甲项目')).toContainText('90.00');

  await fromFileMenu(app, '导入绩效自评表…');
  await choosePath(app, second);
  await expect(dialog.getByRole('tab', { name: '对应关系（用了指明的 1 处）' })).toBeVisible();
  await dialog.getByRole('button', { name: '取用 1 份' }).click();
  await openForms(app);
  await expect(listed(app, '乙项目')).toContainText('90.00%');

  // The same 项目 again: left, unless it is to be replaced.
  writeFileSync(first, otherWords('甲项目', 80));
  await fromFileMenu(app, '导入绩效自评表…');
  await choosePath(app, first);
  await expect(dialog).toContainText('项目里已有“甲项目”的自评表，没有读取');
  await expect(dialog).not.toContainText('--replace');
  await dialog.getByLabel(/项目里已有的换成读到的这一份/).check();
  await app.screenshot({ path: test.info().outputPath('replaced.png') });
  await dialog.getByRole('button', { name: '取用 1 份' }).click();
  await openForms(app);
  await expect(listed(app, '甲项目')).toContainText('80.00%');
  await expect(listed(app, '乙项目')).toContainText('90.00%');
});

test('a form that fits two kinds equally well is asked about, and is read as the one that is said', async ({
  app,
  host,
}) => {
  await newProject(app);
  const path = join(host.home, '两可.xlsx');
  const rows = [
    ['某局绩效自评表'],
    ['项目名称', '设备购置'],
    ['绩效指标完成情况'],
    ['一级指标', '二级指标', '指标名称', '实际完成值', '权重', '得分'],
    ['产出指标', '数量指标', '购置设备', '10台', 90, 90],
  ];
  writeFileSync(path, formWorkbook({ 一: formSheet(rows) }));
  await fromFileMenu(app, '导入绩效自评表…');
  await choosePath(app, path);
  const dialog = app.getByRole('dialog').filter({ hasText: '读取绩效自评表' });
  await expect(dialog).toContainText('看不出是哪一种，没有读取，请指明');
  await dialog.getByRole('tab', { name: '自评表的种类（1 处待指明）' }).click();
  await app.screenshot({ path: test.info().outputPath('which-kind.png') });
  await dialog.getByRole('combobox', { name: '“某局绩效自评表”是' }).click();
  await app.locator('.ant-select-item-option', { hasText: '（项目自评）' }).click();
  await expect(dialog.getByRole('tab', { name: '自评表的种类（用了指明的 1 处）' })).toBeVisible();
  await dialog.getByRole('button', { name: '取用 1 份' }).click();
  await openForms(app);
  await expect(listed(app, '设备购置')).toBeVisible();
  // It is remembered.
  await fromFileMenu(app, '导入绩效自评表…');
  await choosePath(app, path);
  await expect(dialog).toContainText('项目里已有“设备购置”的自评表，没有读取');
});

test('forms copied from last year are taken back, and copied again, by one undo and one redo', async ({
  app,
  host,
}) => {
  await copyLastForms(app, host.home);
  await expect(listedForms(app)).toHaveCount(9);
  await app.keyboard.press('Control+z');
  await expect(listedForms(app)).toHaveCount(0);
  await expect(app.getByText('还没有自评表')).toBeVisible();
  await app.keyboard.press('Control+y');
  await expect(listedForms(app)).toHaveCount(9);
});

test('five hundred 项目 in one list: opened, typed in, put in order and renamed without a pause that is felt', async ({
  app,
  host,
}) => {
  const session = publishedSession();
  const [first] = session.forms.ids();
  const content = session.document().books.get(first ?? '');
  const form = content?.form;
  if (!content || !form) throw new Error('The published forms are there');
  const steps = Array.from({ length: 500 }, (_, at) => ({
    kind: 'set-book' as const,
    book: `项目${at + 1}`,
    content: { ...content, form: { ...form, name: `第${at + 1}个项目`, place: 100 + at } },
  }));
  const done = session.run({ kind: 'together', steps });
  if (!done.ok) throw new Error(done.problem.kind);
  const path = join(host.home, '五百个.juesuan');
  writeFileSync(path, saveProject(SHANXI, session.document()));
  await app.getByRole('button', { name: '打开项目文件' }).click();
  await choosePath(app, path);
  await expect(app.locator('.table-list')).toBeVisible();

  await app.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  const longest: Record<string, number> = {};
  const measured = async (what: string, work: () => Promise<void>) => {
    await app.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0));
    await work();
    await app.waitForTimeout(300);
    const tasks = await app.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
    longest[what] = Math.max(0, ...tasks);
  };
  await measured('list', async () => {
    await openForms(app);
    await expect(app.locator('.form-list tfoot')).toContainText('项目合计 508 个');
    // Of hundreds only what is in sight is drawn.
    expect(await listedForms(app).count()).toBeLessThan(100);
  });
  await measured('open', async () => {
    await scrollTo(app, 257);
    await listed(app, '第250个项目').getByRole('button').first().click();
    await showPart(app, '绩效指标完成情况');
    await expect(cellAt(app, 0, 0)).toHaveText('产出指标');
  });
  await measured('type', async () => {
    await cellAt(app, 0, 5).click();
    await app.keyboard.type('10');
    await app.keyboard.press('Enter');
    await expect(cellAt(app, 0, 7)).toHaveText('2.50');
  });
  await measured('back', async () => {
    await openForms(app);
    await expect(listed(app, '第250个项目')).toContainText('92.81');
  });
  await measured('reorder', async () => {
    await listed(app, '第250个项目').locator('td').last().click();
    await app.keyboard.press('Alt+ArrowUp');
    await expect(listed(app, '第250个项目').locator('td').first()).toHaveText('258');
    await expect(listed(app, '第250个项目')).toBeFocused();
  });
  await measured('rename', async () => {
    await app.keyboard.press('F2');
    await app.getByLabel('项目名称').fill('改了名的项目');
    await app.keyboard.press('Enter');
    await expect(listed(app, '改了名的项目')).toBeVisible();
  });
  // From one end of the list to the other, and what is stood on is always in sight.
  await measured('ends', async () => {
    for (const [key, name] of [
      ['Home', '餐厅购买服务及伙食补贴'],
      ['End', '第500个项目'],
      ['ArrowUp', '第499个项目'],
    ] as const) {
      await app.keyboard.press(key);
      await expect(listed(app, name)).toBeFocused();
      await expect(listed(app, name)).toBeInViewport({ ratio: 0.95 });
    }
  });
  // Scrolled away from, it keeps the keyboard.
  await scrollTo(app, 0);
  await expect(listed(app, '第1个项目')).toBeVisible();
  await app.keyboard.press('ArrowUp');
  await expect(listed(app, '第498个项目')).toBeInViewport({ ratio: 0.95 });
  console.log(`longest task of the page, ms: ${JSON.stringify(longest)}`);
  await app.screenshot({ path: test.info().outputPath('five-hundred.png') });
});
