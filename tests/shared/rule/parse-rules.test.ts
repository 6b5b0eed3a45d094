import { expect, test } from 'vitest';
import { parseRules } from '#shared/rule/parse-rules';

test('notes, blank lines, the mark of the file’s encoding and either line end are passed over', () => {
  const text = '\uFEFF# 一、表内\r\n\r\n01-1 | 算 错 | 01[27,1] = sum(01[1:8,1]) | 收入合计\r\n';
  const rules = parseRules('rules.txt', text);
  expect(rules.ok && rules.value.map(({ id, line, text: formula }) => [id, line, formula])).toEqual([
    ['01-1', 3, '01[27,1] = sum(01[1:8,1])'],
  ]);
});

test.each([
  ['算 错', { derives: true, checks: false, carries: false, severity: 'error' }],
  ['核 警', { derives: false, checks: true, carries: false, severity: 'warning' }],
  ['核 示 沿用', { derives: false, checks: true, carries: true, severity: 'hint' }],
  ['沿用', { derives: false, checks: false, carries: true }],
])('方式 %s', (mode, meaning) => {
  const rules = parseRules('rules.txt', `X | ${mode} | 01[1,1] = 01[2,1] | 含义`);
  expect(rules.ok && rules.value[0]).toMatchObject(meaning);
});

/** One bad line → its reason. */
test.each([
  ['X | 核 错 | 01[1,1] = 01[2,1]', '一行应为“编号 | 方式 | 公式 | 含义”，可再加“| 条件”，这里有 3 段'],
  [
    'X | 核 错 | 01[1,1] = 01[2,1] | 含义 | 非负(01[1,1]) | 多',
    '一行应为“编号 | 方式 | 公式 | 含义”，可再加“| 条件”，这里有 6 段',
  ],
  [' | 核 错 | 01[1,1] = 01[2,1] | 含义', '编号和含义不能空'],
  ['X | 核 错 | 01[1,1] = 01[2,1] | ', '编号和含义不能空'],
  ['X | 查 错 | 01[1,1] = 01[2,1] | 含义', '方式“查 错”有误：“查”不是 算、核、沿用、错、警、示 之一'],
  ['X | 算 核 错 | 01[1,1] = 01[2,1] | 含义', '方式只能是 算 或 核 之一'],
  ['X | 错 | 01[1,1] = 01[2,1] | 含义', '方式须有 算、核 或 沿用'],
  ['X | 核 | 01[1,1] = 01[2,1] | 含义', '方式须有 错、警、示 之一'],
  ['X | 核 错 警 | 01[1,1] = 01[2,1] | 含义', '方式须有 错、警、示 之一'],
  ['X | 核 错 | 01[1,1] 01[2,1] | 含义', '公式“01[1,1] 01[2,1]”：此处应为 =、<>、<、<=、> 或 >=，却是“01”'],
  ['X | 核 错 | 01[1,1] = 01[2,1] | 含义 | 非负', '条件“非负”：公式没有写完，此处应为“[”'],
])('%s', (line, reason) => {
  expect(parseRules('rules.txt', `# 注\n${line}`)).toEqual({
    ok: false,
    problem: [{ file: 'rules.txt', line: 2, reason }],
  });
});

test('all faults of a file are told at once', () => {
  const rules = parseRules('rules.txt', 'A | 核\nB | 核 错 | 01[1,1] = | 含义');
  expect(rules.ok ? [] : rules.problem.map(({ line }) => line)).toEqual([1, 2]);
});
