import { describe, expect, test } from 'vitest';
import { PREDICATES } from '#shared/engine/predicates';
import { PARAMETERS } from '#shared/kind/kinds';
import { faultsWith, SHANXI_SOURCE } from '../shanxi-pack';

const RULES = SHANXI_SOURCE.files['rules.txt']!;
const LAST = RULES.trimEnd().split('\n').length;

function file(name: string): string {
  return SHANXI_SOURCE.files[name]!;
}

/** A text with one piece replaced; the piece must be there, or the example proves nothing. */
function swap(name: string, piece: string, by: string): Record<string, string> {
  expect(file(name)).toContain(piece);
  return { [name]: file(name).replace(piece, by) };
}

function lineOf(name: string, piece: string): number {
  return file(name).slice(0, file(name).indexOf(piece)).split('\n').length;
}

test('the pack as it is has no fault', () => {
  expect(faultsWith({})).toEqual([]);
});

/** One more rule at the end of the file → what is said about it. */
describe('a rule that does not fit the tables', () => {
  test.each([
    ['Z | 核 错 | 11[1,1] = 01[1,1] | 含义', '没有表 11'],
    ['Z | 核 错 | 01[99,1] = 01[1,1] | 含义', '表 01 没有行 99'],
    ['Z | 核 错 | 01[1:99,1] = 01[1,1] | 含义', '表 01 没有行 99'],
    ['Z | 核 错 | 01[1,3] = 01[1,1] | 含义', '表 01 没有第 3 栏'],
    ['Z | 核 错 | 02[合计,6:8] = 02[合计,1:3] | 含义', '表 02 没有第 8 栏'],
    ['Z | 核 错 | 03[20103011,1] = 01[1,1] | 含义', '表 03 没有行 20103011'],
    ['Z | 核 错 | 01[32,1] = 01[1,1] | 含义', '表 01 的 32 行没有第 1 栏'],
    ['Z | 核 错 | 01[1,1] = 01[32,1] | 含义', '表 01 的 32 行没有第 1 栏'],
    ['Z | 核 错 | 01[1:8,1] = 01[32:34,2] | 含义', '01 的 3 行 1 栏与左边的 8 行 1 栏长度不一致'],
    ['Z | 核 错 | 01[8:1,1] = 01[1:8,1] | 含义', '表 01 的行 8:1 次序反了，应为 1:8'],
    ['Z | 核 错 | 05[每行,3:2] >= 05[合计,1] | 含义', '表 05 的栏次 3:2 次序反了，应为 2:3'],
    ['Z | 核 错 | 05[合计,1] = sum(06[人员,2:1]) | 含义', '表 06 的栏次 2:1 次序反了，应为 1:2'],
    ['Z | 核 错 | 05[合计,1] = sum(05[205:201,1]) | 含义', '表 05 的行 205:201 次序反了，应为 201:205'],
    [
      'Z | 核 错 | 05[合计,1] = sum(05[合计:205,1]) | 含义',
      '表 05 的 合计:205 一端是表样的行，一端是科目编码，分不清其间有哪些行',
    ],
    ['Z | 核 错 | 07[1,7:14] <= 07[1,1:6] | 含义', '表 07 没有第 13 栏', '表 07 没有第 14 栏'],
    ['Z | 核 错 | 02[末级,2] = 05[合计,1] | 含义', '05 的 1 行 1 栏与左边的 15 行 1 栏长度不一致'],
    ['Z | 核 错 | 01[1,1] = 01[2,1] | 含义 | 非负()', '条件“非负”的括号里不能空'],
    [
      'Z | 核 错 | 编码有效(02) | 含义 | 非负(02[本行,1])',
      '命名的检查没有左边，条件里的单元格须写明行和栏，如 06[301,1]',
    ],
    ['Z | 核 错 | 01[本行,1] = 01[1,1] | 含义', '左边第一项不能用 本行、同码、下级、同类'],
    ['Z | 核 错 | 01[1,1] = 02[每行,1] | 含义', '每行、末级、上级、明细、各码 只能用在左边第一项或 sum() 里'],
    ['Z | 核 错 | 01[1,同栏] = 02[合计,1] | 含义', '左边第一项不能用 同栏'],
    ['Z | 核 错 | 01[1:3,1] = 03[同类,1] | 含义', '1 行没有写明功能分类的类，不能用 同类'],
    ['Z | 算 错 | 01[1,1] + 01[2,1] = 02[合计,2] | 含义', '算 的左边须是本年的一个引用，用 = 连接'],
    ['Z | 算 错 | 01[28,1] <= 02[合计,2] | 含义', '算 的左边须是本年的一个引用，用 = 连接'],
    ['Z | 算 错 | 上年.01[28,1] = 02[合计,2] | 含义', '算 的左边须是本年的一个引用，用 = 连接'],
    ['Z | 沿用 | 01[28,1] = 上年.01[28,1] + 上年.01[29,1] | 含义', '沿用 须是“本年格 = 上年格”'],
    ['Z | 算 错 | 编码有效(02) | 含义', '命名的检查只能是 核'],
    ['Z | 核 错 | 编码有效(11) | 含义', '没有表 11'],
    ['Z | 核 错 | 01[toString,1] = 01[1,1] | 含义', '表 01 没有行 toString'],
    [
      'Z | 核 错 | toString(02) | 含义',
      `没有名为“toString”的检查，可用：${Object.keys(PREDICATES).join('、')}`,
    ],
    ['Z | 核 错 | 类有对应行(01) | 含义', '“类有对应行”至少要写 2 张表'],
    ['Z | 核 错 | 编码有效(02, 03[合计,1]) | 含义', '“编码有效”的括号里只写表号'],
    ['Z | 核 错 | 01[1,1] = 01[2,1] | 含义 | 单位性质(军队)', '没有单位性质“军队”'],
    ['Z | 核 错 | 01[1,1] = 01[2,1] | 含义 | 非负(行政)', '条件“非负”的括号里应为单元格引用'],
    [
      'Z | 核 错 | 01[1,1] = 01[2,1] | 含义 | 非零(01[1,1])',
      '没有名为“非零”的条件，可用：非负、有负数、有数、无数、单位性质',
    ],
  ])('%s', (line, ...reasons) => {
    expect(faultsWith({ 'rules.txt': `${RULES.trimEnd()}\n${line}\n` })).toEqual(
      reasons.map((reason) => `rules.txt:${LAST + 1}: ${reason}`),
    );
  });

  test('a named code that may have lines below it is not derived twice', () => {
    const [fault] = faultsWith({
      'rules.txt': `${RULES.trimEnd()}\nZ | 算 错 | 03[20103,2] = 02[合计,1] | 含义\n`,
    });
    expect(fault).toMatch(/03\[20103,2\] 已由第 \d+ 行的 03-2 得出/);
  });

  test('an unknown check lists those there are', () => {
    const [fault] = faultsWith({ 'rules.txt': `${RULES.trimEnd()}\nZ | 核 错 | 编码正确(02) | 含义\n` });
    expect(fault).toMatch(/^rules\.txt:\d+: 没有名为“编码正确”的检查，可用：编码有效、/);
  });

  test('a cell derived twice names both rules', () => {
    expect(
      faultsWith({ 'rules.txt': `${RULES.trimEnd()}\nZ | 算 错 | 01[27,1] = 02[合计,1] | 含义\n` }),
    ).toEqual([
      `rules.txt:${LAST + 1}: 01[27,1] 已由第 ${lineOf('rules.txt', '01-1 |')} 行的 01-1 得出，一个单元格只能由一条公式得出`,
    ]);
  });

  test('a deriving rule on one code is put to work too', () => {
    const [fault] = faultsWith({
      'rules.txt': `${RULES.trimEnd()}\nZ | 算 错 | 03[2010301,1] = 02[合计,1] | 含义\n`,
    });
    expect(fault).toMatch(/03\[2010301,1\] 已由第 \d+ 行的 03-1 得出/);
  });

  test('a cycle names its cells in order', () => {
    const [fault] = faultsWith({
      'rules.txt': `${RULES.trimEnd()}\nZ | 算 错 | 02[末级,3] = 01[27,1] | 含义\n`,
    });
    expect(fault).toMatch(/^rules\.txt:\d+: 公式循环：/);
    const path = fault!.replace(/^.*公式循环：/, '').split(' ← ');
    expect(path[0]).toBe(path.at(-1));
    expect(path).toEqual(expect.arrayContaining(['01[27,1]', '01[4,1]', '02[合计,3]', '02[2019999,3]']));
  });
});

