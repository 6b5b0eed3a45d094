import { expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { blockText, reportText } from '#shared/report/plain-text';
import { xinzhouReport, xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const text = reportText(xinzhouReport(session));

/** Figures of the published text that are right; ours must say them in their sentences. */
test.each([
  '2022年度收入总计55,923,963.72元、支出总计55,923,963.72元',
  '收入总计增加29,723,248.81元，增长113.44%',
  '支出总计增加29,723,248.81元，增长113.44%',
  '基本支出17,066,325.46元，占比30.52%；',
  '项目支出38,857,638.26元，占比69.48%；',
  '占本年支出合计的100.00%',
  '一般公共服务支出（类）32,464,209.41元，占比58.05%',
  '社会保障和就业支出（类）1,184,368.32元，占比2.12%',
  '卫生健康支出（类）518,161.14元，占比0.93%',
  '农林水支出（类）114,250.00元，占比0.20%',
  '住房保障支出（类）1,088,829.41元，占比1.95%',
  '其他支出（类）20,554,145.44元，占比36.75%。',
  '年初预算64,420,600.00元，支出决算55,923,963.72元，完成年初预算的86.81%',
  '增加874.71万元，增长36.88%',
  '人员经费13,988,143.89元',
  '公用经费3,078,181.57元',
  '预算60,000.00元，支出决算46,479.14元，完成年初预算的77.47%，与2021年决算相比增加12,165.37元，增长35.45%',
  '与2021年相比减少77,517.73元，下降2.46%',
  '占政府采购支出总额的85.04%',
  '占政府采购支出总额的81.60%',
  '本年度无此项支出。',
])('says as published: %s', (sentence) => {
  expect(text).toContain(sentence);
});

/** What the published text has wrong, and what is right: each was recomputed from the published tables. */
test.each([
  // published: 完成年初预算的100%
  ['the budget overspent is over 100%', '支出决算3,246.42万元，完成年初预算的103.06%'],
  // published: 较2021年决算增加0.73，增加6.8%
  ['units are written', '增加0.73万元'],
  // published: 增加40.86
  ['units are written', '增加40.86万元'],
  // published: 增加2032.03，增加8691.32%
  ['units are written', '增加2,032.03万元'],
  // published: 占本部门（单位）项目支出总额的38857638.26%
  ['a share is no amount', '占本部门（单位）项目支出总额的100.00%'],
  // published: 比上年度增加46,479.14元，增长∞%, against its own total
  [
    'no infinite growth',
    '公务用车运行维护费支出46,479.14元，完成年初预算的77.47%，与2021年决算相比增加12,165.37元，增长35.45%',
  ],
  // published: 因公出国（境）费支出0元，完成年初预算的0%
  [
    'no completion of no budget',
    '因公出国（境）费支出0.00元，年初未安排预算，也没有支出，与2021年决算相比持平',
  ],
  // published: 公务用车购置费支出0元，完成年初预算的0%
  [
    'no completion of no budget',
    '公务用车购置费支出0.00元，年初未安排预算，也没有支出，与2021年决算相比持平',
  ],
  // published: 公务接待费支出0元，完成年初预算的0%
  ['no completion of no budget', '公务接待费支出0.00元，年初未安排预算，也没有支出，与2021年决算相比持平'],
  // published: 国有资金经营预算
  ['the budget by its name', '国有资本经营预算项目支出0.00元'],
  // published: 增加874.71万元，增加36.88%
  ['a rate grows, an amount is more', '增加874.71万元，增长36.88%'],
  // published: 年初预算3149.98万元, beside 17,066,325.46元
  ['one way of separators', '一般公共服务支出年初预算3,149.98万元，支出决算3,246.42万元'],
  // published: 共涉及资金38857638.26元
  ['one way of separators', '共涉及资金38,857,638.26元'],
  // published: 年初预算64,420,600元 and 授予中小企业合同金额37,487,100元, beside amounts with two decimals
  ['one way of decimals', '年初预算64,420,600.00元'],
  ['one way of decimals', '授予中小企业合同金额37,487,100.00元'],
  // published: 占比0% beside 占比100.00%
  ['one way of decimals', '上级补助收入0.00元，占比0.00%；'],
  // published: 增加6.8%, beside rates with two decimals
  ['one way of decimals', '农林水支出年初预算11.85万元，支出决算11.43万元，完成年初预算的96.41%'],
  // published: 增加14.98%, worked out from 万元 already rounded
  ['rates of exact amounts', '增加15.43万元，增长14.97%'],
  // published: 增加8691.32%, worked out from 万元 already rounded
  ['rates of exact amounts', '增加2,032.03万元，增长8691.29%'],
  // published: 本年度无此项支出, of income and spending
  ['what there is none of', '七、政府性基金预算财政拨款收支决算情况说明\n本年度无此项收支。'],
  // published: 2022年财政拨款决算支出, of one of three budgets
  ['the budget by its name', '2022年一般公共预算财政拨款支出决算55,923,963.72元，占本年支出合计的100.00%'],
  // published: 人员经费13,988,143.89元，主要包括人员经费13,988,143.89元，主要包括人员基本工资
  ['nothing twice', '人员经费13,988,143.89元，主要包括基本工资、'],
])('right where the published text is wrong: %s', (_what, sentence) => {
  expect(text).toContain(sentence);
});

test('the items of 人员经费 and 公用经费 are those of 06 that are not 0, each once', () => {
  const listed = (words: string) =>
    new RegExp(`${words}[\\d,.]+元，主要包括(.*?)[；。]`).exec(text)?.[1]?.split('、');
  // published: 其他工资福利支出 twice, though 06 has none; 租赁费 of 0
  expect(listed('人员经费')).toEqual([
    '基本工资',
    '津贴补贴',
    '奖金',
    '绩效工资',
    '机关事业单位基本养老保险缴费',
    '职工基本医疗保险缴费',
    '其他社会保障缴费',
    '住房公积金',
    '退休费',
    '生活补助',
  ]);
  // published: 租赁费 of 0, without 手续费, 维修费 by a name of its own
  expect(listed('公用经费')).toEqual([
    '办公费',
    '印刷费',
    '咨询费',
    '手续费',
    '邮电费',
    '取暖费',
    '物业管理费',
    '差旅费',
    '维修（护）费',
    '会议费',
    '培训费',
    '工会经费',
    '福利费',
    '公务用车运行维护费',
    '其他交通费用',
    '其他商品和服务支出',
    '办公设备购置',
  ]);
});

test('one cell changed changes exactly the sentences that are bound to it or to what it moves', () => {
  const before = xinzhouReport(session).blocks;
  const moved = session.run({
    kind: 'set-cells',
    cells: [{ address: address('S3[小微,1]'), value: 35_000_000_00n }],
  });
  expect(moved.ok).toBe(true);
  const after = xinzhouReport(session).blocks;
  session.undo();
  const changed = after.flatMap((block, at) => {
    const old = before[at];
    return block.kind !== 'table' && old && blockText(block) !== blockText(old) ? [blockText(block)] : [];
  });
  expect(changed).toEqual([expect.stringContaining('授予小微企业合同金额35,000,000.00元')]);
});

test('what is not there is said and never 0: last year, and supplementary figures nobody has typed', () => {
  const bare = reportText(xinzhouReport(xinzhouSession(false)));
  expect(bare).toContain('公务用车保有量共【待填写：“三公”实物量 公务用车保有量（辆）】辆');
  expect(bare).toContain('占政府采购支出总额的【待填写：');
  expect(bare).not.toContain('合同金额0.00元');
});

test('a text of the clerk stands where its key is asked for, and is no Markdown', () => {
  session.run({ kind: 'set-text', key: '职责', text: '# 一是*贯彻*\n\n二是{{执行}}' });
  const report = xinzhouReport(session);
  session.undo();
  const texts = report.blocks.map(blockText);
  expect(texts).toContain('# 一是*贯彻*');
  expect(texts).toContain('二是{{执行}}');
});

function address(text: string) {
  const found = parseAddress(text);
  if (!found) throw new Error(text);
  return found;
}
