import { expect, test } from 'vitest';
import { missingParts } from '#shared/report/missing-parts';
import { blockText, reportText } from '#shared/report/plain-text';
import { reportOf, THIS_YEAR, tablesLastSession } from '../../support/tables-last';

/** A place that words everything otherwise than the two packs of the program: nothing but data. */
const session = tablesLastSession();
const report = reportOf(session);
const text = reportText(report);

test('the parts stand in the pack’s order, the tables last', () => {
  const headings = report.blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [blockText(block)]
      : block.kind === 'table'
        ? [block.printed.layout.title]
        : [],
  );
  expect(headings).toEqual([
    '第一部分　部门概况',
    '第二部分　情况说明',
    '一、收入支出总体情况',
    '二、政府性基金',
    '三、“三公”经费',
    '四、结构',
    '第三部分　名词解释',
    '第四部分　决算表',
    '收入支出决算总表',
    '支出决算表',
    '“三公”经费支出决算表',
  ]);
});

test.each([
  ['nothing in both years', '因公出国（境）费0.00万元，占0.0%，两年均为0'],
  ['from nothing: no rate', '公务接待费1.50万元，占33.3%，增加1.50万元，上年无此项；'],
  ['no change at the printed precision is none', '公务用车费3.00万元，占66.7%，与上年持平；'],
  ['kinds are listed with their 0, numbered in Chinese', '一是公务接待费1.50万元'],
  ['one decimal, half up', '为预算的90.0%'],
  ['from nothing, by lines of a table', '一般公共服务支出750.00万元，占88.2%，增加240.00万元，增幅47.1%'],
  ['the total of the shares is the total’s own', '合计占100.0%。'],
  ['no fund, in the pack’s order before 三公', '没有政府性基金。'],
  ['compared at the printed precision', '年末结转和结余5.40万元，等于上年。'],
  ['over the budget', '为年初预算的106.3%'],
  ['things are no amounts', '在职人员42人。'],
  ['without separators', '支出合计850.00万元'],
])('%s', (_what, sentence) => {
  expect(text).toContain(sentence);
});

test('a change too small for its rate says so instead of 0.0%', () => {
  const changed = tablesLastSession(THIS_YEAR, { ...THIS_YEAR, '01[财政拨款,1]': '8199900.00' });
  expect(reportText(reportOf(changed))).toContain('收入合计855.40万元，增加0.01万元，增幅不足0.1%；');
});

test('charts stand where the templates place them, each with a table of its numbers', () => {
  const charts = report.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  expect(charts.map(({ kind, title, unit }) => [kind, title, unit])).toEqual([
    ['bars', '图1　2024年收入、支出与上年对比', '万元'],
    ['bars', '图4　“三公”经费', '万元'],
    ['pie', '图2　收入决算结构', '万元'],
    ['pie', '图3　支出决算结构', '万元'],
  ]);
  expect(text).toContain(
    '项目\t2024年（万元）\t2023年（万元）\n收入合计\t855.40\t855.40\n支出合计\t850.00\t610.00',
  );
  expect(text).toContain(
    '序号\t项目\t金额（万元）\t占比\n1\t财政拨款收入\t820.00\t95.9%\n2\t事业收入\t0.00\t0.0%',
  );
});

test('without last year a chart shows this year and says what is missing', () => {
  const alone = reportOf(tablesLastSession(THIS_YEAR, null));
  expect(missingParts(alone)).toContain('没有上年数');
  expect(reportText(alone)).toContain('收入合计\t855.40\t【没有上年数】');
});