describe('a table file that cannot be read', () => {
  test('an unknown key', () => {
    const faults = faultsWith(swap('tables/03.yaml', 'shortTitle: 支出决算表', 'shortName: 支出决算表'));
    expect(faults).toEqual([
      'tables/03.yaml:1: shortTitle：无效输入：期望 string，实际接收 undefined',
      'tables/03.yaml:4: shortName：没有“shortName”这一项，这里可以写：id、title、number、shortTitle、sheet、aliases、counterparts、orientation、scale、caption、columnNumbers、consecutive、panels、footer、notes、emptySentence',
    ]);
  });

  test('a misspelt key inside a line is told with the line', () => {
    const piece = '{ line: 27, label: 本年收入合计, bold: true }';
    expect(
      faultsWith(swap('tables/01.yaml', piece, '{ line: 27, label: 本年收入合计, blod: true }')),
    ).toEqual([
      `tables/01.yaml:${lineOf('tables/01.yaml', piece)}: panels.0.items.26.blod：没有“blod”这一项，这里可以写：line、label、aliases、number、class、${PARAMETERS.join('、')}、type、notApplicable、total、bold、optional`,
    ]);
  });

  test('YAML that is none', () => {
    const piece = 'orientation: portrait';
    const [fault] = faultsWith(swap('tables/01.yaml', piece, `orientation: [portrait`));
    expect(fault).toMatch(/^tables\/01\.yaml:\d+: YAML 写法有误（第 \d+ 列）：[\p{Script=Han}]/u);
  });

  test.each([
    ['a tab', '\ttitle: x', 1, '行首用了 Tab，请改用空格'],
    ['a word twice', 'title: x', 1, '同一项写了两次，请删去一处'],
    ['two colons', 'notes2: a: b', 9, '冒号前的名称没有写完就换了行，或一行里写了两个冒号，请检查缩进和引号'],
  ])('YAML that is none, in the author’s language: %s', (_, line, column, reason) => {
    const text = `${file('tables/03.yaml').trimEnd()}\n${line}\n`;
    const [fault] = faultsWith({ 'tables/03.yaml': text });
    expect(fault).toBe(
      `tables/03.yaml:${text.split('\n').length - 1}: YAML 写法有误（第 ${column} 列）：${reason}`,
    );
  });

  test('a misspelt key of a column is told with those of such a column', () => {
    const piece = '- { amount: 2, title: 基本支出, width: 17 }';
    expect(faultsWith(swap('tables/05.yaml', piece, piece.replace('width', 'widht')))).toEqual([
      expect.stringMatching(/没有“widht”这一项，这里可以写：amount、.*、width$/),
    ]);
  });

  test('a changing header with the wrong number of texts', () => {
    const piece = '{ header: [项目, 行次, 采购金额] }';
    expect(faultsWith(swap('tables/10.yaml', piece, '{ header: [项目, 采购金额] }'))).toEqual([
      `tables/10.yaml:${lineOf('tables/10.yaml', piece)}: 表内表头有 2 格，应为 3 格`,
    ]);
  });

  test('a line written twice, a column that is not there, panels that are not there', () => {
    const twice = '{ line: 28, label: 使用非财政拨款结余 }';
    const stray = '{ line: "30901", label: 房屋构筑物构建, notApplicable: [2] }';
    const footer = 'panels: [2, 4]';
    expect(
      faultsWith({
        ...swap('tables/01.yaml', twice, '{ line: 27, label: 使用非财政拨款结余 }'),
        'tables/06.yaml': file('tables/06.yaml')
          .replace(stray, stray.replace('[2]', '[3]'))
          .replace(footer, 'panels: [2, 5]'),
      }).filter((fault) => fault.startsWith('tables/')),
    ).toEqual([
      `tables/01.yaml:${lineOf('tables/01.yaml', twice)}: 行 27 写了两次`,
      `tables/06.yaml:${lineOf('tables/06.yaml', stray)}: 行 30901 没有第 3 栏`,
      `tables/06.yaml:${lineOf('tables/06.yaml', footer)}: 栏组 2 至 5 不存在`,
    ]);
  });

  test('lines by code without a total line', () => {
    const faults = faultsWith(swap('tables/03.yaml', 'total: true, ', ''));
    expect(faults).toContainEqual(
      expect.stringMatching(/^tables\/03\.yaml:\d+: 按科目编码列行的表须有一行写明 total: true（合计）$/),
    );
  });

  test('a sheet name that no workbook can have', () => {
    const piece = 'sheet: GK03 支出决算表(公开03表)';
    expect(faultsWith(swap('tables/03.yaml', piece, 'sheet: GK03/支出决算表'))).toEqual([
      `tables/03.yaml:${lineOf('tables/03.yaml', piece)}: sheet：工作表名称不能含 * ? : \\ / [ ]`,
    ]);
  });

  test('an id that is not the file’s', () => {
    expect(faultsWith(swap('tables/03.yaml', 'id: "03"', 'id: "3"'))).toContainEqual(
      'tables/03.yaml:1: 编号“3”与文件名不一致，应为“03”',
    );
  });
});

