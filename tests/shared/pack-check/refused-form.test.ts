import { describe, expect, test } from 'vitest';
import { faultsWith, SHANXI_SOURCE } from '../shanxi-pack';

const FILE = 'forms/project.yaml';
const TEXT = SHANXI_SOURCE.files[FILE]!;
const SUM = 'S4[政府性基金,2]: { of: 全年执行数, level: 二级, rows: 资金, named: [政府性基金] }';
const SCORE = '结果[总分,1] = 结果[执行,1] + 结果[指标,1]';

/** The reasons, without the file and its line. */
function reasonsWith(piece: string, by: string, name = FILE): readonly string[] {
  const text = SHANXI_SOURCE.files[name]!;
  expect(text).toContain(piece);
  return faultsWith({ [name]: text.replace(piece, by) }).map((fault) => fault.replace(/^.*?:\d+: /, ''));
}

test('the form as it is has no fault', () => {
  expect(faultsWith({ [FILE]: TEXT })).toEqual([]);
});

describe('a sum over forms that cannot be meant', () => {
  test.each([
    ['rows: 资金', 'rows: 经费', '这份自评表没有表 经费'],
    ['rows: 资金', 'rows: 概况', '表 概况 没有由人增删的行'],
    ['rows: 资金', 'rows: 指标', '全年执行数在表 资金，不在表 指标'],
    ['rows: 资金, ', '', '没有写 rows，不知道是哪张表的行'],
    [', named: [政府性基金]', '', '写 rows 时要写 named 或 notNamed 之一'],
    ['of: 全年执行数', 'of: 个数', '个数 数的是自评表，不看其中的行；rows 只能与全年预算数、全年执行数同写'],
    ['S4[政府性基金,2]', 'S4[没有,2]', 'sums：表样包没有单元格 S4[没有,2]'],
    ['S4[政府性基金,2]', 'S4[资金,2]', 'sums：S4[资金,2] 已由公式得出，不能再取自自评表'],
  ])('%s → %s', (piece, by, reason) => {
    const found = reasonsWith(SUM, SUM.replace(piece, by));
    expect(found).toContain(reason);
  });

  test('a count into money, and money into a count', () => {
    const count = 'S4[个数,2]: { of: 个数, level: 二级 }';
    expect(reasonsWith(count, count.replace('S4[个数,2]', '01[1,1]'))).toContain(
      'sums：01[1,1] 填的不是个数',
    );
    expect(reasonsWith(count, SUM.replace('S4[政府性基金,2]', 'S4[个数,2]'))).toContain(
      'sums：S4[个数,2] 填的不是金额',
    );
  });

  test('a level of a form that has none, and one cell of two kinds', () => {
    const found = reasonsWith('links:', `sums:\n  ${SUM}\nlinks:`, 'forms/department.yaml');
    expect(found).toContain('部门整体的自评表不分一级、二级项目');
  });
});

describe('a way of printing that leaves something out', () => {
  test.each([
    ['  - 立项依据：{概况[依据,1]}\n', '', '没有印出 概况[依据,1]'],
    [
      '  - 立项依据：{概况[依据,1]}\n',
      '  - 立项依据：{概况[概况,1]}{概况[依据,1]}\n',
      '概况[概况,1] 印了两次',
    ],
    ['{表 资金}', '{表 经费}', '这份自评表没有表 经费'],
    ['{表 资金}', '{表 概况}', '表 概况 不是印成表格的，逐行写出它的格'],
    [
      '立项依据：{概况[依据,1]}',
      '立项依据：{概况[没有,1]}',
      '花括号里应是 表[行,栏]、表 名称、名称、全称、等级、单位名称、年度；没有“概况[没有,1]”',
    ],
  ])('%s → %s', (piece, by, reason) => {
    expect(reasonsWith(piece, by)).toContain(reason);
  });
});

describe('cells that do not take what is asked of them', () => {
  test.each([
    ['score: 结果[总分,1]', 'score: 资金[合计,3]', '资金[合计,3] 应填得分（type: score）'],
    ['budget: 资金[合计,3]', 'budget: 资金[合计,7]', '资金[合计,7] 应填金额'],
    ['问题: 自评[问题,1]', '问题: 结果[总分,1]', '结果[总分,1] 应填文字（type: text）'],
  ])('%s → %s', (piece, by, reason) => {
    expect(reasonsWith(piece, by)).toContain(reason);
  });

  test('a link into a cell that a formula gives, of another measure, or to a sum over forms', () => {
    const link = '核对[项目,1]: 03[合计,3]';
    const inDepartment = (by: string) => reasonsWith(link, by, 'forms/department.yaml');
    expect(inDepartment('方向[合计,3]: 03[合计,3]')).toContain(
      'links：方向[合计,3] 已由公式得出，不能再取自决算表',
    );
    expect(inDepartment('结果[执行,1]: 03[合计,3]')).toContain(
      'links：03[合计,3] 与 结果[执行,1] 填的不是同一种数',
    );
    expect(inDepartment('核对[项目,1]: S4[政府性基金,2]')).toContain(
      'links：S4[政府性基金,2] 是各份自评表的合计，不能再取回自评表',
    );
  });
});

test('a reading with too few or too many cells', () => {
  const reading = '完成比(指标[本行,4], 指标[本行,5])';
  expect(reasonsWith(reading, '完成比(指标[本行,5])')).toEqual([
    '“完成比”的括号里要写 2 至 3 处单元格，写了 1 处',
  ]);
  expect(reasonsWith(reading, '数值(指标[本行,4], 指标[本行,5])')).toEqual([
    '“数值”的括号里要写 1 处单元格，写了 2 处',
  ]);
});

test('a fault of one rule does not hide those of the others', () => {
  const text = TEXT.replace(SCORE, '结果[总额,1] = 结果[执行,1] + 结果[指标,1]').replace(
    '资金[合计,6] = 资金[合计,4] / 资金[合计,3]',
    '资金[合计,6] = 资金[合计,4] - 资金[合计,3]',
  );
  const found = faultsWith({ [FILE]: text }).join('\n');
  expect(found).toContain('表 结果 没有行 总额');
  expect(found).toMatch(/资金\[合计,6\]|百分比/);
});

test('rows that people add stand in forms only', () => {
  const codes = '- { codes: functional, levels: [3, 5, 7] }';
  expect(reasonsWith(codes, '- { rows: 科目 }', 'tables/03.yaml')).toContain(
    '{rows} 只用在自评表（forms/*.yaml）里；公开表由科目编码列行，请写 {codes: …, levels: […]}',
  );
});
