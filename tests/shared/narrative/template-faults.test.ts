import { expect, test } from 'vitest';
import { parseTemplate } from '#shared/narrative/narrative-template';
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
