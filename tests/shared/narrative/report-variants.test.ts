import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { present } from '#shared/kit/assert';
import { failed } from '#shared/kit/result';
import { askedTexts, namedTexts } from '#shared/narrative/asked-texts';
import { composeCover, parseCover } from '#shared/narrative/compose-cover';
import { parseReport } from '#shared/narrative/compose-report';
import { followReport } from '#shared/narrative/live-report';
import { contextNames } from '#shared/narrative/template-context';
import { readReportPlan } from '#shared/pack/report-file';
import { missingParts } from '#shared/report/missing-parts';
import { blockText, reportText } from '#shared/report/plain-text';
import type { Session } from '#shared/session/session';
import {
  LAST_YEAR,
  loadTablesLast,
  placeOf,
  reportOf,
  THIS_YEAR,
  tablesLastSession,
} from '../../support/tables-last';

/** What places print otherwise, each said by a pack's files alone. */
function sessionOfVariant(variant: string): Session {
  return tablesLastSession(THIS_YEAR, LAST_YEAR, loadTablesLast(variant));
}

function cover(session: Session): string {
  return reportOf(session)
    .blocks.filter(({ kind }) => kind === 'cover')
    .map(blockText)
    .join('');
}

test('no parts: no cover, no contents, sections counted on, one decimal, the tables last', () => {
  const session = sessionOfVariant('no-parts');
  session.run({ kind: 'set-text', key: '职责', text: '负责试验。' });
  const { blocks } = reportOf(session);
  expect(blocks.map((block) => (block.kind === 'table' ? block.table : blockText(block)))).toEqual([
    '一、基本情况',
    '负责试验。',
    '二、收支情况',
    '收入合计855.4万元，支出合计850.0万元，增加240.0万元，增幅39.3%。',
    '01',
    '02',
    '03',
  ]);
  expect(blocks.some((block) => block.kind === 'heading' && block.level === 1)).toBe(false);
});

test('a part more, and money of the text in 元 while the tables are in 万元', () => {
  const session = sessionOfVariant('signed-cover');
  session.run({ kind: 'set-text', key: '重点工作概述', text: '完成了试验。' });
  const text = reportText(reportOf(session));
  expect(text).toContain('三、重点工作概述\n完成了试验。');
  expect(text).toContain('支出合计8,500,000.00元，增加2,400,000.00元，增幅39.3%。');
});

test('lines of the cover hold texts of the clerk, asked for before all others', () => {
  const session = sessionOfVariant('signed-cover');
  expect(cover(session)).toBe(
    [
      '某市试验局',
      '2024年度部门决算',
      '监督索引号：【待填写：监督索引号】',
      '保密审查情况：【待填写：保密审查情况】',
      '部门主要负责人审签情况：【待填写：审签情况】',
      '公开日期：【待填写：公开日期】',
    ].join('\n'),
  );
  const keys = ['监督索引号', '保密审查情况', '审签情况', '公开日期'];
  expect(
    askedTexts(reportOf(session))
      .map(({ key }) => key)
      .slice(0, 4),
  ).toEqual(keys);
  expect(missingParts(reportOf(session)).slice(0, 4)).toEqual(keys.map((key) => `没有填写“${key}”`));
  const plan = session.pack.report;
  expect(plan && [...namedTexts(plan)].slice(0, 4)).toEqual(keys);
});

test('the cover that is followed says what is made anew: texts, numbers, facts', () => {
  const session = sessionOfVariant('signed-cover');
  const templates = parseReport(session.pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const live = followReport(templates.value, session, { scale: session.pack.scale });
  session.subscribe(live.note);
  const followed = () => {
    const blocks = live.blocks();
    return blocks.ok ? blocks.value.map(({ block }) => block).filter(({ kind }) => kind === 'cover') : [];
  };
  const steps = [
    () => session.run({ kind: 'set-text', key: '监督索引号', text: '53000000000' }),
    () => session.run({ kind: 'set-cells', cells: [{ address: placeOf('01[基金,1]'), value: 1_234_56n }] }),
    () => session.run({ kind: 'set-facts', facts: { organisation: '某市示范局' } }),
    () => session.undo(),
  ];
  followed();
  for (const step of steps) {
    const before = cover(session);
    step();
    expect(cover(session)).not.toBe(before);
    expect(followed().map(blockText)).toEqual([cover(session)]);
  }
  expect(cover(session)).toContain('监督索引号：53000000000\n');
  expect(cover(session)).toContain('含政府性基金1,234.56元\n');
  session.run({ kind: 'set-text', key: '审签情况', text: '已审签' });
  expect(live.blocks().ok && live.carriedOut()).toBe(1);
});

test.each([
  ["{{ '监督索引号' | 文宇 }}", '没有“文宇”这种写法'],
  ['{{单位}}', '没有“单位”这个名称'],
  ["{{ '99[1,1]' | 金额 }}", '表样中没有表 99'],
  ["{{ '收支变动' | 图 }}", '图不能放在封面上'],
])('a fault of the cover names its line of report.yaml: %s', (text, reason) => {
  const session = tablesLastSession();
  const { wording, charts } = present(session.pack.report, 'the document');
  const parsed = parseCover({ cover: [{ text: '甲', line: 3 }], coverNotes: [{ text, line: 7 }] });
  const made = parsed.ok
    ? composeCover(
        parsed.value,
        { session, wording, charts, textOf: () => undefined },
        contextNames(session.document().facts),
      )
    : failed(parsed.problem[0]);
  expect(made.ok ? undefined : made.problem).toMatchObject({
    file: 'report.yaml',
    line: 7,
    reason: expect.stringContaining(reason),
  });
});

test('notes without a cover have no place and are refused', () => {
  const text = readFileSync(
    new URL('../../fixtures/report-variants/no-parts/report.yaml', import.meta.url),
    'utf8',
  );
  const plan = readReportPlan(`${text}\ncoverNotes: [甲]\n`, { 'narrative/document.md': '' });
  expect(plan.ok ? [] : plan.problem.map(({ reason }) => reason)).toEqual([
    '没有 cover 就没有封面，coverNotes 无处可印',
  ]);
});
