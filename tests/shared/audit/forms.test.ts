import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedText } from '#shared/finished/finished-text';
import { loadShanxi } from '../../support/reference';

const pack = loadShanxi();
const text = readFileSync(new URL('../../fixtures/audit/xinzhou-2022.txt', import.meta.url), 'utf8');

/** What is told of the forms in the text with some words replaced, each once: rule and words. */
function told(...changes: readonly (readonly [string, string])[]): readonly string[] {
  const changed = changes.reduce((all, [was, is]) => {
    expect(all.split(was).length, was).toBeGreaterThan(1);
    return all.replace(was, is);
  }, text);
  const audited = auditDocument(pack, finishedText(changed));
  if (!audited.ok) throw new Error(audited.problem);
  return audited.value.findings.flatMap(({ rule, place, state }) =>
    state === 'fail' && (rule === 'D-29' || / /.test(rule)) ? [`${rule} ${place.quote.slice(0, 20)}`] : [],
  );
}

const BEFORE = told();

function more(...changes: readonly (readonly [string, string])[]): readonly string[] {
  const left = [...BEFORE];
  return told(...changes).filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test('what the text says otherwise than the forms is found: score, money, unit, rate, grade; and what does not add up in one', () => {
  const said = more(
    ['项目自评得分98.9分', '项目自评得分98.8分'],
    ['全年预算数为118万元', '全年预算数为119万元'],
    ['执行数为109.56万元', '执行数为109.56元'],
    ['完成预算的68.51%', '完成预算的68.15%'],
    ['整体绩效自评得分为97.21分', '整体绩效自评得分为97.12分'],
    ['总得分 85 分，属于"良"', '总得分 85 分，属于"优"'],
    ['23个项目自评等级为“优”', '5个项目自评等级为“优”'],
    ['合计\t1,110,000', '合计\t1,110,001'],
  );
  expect(said).toEqual(
    expect.arrayContaining([
      ...['98.8分', '119万元', '109.56元', '68.15%', '97.12分', '优', '5个'].map((words) => `D-29 ${words}`),
      '项目自评 F-1 1,110,001',
    ]),
  );
  expect(said).toHaveLength(8);
});

// Two audits of a whole document.
test('where all 项目 are attached, there are as many of each grade', { timeout: 60_000 }, () => {
  const all = [
    ['二级项目绩效自评个数27个', '二级项目绩效自评个数8个'],
    ['23个项目自评等级为“优”', '7个项目自评等级为“优”'],
    ['3个项目自评等级为“良”', '1个项目自评等级为“良”'],
  ] as const;
  expect(more(...all, ['1个项目自评等级为“差”', '0个项目自评等级为“差”'])).toEqual([]);
  expect(more(...all)).toEqual(['D-29 1个']);
});

test('a form that was published without a result is told blank for blank: nobody will fill it in', {
  timeout: 60_000,
}, () => {
  const [from, to] = [
    text.indexOf('项目名称：政务大厅保安人员费用'),
    text.indexOf('项目名称：忻州市公共资源交易平台服务费'),
  ];
  const results = text.slice(from, to);
  const goals = results
    .replace('2022年12月', '')
    .replace(/项目共分 12 个阶段.*/, '')
    // Of the money the sources are left, of the indicators their goals of the year's beginning and their weights.
    .replace(/^(合计|市县区财政资金)\t.*$/gm, '$1')
    .replace(/^(.*)\t(.*)\t(.*)\t(.*)\t(.*)\t(.*)\t(\d+)\t(\d+)\t$/gm, '$1\t$2\t$3\t$4\t\t\t$7\t\t')
    .replace(/^项目实施成本\t.*$/m, '')
    .replace(/三、项目自评结果[\s\S]*/, '');
  const audited = auditDocument(
    pack,
    finishedText(text.replace(results, `${goals}\n项目支出绩效自评分析报告\n\n`)),
  );
  if (!audited.ok) throw new Error(audited.problem);
  const told = audited.value.findings.filter(({ message }) => message.startsWith('政务大厅保安人员费用：'));
  const rules = new Set(told.map(({ rule }) => rule));
  expect(rules).not.toContain('项目自评 Z-2');
  expect(told.filter(({ rule }) => rule === '项目自评 F-11').length).toBeGreaterThan(10);
});
