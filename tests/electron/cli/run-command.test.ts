import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { openRememberedAnswers } from '../../../electron/services/remembered-answers';
import { BUILT_IN_IDS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';
import { runJuesuan } from '../../support/run-juesuan';
import { smallBook } from '../../support/small-books';

const filled = workbookPath('filled');
const lastYear = workbookPath('lastYear');
const shanghai = workbookPath('shanghai');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-cli-'));
});

const juesuan = (...words: string[]) => runJuesuan(folder, words);

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test('import, check, show and export agree on the published disclosure', async () => {
  const imported = await juesuan('import', filled, '--prior', lastYear, '-o', '决算.juesuan');
  expect(imported.exit).toBe(0);
  const checked = await juesuan('check', '决算.juesuan', '--json');
  expect(checked.exit).toBe(0);
  const report = JSON.parse(checked.out);
  expect(report).toMatchObject({
    pack: 'shanxi-2022',
    year: 2022,
    unit: '忻州市行政审批服务管理局',
    summary: { fail: 0, rounding: 0 },
  });
  expect(report.findings[0]).toEqual({
    rule: '01-1',
    state: 'pass',
    severity: 'error',
    message: '本年收入合计等于各项收入之和',
    cells: ['01[27,1]', ...[1, 2, 3, 4, 5, 6, 7, 8].map((line) => `01[${line},1]`)],
    expected: '55923963.72',
    actual: '55923963.72',
    difference: '0.00',
  });
  const shown = await juesuan(
    'show',
    '决算.juesuan',
    '01[27,1]',
    '06[309,2]',
    '10[7,1]',
    '上年.01[62,2]',
    '--json',
  );
  expect(JSON.parse(shown.out)).toEqual({
    cells: {
      '01[27,1]': { value: '55923963.72', kind: 'derived', type: 'amount' },
      '06[309,2]': { value: '—', kind: 'input', type: 'amount' },
      '10[7,1]': { value: '3', kind: 'derived', type: 'count' },
      '上年.01[62,2]': { value: '26200714.91', kind: 'input', type: 'amount' },
    },
  });
});

test('an own workbook, exported and read back, gives the same cells in 元', async () => {
  expect((await juesuan('export', filled, '-o', 'out.xlsx')).exit).toBe(0);
  const before = JSON.parse((await juesuan('show', filled, '--json')).out);
  const after = JSON.parse((await juesuan('show', 'out.xlsx', '--json')).out);
  expect(after).toEqual(before);
});

test('an own workbook in 万元 reads back with rounding only', async () => {
  expect((await juesuan('export', filled, '--scale', 'wanyuan', '-o', 'out.xlsx')).exit).toBe(0);
  const checked = JSON.parse((await juesuan('check', 'out.xlsx', '--json')).out);
  expect(checked.summary.fail).toBe(0);
  expect(checked.summary.rounding).toBeGreaterThan(0);
  const total = JSON.parse((await juesuan('show', 'out.xlsx', '01[27,1]', '--json')).out);
  expect(total.cells['01[27,1]'].value).toBe('55924000.00');
});

test('balanced amounts and formulas are asked for by name, and what was done is told', async () => {
  const options = ['--scale', 'wanyuan', '--rounding', 'balanced', '--formulas'];
  const made = await juesuan('export', filled, ...options, '-o', 'out.xlsx');
  expect(made.exit).toBe(0);
  expect(made.out).toContain('为使各数相加等于合计而调整的单元格：');
  expect(made.out).not.toContain('换算成万元的尾数误差：');
  const checked = JSON.parse((await juesuan('check', 'out.xlsx', '--json')).out);
  expect(checked.summary).toMatchObject({ fail: 0, rounding: 0 });
  const each = await juesuan('export', filled, '--scale', 'wanyuan', '-o', 'each.xlsx');
  expect(each.out).toContain('换算成万元的尾数误差：');
});

test('an existing output is replaced, an input is not', async () => {
  file('out.xlsx', 'old');
  expect((await juesuan('export', filled, '-o', 'out.xlsx')).exit).toBe(0);
  expect(readFileSync(join(folder, 'out.xlsx')).subarray(0, 2).toString()).toBe('PK');
  const itself = await juesuan('export', filled, '-o', filled);
  expect(itself).toMatchObject({ exit: 2, error: expect.stringContaining('输出的文件不能就是输入的文件') });
});

