import { expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { present } from '#shared/kit/assert';
import { blockInlines } from '#shared/report/blocks';
import { reportText } from '#shared/report/plain-text';
import { checkTexts, textMarkLines } from '#shared/text-check/check-texts';
import { shanghaiReport, shanghaiSession } from '../../support/shanghai-report';

const session = shanghaiSession();
const text = reportText(shanghaiReport(session));

test('the parts and headings are those of the official template, in its order', () => {
  const headings = shanghaiReport(session).blocks.flatMap((block) =>
    block.kind === 'heading' && block.level <= 2 ? [block.content.map((run) => run.text).join('')] : [],
  );
  expect(headings).toEqual([
    '第一部分　上海市示范事务局概况',
    '一、主要职能',
    '二、部门决算单位构成',
    '第二部分　上海市示范事务局2024年度部门决算表',
    '第三部分　上海市示范事务局2024年度部门决算情况说明',
    '一、收入支出决算总体情况说明',
    '二、收入决算情况说明',
    '三、支出决算情况说明',
    '四、财政拨款收入支出决算总体情况说明',
    '五、一般公共预算财政拨款支出决算情况说明',
    '六、一般公共预算财政拨款基本支出决算情况说明',
    '七、财政拨款“三公”经费支出决算情况说明',
    '八、政府性基金预算财政拨款收入支出决算情况说明',
    '九、国有资本经营预算财政拨款收入支出决算情况说明',
    '十、预算绩效管理情况',
    '十一、其他重要事项的情况说明',
    '第四部分　名词解释',
  ]);
});

test.each([
  ['totals', '2024年度收入支出总计11,916.07万元。与2023年度相比，收入支出总计增加1,191.65万元，增长11.11%。'],
  [
    'kinds that are not there are not listed',
    '其中：财政拨款收入10,903.28万元，占97.29%；事业收入236.55万元，占2.11%；',
  ],
  [
    'an item by 类, 款 and 项',
    '2、一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）。',
  ],
  ['more than the budget', '年初预算为1,741.56万元，支出决算为1,795.43万元。决算数大于预算数的主要原因：'],
  ['less than the budget', '年初预算为1,275.61万元，支出决算为1,226.55万元。决算数小于预算数的主要原因：'],
  ['equal to the budget', '年初预算为4,012.55万元，支出决算为4,012.55万元。决算数与预算数持平。'],
  ['a budget carried out', '年初预算为93.00万元，支出决算为79.01万元，完成预算的84.96%'],
  ['less than last year', '因公出国（境）费支出决算减少5.00万元，下降16.32%；'],
  ['the direction again, where the reason is asked for', '因公出国（境）费支出减少的主要原因是【待填写'],
  ['the same as last year, and no reason asked for', '公务接待费支出决算持平。因公出国'],
  // The template's own slip: “支出收入 XXX 万元”.
  ['spending by its name', '政府性基金预算财政拨款收入1,548.80万元，支出1,632.55万元，支出具体情况如下：'],
  // The template's own slip: “XX 万（含外宾接待支出 XX 万元）”.
  ['units are written', '国内公务接待支出12.15万元（含外宾接待支出0.60万元）。'],
  ['scores are no amounts', '平均得分93.25分'],
  [
    'last year’s figure that no published table has',
    '机关运行经费支出612.35万元，与2023年度相比减少27.67万元，下降4.32%。',
  ],
])('%s', (_what, sentence) => {
  expect(text).toContain(sentence);
});

test('no hint of the template is printed', () => {
  expect(text).not.toMatch(/X{2}|持平作|不涉及的不列|支出收入[^决]|列明|（减少）|（下降）/);
});

test.each([
  [
    '07',
    ['07[1,3]', '07[1,4]', '07[1,7]', '07[1,8]', '07[1,9]', '07[1,10]', '07[1,11]', '07[1,12]'],
    '年度无“三公”经费财政拨款支出。',
  ],
  ['08', ['08[2120803,1]', '08[2120803,2]', '08[2120803,5]'], '年度无政府性基金预算财政拨款收入和支出。'],
  ['09', ['09[2230105,1]', '09[2230105,2]', '09[2230105,5]'], '年度无国有资本经营预算财政拨款收入和支出。'],
  ['S3', ['S3[机关运行,1]'], '年度无机关运行经费支出。'],
])('without amounts %s is told in the official sentence', (_table, cells, sentence) => {
  expect(text).not.toContain(sentence);
  const changed = session.run({
    kind: 'set-cells',
    cells: cells.map((cell) => ({ address: present(parseAddress(cell), cell), value: 0n })),
  });
  expect(changed.ok).toBe(true);
  const without = reportText(shanghaiReport(session));
  session.undo();
  expect(without).toContain(sentence);
});

test('an office alone has 机构设置 instead of a list of its units', () => {
  session.run({
    kind: 'set-cells',
    cells: [{ address: present(parseAddress('S7[下属单位,1]'), 'S7'), value: 0n }],
  });
  const alone = reportText(shanghaiReport(session));
  session.undo();
  expect(alone).toContain('二、机构设置\n');
  expect(alone).not.toContain('部门决算单位构成');
});

test('what was budgeted and not spent is named too', () => {
  session.run({
    kind: 'set-cells',
    cells: [{ address: present(parseAddress('05[2010302,3]'), '05'), value: 0n }],
  });
  const unspent = reportText(shanghaiReport(session));
  session.undo();
  expect(unspent).toContain(
    '一般行政管理事务（项）。主要用于：【待填写：一般行政管理事务（2010302）用途】。年初预算为1,741.56万元，支出决算为0.00万元。决算数小于预算数',
  );
});

test('what nobody has filled in is never taken for nothing', () => {
  session.run({
    kind: 'set-cells',
    cells: [{ address: present(parseAddress('S3[机关运行,1]'), 'S3'), value: null }],
  });
  const waiting = reportText(shanghaiReport(session));
  session.undo();
  expect(waiting).not.toContain('无机关运行经费支出');
  expect(waiting).toContain('机关运行经费支出【待填写：机关运行经费 机关运行经费支出】');
});

test('a text asked for by a code is called by the name of its line, and kept under its key', () => {
  const written = shanghaiSession();
  const typed = () =>
    shanghaiReport(written)
      .blocks.flatMap(blockInlines)
      .find((inline) => inline.kind === 'typed' && inline.key === '2010302·用途');
  const name = '一般行政管理事务（2010302）用途';
  expect(typed()).toMatchObject({ label: name, text: `【待填写：${name}】。`, missing: `没有填写“${name}”` });
  written.run({ kind: 'set-text', key: '2010302·用途', text: '安排XX会议' });
  expect(typed()).toMatchObject({ label: name });
  const marks = textMarkLines(checkTexts(written, shanghaiReport(written).blocks));
  expect(marks.some((mark) => mark.startsWith(`${name}：`))).toBe(true);
});