test('all that is wrong in rules.txt is told at once, from the top, whatever stage each fault belongs to', () => {
  const wrong = [
    'A | 核 错 | 01[27,1] = = 02[合计,1] | 不成公式',
    'B | 核 错 | 01[999,1] = 02[合计,1] | 没有的行',
    'C | 算 错 | 01[27,1] = 02[合计,1] | 已经由别的公式得出',
    'D | 算 错 | 01[27,1] = 03[合计,1] | 也已经得出',
    'E | 算 错 | 02[末级,3] = 01[27,1] | 循环',
    'F | 核 错 | 编码正确(02) | 没有的检查',
  ];
  const faults = faultsWith({ 'rules.txt': `${RULES.trimEnd()}\n${wrong.join('\n')}\n` });
  const lines = faults.map((fault) => Number(/^rules\.txt:(\d+): /.exec(fault)?.[1]));
  expect(lines).toEqual(lines.toSorted((one, other) => one - other));
  // A circle may be told at any of its rules.
  expect(lines).toEqual(expect.arrayContaining(wrong.map((_, at) => LAST + 1 + at)));
});

test('faults of all files are told at once, file by file in the order of PACKS.md, each from its top', () => {
  const strayLine = '{ line: 29, label: 年初结转和结余 }';
  const files = {
    'pack.yaml': file('pack.yaml').replace('column: 3 }', 'column: 33 }'),
    // One that is read and cannot be meant, one that cannot be read.
    ...swap('tables/01.yaml', strayLine, strayLine.replace(' }', ', notApplicable: [9] }')),
    ...swap('tables/03.yaml', 'shortTitle: 支出决算表', 'shortName: 支出决算表'),
    'rules.txt': `${[
      'A | 核 错 | 05[9999,1] = 02[合计,1] | 没有的行',
      // 03 was not read: nothing is said of what depends on it.
      'B | 核 错 | 03[合计,99] = 02[合计,1] | 没有读出的表',
      'C | 核 错 | 02[合计,1] = = 02[合计,2] | 不成公式',
    ].join('\n')}\n${RULES.trimEnd()}\nD | 算 错 | 05[合计,2] = 02[合计,1] | 已经由别的公式得出\n`,
    ...swap('dictionary/economic.csv', '301,', '三〇一,'),
    ...swap('forms/project.yaml', 'headings:', 'headlines:'),
    ...swap('report.yaml', 'template: ', 'template: 没有的'),
  };
  const faults = faultsWith(files);
  const places = faults.map((fault) => fault.split(':').slice(0, 2).join(':'));
  expect(places).toEqual([
    `pack.yaml:${lineOf('pack.yaml', 'column: 3 }')}`,
    `tables/01.yaml:${lineOf('tables/01.yaml', strayLine)}`,
    'tables/03.yaml:1',
    'tables/03.yaml:4',
    'rules.txt:1',
    'rules.txt:3',
    `rules.txt:${LAST + 4}`,
    'dictionary/economic.csv:2',
    expect.stringMatching(/^forms\/project\.yaml:\d+$/),
    expect.stringMatching(/^report\.yaml:\d+$/),
  ]);
  expect(faultsWith(Object.fromEntries(Object.entries(files).toReversed()))).toEqual(faults);
});