test.each([
  ['a text file', 'check', () => file('a.xlsx', '部门\n金额'), '不是 Excel 工作簿'],
  ['a table of something else', 'check', () => file('a.xlsx', '部门,金额\n1,2'), '没有找到'],
  ['an empty file', 'check', () => file('a.xlsx', ''), '不是 Excel 工作簿'],
  [
    'a truncated workbook',
    'check',
    () => file('a.xlsx', readFileSync(filled).subarray(0, 9000)),
    '已损坏或不完整',
  ],
  ['a missing file', 'check', () => join(folder, 'none.xlsx'), '找不到文件'],
  ['a folder', 'check', () => folder, '是文件夹'],
  [
    'a project of a newer program',
    'check',
    () => file('a.juesuan', '{"format":"juesuan-project","version":99}'),
    '由较新版本的程序保存',
  ],
  [
    'a damaged project',
    'check',
    () => file('a.juesuan', '{"format":"juesuan-project","version":1}'),
    '内容有损坏',
  ],
  ['other JSON', 'check', () => file('a.json', '{"a":1}'), '不是 Excel 工作簿'],
  ['an unknown cell', 'show', () => [filled, '01[9,1]'], '没有单元格“01[9,1]”'],
  ['an unknown pack', 'check', () => [filled, '--pack', 'nowhere'], '没有名为“nowhere”的表样包'],
  [
    'a workbook of another pack than the one named',
    'check',
    () => [shanghai, '--pack', 'shanxi-2022'],
    '是“上海市部门决算公开（2024年度）”的工作簿（吻合 100%），不是“山西省部门决算公开（2022年度）”的',
  ],
  [
    'and the other way round',
    'import',
    () => [filled, '--pack', 'shanghai-2024', '-o', 'x.juesuan'],
    '命令行写 --pack shanxi-2022',
  ],
  [
    'a template of another pack',
    'export',
    () => [shanghai, '--template', workbookPath('template'), '-o', 'x.xlsx'],
    '是“山西省部门决算公开（2022年度）”的模板，不是“上海市部门决算公开（2024年度）”的，没有填写',
  ],
  ['an unknown command', 'print', () => filled, '没有“print”这个命令'],
  ['no output', 'import', () => filled, '要用 -o 写明输出的文件'],
  ['an option of another command', 'check', () => [filled, '--scale', 'yuan'], 'check 没有选项 --scale'],
  ['an option that there is not', 'check', () => [filled, '--jsn'], '没有选项 --jsn；加 --help 列出可用的'],
  ['an option without its words', 'export', () => [filled, '-o'], '选项 -o、--output 后面要写内容'],
  ['an option with words too many', 'check', () => [filled, '--json=1'], '选项 --json 后面不写内容'],
  ['a workbook called otherwise', 'export', () => [filled, '-o', 'x.txt'], '请以 .xlsx 结尾'],
  ['a wrong rounding', 'export', () => [filled, '--rounding', 'up', '-o', 'x.xlsx'], '万元的舍入只能是 each'],
  [
    'formulas into a template',
    'export',
    () => [filled, '--formulas', '--template', filled, '-o', 'x.xlsx'],
    '--formulas 只用于本程序自己生成的工作簿',
  ],
  [
    'notes into a template',
    'export',
    () => [filled, '--notes', '--template', filled, '-o', 'x.xlsx'],
    '--notes 只用于本程序自己生成的工作簿',
  ],
  ['a wrong scale', 'export', () => [filled, '--scale', 'usd', '-o', 'x.xlsx'], '金额单位只能是'],
])('%s ends with exit code 2 and one line that says why', async (_, command, input, words) => {
  const result = await juesuan(command, ...[input()].flat());
  expect(result).toMatchObject({ exit: 2, out: '' });
  expect(result.error).toContain(words);
  expect(result.error).not.toContain('\n');
});

test('remembered answers are used and told of beside the result, unless it is to go without', async () => {
  const remembered = openRememberedAnswers(join(folder, 'config'));
  const title = { of: 'title', words: '公共财政资金使用明细表', table: '05' } as const;
  await remembered.change('shanxi-2022', [title, { ...title, words: '旧表', table: '99' }], []);
  const renamed = fileURLToPath(new URL('../../fixtures/renamed/renamed-2022.xlsx', import.meta.url));
  const checked = await juesuan('check', renamed, '--json');
  expect(JSON.parse(checked.out).summary.pass).toBeGreaterThan(0);
  expect(checked.error.split('\n')).toEqual([
    '“renamed-2022.xlsx”用了记住的对应关系 1 条（--no-remembered 可不用）：表名“公共财政资金使用明细表”＝公开05表 一般公共预算财政拨款支出决算表',
    '记住的对应关系有 1 条与表样包不合，没有使用：表名“旧表”＝99',
  ]);
  const without = await juesuan('import', renamed, '--no-remembered', '-o', '甲.juesuan');
  expect(without.error).toBe('');
  expect(without.out).toContain('表 05　工作簿中没有');
  const prior = await juesuan('import', filled, '--prior', renamed, '-o', '乙.juesuan');
  expect(prior.error).toContain('“renamed-2022.xlsx”用了记住的对应关系 1 条');
});

