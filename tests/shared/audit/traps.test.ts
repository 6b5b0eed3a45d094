import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { FinishedDocument } from '#shared/finished/finished-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const document = finishedReport(writtenReport(session));

/** What is told of the document with a paragraph put behind the one that contains the words. */
function told(
  behind: string,
  paragraph: string,
  document_: FinishedDocument = document,
): readonly AuditFinding[] {
  const at = document_.blocks.findLastIndex(
    (block) => block.kind === 'paragraph' && block.text.includes(behind),
  );
  expect(at).toBeGreaterThan(0);
  const blocks = [
    ...document_.blocks.slice(0, at + 1),
    { kind: 'paragraph' as const, text: paragraph },
    ...document_.blocks.slice(at + 1),
  ];
  const audited = auditDocument(session.pack, { ...document_, blocks });
  if (!audited.ok) throw new Error(audited.problem);
  return audited.value.findings.filter(({ state, place }) => state === 'fail' && place.block === at + 1);
}

const IN_SUMMARY = '收入支出决算总体情况说明';
const IN_DETAIL = '一、收入支出决算总体情况说明';

test.each([
  ['a year in a comparison', IN_SUMMARY, '与2021年度相比，主要工作没有变化。'],
  ['a year of a plan', IN_SUMMARY, '按照《忻州市2023年度工作要点》安排有关经费。'],
  ['an amount in a reason', IN_DETAIL, '主要原因是本年新增政务云项目，增加支出321.45万元。'],
  [
    'a part named in a reason',
    '三、支出决算情况说明',
    '支出增加的主要原因是本年基本支出321.45万元用于新增人员。',
  ],
  [
    'a rate of how fast, beside an amount with a budget',
    '九、财政拨款“三公”经费支出决算情况说明',
    '“三公”经费支出46,479.14元，报销完成及时率98.50%。',
  ],
  [
    'by how much people are more content, beside an amount',
    '九、财政拨款“三公”经费支出决算情况说明',
    '“三公”经费支出46,479.14元，服务对象满意度比上年提高7.50%。',
  ],
  [
    'a total named in a reason',
    IN_SUMMARY,
    '变动的主要原因是所属单位2022年度收入总计321.45万元，支出总计321.45万元，均为新设。',
  ],
  ['a limit of a regulation', '国有资产占用情况说明', '单价100万元（含）以上设备按规定登记。'],
  [
    'money of evaluated projects is not 项目支出',
    '预算绩效情况说明',
    '对部分项目开展了绩效评价，涉及资金300万元。',
  ],
  ['a rate that is no account', '预算绩效情况说明', '服务对象满意度为98.5%，办结率100%。'],
  ['a number rounded further', IN_SUMMARY, '2022年度收入总计5592.4万元。'],
  ['as much and something more', IN_SUMMARY, '2022年度收入总计5592余万元。'],
  [
    'a quoted regulation with its year and number',
    IN_SUMMARY,
    '按照《财政部关于2019年度决算公开的规定》（财预〔2016〕143号）第37条规定公开。',
  ],
  [
    'a rule quoted in its own words',
    IN_SUMMARY,
    '规定要求“单项支出超过100万元的应当列明用途，下降（增长）10%以上的说明原因”。',
  ],
  ['words that a form has too', '一、本部门', '对公开内容应当列明的事项作了说明。'],
])('%s is no mistake', (_what, behind, paragraph) => {
  expect(told(behind, paragraph)).toEqual([]);
});

test.each([
  ['a wrong total', IN_SUMMARY, '2022年度收入总计55,923,963.27元。', 'D-20', '55,923,963.27元'],
  ['元 for 万元', IN_SUMMARY, '2022年度收入总计5592.40元。', 'D-27', '5592.40元'],
  [
    'a cut rate',
    '三、支出决算情况说明',
    '基本支出17,066,325.46元，占本年支出合计的30.51%。',
    'D-21',
    '30.51%',
  ],
  [
    'another denominator than the named one',
    '三、支出决算情况说明',
    '基本支出17,066,325.46元，占本年支出合计的43.92%。',
    'D-21',
    '43.92%',
  ],
  [
    'a rate that does not fit its amount',
    IN_SUMMARY,
    '2022年度收入总计55,923,963.72元，比上年增加29,723,248.81元，增长53.15%。',
    'D-22',
    '53.15%',
  ],
  [
    'ways that contradict',
    IN_SUMMARY,
    '2022年度收入总计55,923,963.72元，比上年增加29,723,248.81元，下降113.44%。',
    'D-22',
    '下降113.44%',
  ],
  [
    'a rate without its sign',
    '三、支出决算情况说明',
    '基本支出17,066,325.46元，占比30.52。',
    'D-27',
    '30.52',
  ],
  ['the year before last', IN_SUMMARY, '与2020年度相比，收入总计增加。', 'D-31', '2020'],
  ['another end of the year', '国有资产占用情况说明', '截至2021年12月31日，车辆情况如下。', 'D-31', '2021'],
  [
    'two words of which one was to be chosen',
    IN_SUMMARY,
    '收入总计比上年增加（减少）。',
    'D-30',
    '增加（减少）',
  ],
])('%s is found', (_what, behind, paragraph, rule, quote) => {
  expect(told(behind, paragraph).map((each) => `${each.rule} ${each.place.quote}`)).toContain(
    `${rule} ${quote}`,
  );
});

test('出国 0 of 0 that is said to be carried out by 0% is a hint and no error', () => {
  const found = told(
    '九、财政拨款“三公”经费支出决算情况说明',
    '因公出国（境）费支出0元，完成年初预算0元的0%。',
  );
  expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['D-23 hint']);
});

test('a number whose cell is blank is told that it is blank, not that it is 0', () => {
  const found = told('九、财政拨款“三公”经费支出决算情况说明', '因公出国（境）费支出5,000.00元。');
  expect(found.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'D-20 “因公出国境费支出5,000.00元”与表不符：公开07表 决算数·因公出国（境）费（07[1,8]）是空白，请核对',
  ]);
});