describe('a folder that lacks something', () => {
  test.each(['pack.yaml', 'tables/07.yaml', 'rules.txt', 'dictionary/economic.csv'])('%s', (name) => {
    expect(faultsWith({ [name]: undefined })).toEqual([`${name}:0: 表样包缺少这个文件`]);
  });

  test('a code list with a line that is none', () => {
    const name = 'dictionary/economic.csv';
    const lines = file(name).trimEnd().split('\n');
    expect(faultsWith({ [name]: `${file(name).trimEnd()}\n工资,301\n` })).toEqual([
      `${name}:${lines.length + 1}: 应以数字编码和逗号开头，例如 201,一般公共服务支出`,
    ]);
  });

  test('a table listed twice', () => {
    const line = lineOf('pack.yaml', 'tables:');
    expect(faultsWith(swap('pack.yaml', '"09", "10"', '"09", "09", "10"'))).toContainEqual(
      `pack.yaml:${line}: 表 09 列了两次`,
    );
  });
});

describe('two lines of one rule over the same left cells', () => {
  const twice = (condition: string): readonly string[] =>
    faultsWith({
      'rules.txt': `${RULES.trimEnd()}\nX-1 | 核 错 | 01[27,1] <= 02[合计,1] | 含义${condition}\n`,
    });

  test('are refused, for an explanation could not say which it means', () => {
    const first = lineOf('rules.txt', '\nX-1 |') + 1;
    expect(twice('')).toEqual([
      `rules.txt:${LAST + 1}: 与第 ${first} 行同为 X-1，左边也相同，审核结果无法区分；请换一个编号，或给两条各写条件`,
    ]);
    expect(twice(' | 非负(01[27,1])')).toHaveLength(1);
  });
});