test.each([
  ['filled', 'shanxi-2022', '识别为山西省部门决算公开（2022年度）（shanxi-2022，吻合 99%）'],
  ['shanghai', 'shanghai-2024', '识别为上海市部门决算公开（2024年度）（shanghai-2024，吻合 100%）'],
] as const)(
  'the workbook %s is read with its own pack, and how surely is said',
  async (name, pack, words) => {
    const text = await juesuan('check', workbookPath(name));
    expect(text.exit).toBe(0);
    expect(text.out.split('\n')[0]).toBe(words);
    expect((await juesuan('import', workbookPath(name), '-o', 'x.juesuan')).out).toContain(words);
    const { recognition } = JSON.parse((await juesuan('check', workbookPath(name), '--json')).out);
    expect(recognition.certainty).toBe('sure');
    expect(recognition.candidates[0]).toMatchObject({ packId: pack });
    expect(recognition.candidates).toHaveLength(BUILT_IN_IDS.length);
  },
);

test('last year may be of another pack: read with its own, brought over, and what has no counterpart is told', async () => {
  const text = await juesuan('check', shanghai, '--prior', lastYear);
  expect(text.out).toContain(
    '上年公开10表（山西省部门决算公开（2022年度））有 6 个数在本年的表样中没有对应的格',
  );
  const shown = await juesuan(
    'show',
    shanghai,
    '--prior',
    lastYear,
    '上年.01[本年收入,1]',
    '上年.06[人员,1]',
  );
  expect(shown.out.split('\n')).toEqual(['上年.01[本年收入,1]\t26200714.91', '上年.06[人员,1]\t9217095.70']);
  const json = JSON.parse((await juesuan('check', shanghai, '--prior', lastYear, '--json')).out);
  expect(json.priorNotes).toHaveLength(3);
});

test('a workbook in which nothing is recognised is told what it is, question by question', async () => {
  const title = '本局资金去向';
  const header = [['编', '用途', '共', '常年', '专门']];
  const input = file('去向.xlsx', await smallBook({ title, number: '', header, merges: [] }));
  const refused = await juesuan('import', input, '--pack', 'shanxi-2022', '-o', '去向.juesuan');
  expect(refused).toMatchObject({ exit: 2, out: '' });
  expect(refused.error).toContain(`--answer "title:${title}=`);
  const asked = await juesuan('import', input, '--pack', 'shanxi-2022', '-o', '去向.juesuan', '--json');
  expect(asked.exit).toBe(2);
  expect(JSON.parse(asked.out).questions).toMatchObject([{ id: `title:${title}` }]);
  const answers = [
    `title:${title}=05`,
    'body:05=编 | 用途 | 共 | 常年 | 专门',
    'column:05:编:0=0 code',
    'column:05:用途:0=0 name',
    'column:05:共:0=0 amount 1',
    'column:05:常年:0=0 amount 2',
    'column:05:专门:0=0 amount 3',
  ].flatMap((answer) => ['--answer', answer]);
  const read = await juesuan('import', input, '--pack', 'shanxi-2022', '-o', '去向.juesuan', ...answers);
  expect(read.exit).not.toBe(2);
  const shown = await juesuan('show', '去向.juesuan', '05[2010301,2]', '--json');
  expect(JSON.parse(shown.out).cells['05[2010301,2]'].value).toBe('10914325.90');
});

test('what systems export under the name of Excel is read, and said to be that', async () => {
  const rows = [
    '一般公共预算财政拨款支出决算表,,,,',
    ',,,,公开05表',
    '部门名称：某局,,2022年度,,金额单位：元',
    '功能分类科目编码,科目名称,小计,基本支出,项目支出',
    '201,一般公共服务支出,"1,234.50","1,234.50",',
    '20103,政府办公厅（室）及相关机构事务,"1,234.50","1,234.50",',
    '2010301,行政运行,"1,234.50","1,234.50",',
  ];
  const input = file('导出.xls', rows.join('\r\n'));
  const read = await juesuan('import', input, '-o', '导出.juesuan');
  expect(read.out).toContain('文件的内容是文本表格');
  const shown = await juesuan('show', '导出.juesuan', '05[2010301,2]', '--json');
  expect(JSON.parse(shown.out).cells['05[2010301,2]'].value).toBe('1234.50');
});
