import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import type { Session } from '#shared/session/session';
import { sessionOf } from '../../support/reference';
import { FACTS, shown } from '../shanxi-pack';
import { PACK } from './layouts-pack';
import { printedForm } from './published-forms';

type Printed = Parameters<typeof printedForm>[4];

/** A form of a layout as it was published: nobody will fill in what it lacks. */
function formOf(kind: string, printed: Printed): Session {
  const session = sessionOf(PACK, newDocument(PACK, FACTS));
  const found = PACK.forms.find(({ name }) => name === kind);
  if (!found) throw new Error(kind);
  const content = printedForm(PACK, session, found, '某项目', printed);
  const done = session.run({ kind: 'set-book', book: '甲', content: { ...content, readOnly: true } });
  if (!done.ok) throw new Error(done.problem.kind);
  return session;
}

/** `规则 单元格` of all that fails. */
function found(session: Session): readonly string[] {
  return session.forms
    .failingIn('甲')
    .map(({ rule, cells }) => `${rule} ${(cells[0] ?? '').replace('甲.', '')}`);
}

test('the ministry’s form: a total of nothing over a source of 90, as 池州 published it', () => {
  const session = formOf('通用项目自评', {
    资金: [
      { key: '总额', cells: ['0', '0', '0', '10', '', '0'] },
      { key: '财政', cells: ['90', '89.974', '89.974', '', '99.97%'] },
    ],
    指标: [
      { name: '项目成本控制', cells: ['效益指标', '生态效益指标', '≥100百分比', '100', '90', '90', ''] },
    ],
  });
  expect(found(session)).toEqual([
    '1 资金[总额,1]',
    '1 资金[总额,2]',
    '1 资金[总额,3]',
    // 99.97 % is of the first budget; the form asks for the adjusted one.
    '2 资金[财政,5]',
    // Nothing divided by nothing is no rate, and has no score.
    '8 资金[总额,5]',
    '8 资金[总额,6]',
    '9 指标[001000,3]',
    '9 指标[001000,2]',
  ]);
});

test('the ministry’s form: rows that the form left, full marks for nothing, as 天长 published it', () => {
  const session = formOf('通用项目自评', {
    资金: [
      { key: '总额', cells: ['880', '880', '880', '10', '', '10'] },
      { key: '财政', cells: ['880', '880', '880'] },
    ],
    指标: [
      { name: '培训人数', cells: ['产出指标', '数量指标', '≥100人', '120人', '50', '50', ''] },
      { name: '按时完成', cells: ['产出指标', '时效指标', '', '', '20', '20', ''] },
      { name: '指标2', cells: ['产出指标', '时效指标', '', '', '20', '20', ''] },
      { name: '……', cells: ['产出指标', '成本指标', '', '', '', '', ''] },
    ],
  });
  // What was left out, the formulas say: the rate of 880 out of 880.
  expect(shown(session, '甲.资金[总额,5]')).toBe('100.00%');
  expect(shown(session, '甲.总分[总分,1]')).toBe('100.00');
  expect(found(session)).toEqual([
    '8 指标[002000,3]',
    '8 指标[002000,4]',
    '8 指标[003000,3]',
    '8 指标[003000,4]',
    '8 指标[004000,3]',
    '8 指标[004000,4]',
    '8 指标[004000,5]',
    '8 指标[003000,3]',
    '8 指标[004000,3]',
  ]);
});

test('Sichuan: the rate is of the adjusted budget, and below 90 % a reason is asked for', () => {
  const funds = (reason: string): Printed => ({
    资金: [
      { key: '总额', cells: ['40', '50', '44', '', '10', '', reason] },
      { key: '财政', cells: ['40', '50', '44'] },
    ],
    指标: [
      { name: '受理率', cells: ['产出指标', '数量指标', '≥', '98', '%', '99', '60', '60', ''] },
      { name: '费用', cells: ['成本指标', '经济成本指标', '≤', '30', '万元', '36', '30', '25', '多付运费'] },
    ],
    评价: [
      { key: '结论', cells: ['完成'] },
      { key: '问题', cells: ['无'] },
      { key: '措施', cells: ['无'] },
    ],
  });
  const session = formOf('川项目自评', funds(''));
  expect(shown(session, '甲.资金[总额,4]')).toBe('88.00%');
  expect(shown(session, '甲.资金[总额,6]')).toBe('8.80');
  // 30 × 30/36 is 25.
  expect(shown(session, '甲.总分[总分,1]')).toBe('93.80');
  expect(found(session)).toEqual(['4 资金[总额,4]', '5 资金[总额,2]']);
  expect(found(formOf('川项目自评', funds('中标价低')))).toEqual([]);
});

test('Sichuan: nothing filled in, instructions left, words for a number, a budget from nothing, as published', () => {
  const session = formOf('川项目自评', {
    资金: [
      { key: '总额', cells: ['0', '3.36', '3.36', '', '10', ''] },
      { key: '财政', cells: ['0', '3.36', '3.36'] },
    ],
    指标: [{ name: '成本', cells: ['成本指标', '经济成本指标', '≤', '30', '万元', '完成', '90', '90', ''] }],
    评价: [{ key: '结论', cells: ['（200字以内）'] }],
  });
  expect(found(session)).toEqual(['5 资金[总额,2]', '9 指标[001000,6]', '9 评价[结论,1]']);
  const empty = formOf('川项目自评', {
    指标: [{ name: '成本', cells: ['成本指标', '经济成本指标', '≤', '30', '万元', '', '90', '', ''] }],
  });
  expect(found(empty)).toContain('8 指标[001000,6]');
  expect(found(empty)).toContain('8 指标[001000,8]');
});

test('Hubei: 20, 40, 40, and words are scored within their band', () => {
  const printed = (score: string): Printed => ({
    资金: [{ key: '总额', cells: ['200', '150'] }],
    指标: [
      { name: '修路', cells: ['产出指标', '数量指标', '10公里', '8公里', '40', '32'] },
      {
        name: '群众出行',
        cells: ['效益指标', '社会效益', '改善', '部分达成预期指标并具有一定效果', '40', score],
      },
    ],
  });
  const session = formOf('鄂项目自评', printed('20'));
  expect(shown(session, '甲.资金[总额,4]')).toBe('15.00');
  expect(shown(session, '甲.总分[总分,1]')).toBe('67.00');
  expect(session.forms.summaryOf('甲')?.grade).toBe('中');
  expect(found(session)).toEqual(['4 指标[002000,6]']);
  // Below 50 % of 40: of another band.
  expect(found(formOf('鄂项目自评', printed('19')))).toEqual(['4 指标[002000,6]', '5 指标[002000,6]']);
});

test('Tianjin: the sign stands in a column of its own, goals say how they were met', () => {
  const session = formOf('津部门自评', {
    资金: [
      { key: '基本', cells: ['600', '600'] },
      { key: '项目', cells: ['400', '300'] },
    ],
    目标: [{ name: '办好实事', cells: ['', ''] }],
    指标: [
      { name: '平均办理时长', cells: ['≥', '5', '6', '日', '40', '40', ''] },
      { name: '满意度', cells: ['≥', '95', '76', '%', '50', '40', ''] },
    ],
  });
  expect(shown(session, '甲.资金[合计,4]')).toBe('9.00');
  expect(shown(session, '甲.总分[总分,1]')).toBe('89.00');
  expect(found(session)).toEqual(['5 指标[002000,6]', '6 目标[001000,1]', '7 指标[001000,2]']);
});
