import { expect, test } from 'vitest';
import { type Drafted, drafted, typedBook } from '../../support/typed-book';

function formulas({ draft }: Drafted): string[] {
  return (draft.files['rules.txt'] ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|')[2]?.trim() ?? '');
}

test('words in a column hide none of the sums beside them', () => {
  const made = drafted(
    typedBook([
      ['项目支出情况表'],
      ['单位：元'],
      ['项目', '预算数', '备注', '决算数', '执行率'],
      ['合计', 600, null, 540, '90.00%'],
      ['设备购置', 100, '分两年完成', 80, '80.00%'],
      ['房屋修缮', 200, '已验收', 190, '95.00%'],
      ['信息系统', 300, null, 270, '90.00%'],
    ]),
  );
  expect(formulas(made)).toEqual(
    expect.arrayContaining([
      '01[合计,1] = sum(01[设备购置:信息系统,1])',
      '01[合计,3] = sum(01[设备购置:信息系统,3])',
    ]),
  );
});

test('units are listed by their own codes, though these look like 经济分类', () => {
  const made = drafted(
    typedBook([
      ['部门收入决算表（分单位）'],
      ['单位：元'],
      ['单位编码', '单位名称', '本年收入合计', '财政拨款收入', '其他收入', '备注'],
      ['合计', null, 600, 500, 100, null],
      ['301', '示范局', 600, 500, 100, null],
      ['301001', '示范局本级', 400, 350, 50, '机关'],
      ['301002', '示范局信息中心', 200, 150, 50, '事业'],
    ]),
  );
  const [table] = made.pack.tables;
  expect(table?.panels[0]?.items).toContainEqual(
    expect.objectContaining({ kind: 'codes', classification: '单位', levels: [3, 6] }),
  );
  expect(made.pack.dictionary.map(({ classification, code }) => `${classification} ${code}`)).toEqual([
    '单位 301',
    '单位 301001',
    '单位 301002',
  ]);
  expect(formulas(made)).toEqual(
    expect.arrayContaining(['01[上级,1:3] = sum(01[下级,同栏])', '01[末级,1] = sum(01[本行,2:3])']),
  );
  expect(made.draft.proof?.fail).toBe(0);
});

test('codes with letters are those of units and projects too', () => {
  const made = drafted(
    typedBook([
      ['项目支出表'],
      ['单位：元'],
      ['项目代码', '项目名称', '金额'],
      ['合计', null, 300],
      ['A-01', '信息系统运行维护', 100],
      ['B-02', '办公用房维修', 200],
    ]),
  );
  expect(made.pack.tables[0]?.panels[0]?.items).toContainEqual(
    expect.objectContaining({ kind: 'codes', classification: '项目', levels: [4], letters: true }),
  );
  expect(formulas(made)).toContain('01[上级,1] = sum(01[下级,同栏])');
});

test('projects by name alone are rows that come and go, without a code list', () => {
  const made = drafted(
    typedBook([
      ['项目支出情况表'],
      ['单位：元'],
      ['项目名称', '金额', '资金来源'],
      ['信息系统运行维护', 100, '财政拨款'],
      ['办公用房维修', 200, '财政拨款'],
      ['合计', 300, null],
    ]),
  );
  const [table] = made.pack.tables;
  expect(table?.panels[0]?.items).toContainEqual(
    expect.objectContaining({ kind: 'codes', classification: '项目', levels: [3], serial: 3 }),
  );
  expect(made.pack.dictionary).toEqual([]);
  const lines = made.read.document.tables.get('01')?.lines.map(({ code, name }) => `${code} ${name}`);
  expect(lines).toEqual(['001 信息系统运行维护', '002 办公用房维修']);
  expect(formulas(made)).toContain('01[上级,1] = sum(01[下级,同栏])');
});
