import { expect, test } from 'vitest';
import { parseTemplate } from '#shared/narrative/narrative-template';
import { verifyPack } from '#shared/pack-test/verify-pack';
import { packSource } from '../../support/reference';
import { xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const { wording, charts } = session.pack.report!;

function fault(text: string): { readonly line: number; readonly reason: string } | undefined {
  const parsed = parseTemplate('narrative/x.md', text);
  if (!parsed.ok) return parsed.problem[0];
  const rendered = parsed.value.render(
    { session, wording, charts, textOf: () => undefined },
    { 年度: '2022' },
  );
  return rendered.ok ? undefined : rendered.problem;
}

/** Every fault of a template is told with its line, in words for its author; none is passed over. */
test.each([
  ['第一行\n{{ "01[31,1]" | 全额 }}', 2, '没有“全额”这种写法'],
  ['{{ "01[31,1]" | round }}', 1, '没有“round”这种写法'],
  ['\n\n{{ 单位 }}', 3, '没有“单位”这个名称'],
  ['{{ "11[31,1]" | 金额 }}', 1, '表样中没有表 11'],
  ['{{ "01[31,9]" | 金额 }}', 1, '表 01 没有第 9 栏'],
  ['{{ "01[31" | 金额 }}', 1, '公式没有写完'],
  ['{{ "01[1:8,1]" | 金额 }}', 1, '要用 sum(…) 加起来'],
  ['{{ "01[31,1] + 10[7,1]" | 金额 }}', 1, '把不同的东西加在一起'],
  ['{{ "01[31,1]" | 数 }}', 1, '数要用 金额'],
  ['{{ "01[31,1]" | 金额: "百元" }}', 1, '没有“百元”这个金额单位'],
  ['{% for 类 in "05" | 非零行: 1 %}{{类.名称}}{% endfor %}', 1, 'for 的后面不能用“|”'],
  ['{{ "收支" | 图 }}', 1, 'charts 中没有“收支”'],
  ['{{ "01[31,1]" | 上级: 3 }}', 1, '“上级”用在 for 里的一行上'],
  ['{{ 12 | 序号: "I" }}', 1, '“序号”只有'],
  ['{{ "02[合计,2]" | 各栏: 9 }}', 1, '表 02 没有第 9 栏'],
  ['{% include "x" %}', 1, '没有“include”这个标签'],
  ['{% if "01[31,1]" | 非零 %}有', 1, '标签没有写完'],
])('%s', (text, line, reason) => {
  expect(fault(text)).toMatchObject({ line, reason: expect.stringContaining(reason) });
});

test('what is whole has no fault', () => {
  expect(
    fault('{{年度}}年{% if "08[合计,3]" | 为零 %}无{% endif %}{{ "sum(01[1:8,1])" | 金额 }}'),
  ).toBeUndefined();
});

/** A table with a 备注 column in text, and words of the template that would write it as a number. */
test.each([
  ['{{ "99[甲,2]" | 金额 }}', '99[甲,2] 是文字，不能当作数写出来'],
  ['{{ "99[甲,2] + 99[乙,2]" | 占: "99[甲,1]" }}', '是文字，不能当作数写出来'],
  ['{{ "99[甲,1]" | 增减: "99[甲,2]" }}', '99[甲,2] 是文字，不能当作数写出来'],
  ['{% assign 各项 = "99" | 明细行: 2 %}', '表 99 第 2 栏是文字，不能按它的数取行'],
  ['{% assign 各项 = "99" | 非零行: 2 %}', '表 99 第 2 栏是文字，不能按它的数取行'],
  [
    '{% assign 各项 = "99" | 明细行: 1 %}{% for 项 in 各项 %}{{ 项 | 格: 2 | 金额 }}{% endfor %}',
    '99[甲,2] 是文字，不能当作数写出来',
  ],
])('text where a number is meant is the author’s fault, told with its line: %s', (template, reason) => {
  const table = [
    'id: "99"\ntitle: 附表\nshortTitle: 附表\nsheet: 附表\norientation: portrait',
    'caption: { organisation: "部门：", year: 年度, scale: "单位：" }\npanels:\n  - columns:',
    '      - { shows: label, title: 项目, width: 20 }\n      - { amount: 1, title: 金额, width: 16 }',
    '      - { column: 2, title: 备注, type: text, width: 20 }\n    items:',
    '      - { line: 甲, label: 甲 }\n      - { line: 乙, label: 乙 }\n',
  ].join('\n');
  const source = packSource('shanxi-2022');
  const stored = JSON.parse(source.files['sample.juesuan'] ?? '');
  stored.tables['99'] = { scale: 'yuan', lines: [], entries: { 甲: { 1: '5.00', 2: "'房屋" } } };
  const { problems } = verifyPack({
    ...source,
    files: {
      ...source.files,
      'pack.yaml': (source.files['pack.yaml'] ?? '').replace(/^(tables: \[.*)\]$/m, '$1, "99"]'),
      'tables/99.yaml': table,
      'narrative/4-glossary.md': `第一行\n\n${template}\n`,
      'sample.juesuan': JSON.stringify(stored),
    },
  });
  expect(problems).toContainEqual(
    expect.objectContaining({
      file: 'narrative/4-glossary.md',
      line: 3,
      reason: expect.stringContaining(reason),
    }),
  );
});
