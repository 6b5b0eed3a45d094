import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { locateForm } from '#shared/forms/locate-form';
import { readForm } from '#shared/forms/read-form';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { formSheet, formWorkbook } from '../../support/form-workbooks';
import { FACTS, SHANXI } from '../shanxi-pack';

/** A form of Shanxi's whose score is 95, with rows below its indicators. */
function readBelow(below: Parameters<typeof formSheet>[0]) {
  const sheet = formSheet([
    ['项目支出绩效自评分析报告'],
    ['项目名称', '老旧小区改造'],
    ['预算执行情况'],
    ['资金来源', '全年预算数(元)', '全年执行数(元)', '资金结(转)余(元)', '执行率', '得分'],
    ['合计', 100, 50, 50, '50.00%', 5],
    ['一般公共预算资金', 100, 50, 50],
    ['绩效指标完成情况'],
    ['一级指标', '二级指标', '指标名称', '调整后指标', '实际完成值', '权重', '得分'],
    ['产出指标', '数量指标', '改造小区', '≥20个', '20个', 90, 90],
    ...below,
  ]);
  const read = readWorkbook(formWorkbook({ 自评表: sheet }));
  if (!read.ok) throw new Error(read.problem.kind);
  const [located] = locateForm(SHANXI, read.value);
  if (!located) throw new Error('No form');
  const { book, notes, differing } = readForm(SHANXI, newDocument(SHANXI, FACTS), read.value, located, {
    place: 1,
    fallbackName: '',
    source: '',
  });
  return {
    told: [...notes, ...differing].join('\n'),
    indicators: book.tables.get('指标')?.lines?.length,
  };
}

test.each(['总得分', '总分', '自评总分', '评价总分'])(
  '%s in the last row is held against the score, and is no indicator',
  (name) => {
    const right = readBelow([[name, null, null, null, null, 100, 95]]);
    expect(right.told).not.toMatch(/印的是|[AFG]10/);
    expect(right.indicators).toBe(1);
    const wrong = readBelow([[name, null, null, null, null, 100, 96]]);
    expect(wrong.told).toContain('总得分 结果[总分,1] 印的是 96.00，按公式算得 95.00');
    expect(wrong.indicators).toBe(1);
  },
);

test('what a sentence says of the points to be had is no score', () => {
  const { told } = readBelow([['评价结论：自评总分100分，实得95分。']]);
  expect(told).not.toContain('印的是');
  expect(readBelow([['评价结论：自评总分100分。']]).told).toContain('印的是 100.00，按公式算得 95.00');
});
