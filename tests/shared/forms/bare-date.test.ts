import { expect, test } from 'vitest';
import { bareDate } from '#shared/forms/bare-date';

const lines = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ kind: 'line', place: `第${at + 1}段`, text }) as const);

test.each([
  [['自评报告', '2022年12月', '主管部门：某局'], '2022年12月'],
  [['主管部门：某局', '二〇二二年十二月'], '二〇二二年十二月'],
  [['主管部门：某局', '【待填写：甲项目·填报日期】'], '【待填写：甲项目·填报日期】'],
  // Said beside its label, or what a label above it asks for.
  [['2022年', '填报日期：2022年12月'], undefined],
  [['批复时间：', '2022年3月'], undefined],
  [['主管部门：某局', '【待填写：甲项目·主管部门】', '2022年12月完成'], undefined],
])('of %j the date alone on its line is %s', (texts, date) => {
  expect(bareDate(lines(...texts))?.text).toBe(date);
});
