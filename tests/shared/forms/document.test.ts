import { describe, expect, test } from 'vitest';
import { isText, textOf } from '#shared/amount/amount';
import { addForm } from '#shared/forms/form-list';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { type Block, blockInlines } from '#shared/report/blocks';
import { reportText } from '#shared/report/plain-text';
import type { Session } from '#shared/session/session';
import { run, SHANXI, shown, startSession } from '../shanxi-pack';
import { publishedSession } from './published-forms';

function blocksOf(session: Session): readonly Block[] {
  const templates = parseReport(SHANXI);
  if (!templates?.ok) throw new Error('The pack has no document');
  const report = composeReport(templates.value, session, { scale: 'yuan' });
  if (!report.ok) throw new Error(JSON.stringify(report.problem));
  return report.value.blocks;
}

function documentOf(session: Session): string {
  return reportText({ title: '', author: '', blocks: blocksOf(session) });
}

describe('十（四） is written from the forms', () => {
  const session = publishedSession();

  test('counts by level and grade, and money by budget, are those of the forms', () => {
    expect(shown(session, 'S4[个数,2]')).toBe('8');
    expect(shown(session, 'S4[优,2]')).toBe('7');
    expect(shown(session, 'S4[良,2]')).toBe('1');
    expect(shown(session, 'S4[个数,1]')).toBe('0');
    expect(shown(session, 'S4[资金,2]')).toBe('24229796.01');
    expect(session.document().tables.get('S4')?.entries.size, 'nothing of it is said by anybody').toBe(0);
  });

  test('the review of each project says its score, money and texts', () => {
    const text = documentOf(session);
    expect(text).toContain('8个');
    expect(text).toContain(
      '餐厅购买服务及伙食补贴项目绩效自评综述：根据年初设定的绩效目标，项目自评得分95.31分，等级为“优”。',
    );
    expect(text).toContain('完成预算的53.10%');
    expect(text).toContain('（附件8）');
    expect(text).not.toContain('占本部门（单位）项目支出总额的38857638.26%');
  });

  test('the forms follow as attachments, with their numbers, rates and texts', () => {
    const text = documentOf(session);
    const from = text.indexOf('第五部分　附件');
    expect(from).toBeGreaterThan(0);
    const attachments = text.slice(from);
    expect(attachments).toContain('附件1　项目支出绩效自评分析报告');
    expect(attachments).toContain('附件9　部门整体支出绩效自评分析报告');
    expect(attachments).toContain('876,184.17');
    expect(attachments).toContain('53.10%');
    expect(attachments).toContain('【待填写：餐厅购买服务及伙食补贴·立项依据】');
    expect(attachments).not.toContain('还可分配的权重');
  });

  test('the form is printed under its own headings, and states its scores and grade', () => {
    const text = documentOf(session);
    const first = text.slice(text.indexOf('附件1　'), text.indexOf('附件2　'));
    expect(first).toContain('项目名称：餐厅购买服务及伙食补贴');
    expect(first).toContain('（二）绩效指标完成情况');
    expect(first).toContain(
      '综合考虑预算执行情况得分5.31分、产出、效益、服务对象满意度各方面因素，指标完成情况得分90.00分，最终评分结果：餐厅购买服务及伙食补贴项目绩效自评价结果为：总得分95.31分，属于“优”。',
    );
    // 12345 政务热线运营项目 is called so once.
    expect(text).toContain('12345 政务热线运营项目绩效自评综述');
    expect(text).not.toContain('项目项目');
  });

  test('the department’s own: its money, score and grade, and what its accounts say otherwise, with a reason', () => {
    const text = documentOf(session);
    expect(text).toContain('整体支出绩效自评，涉及资金68,034,633.64元。');
    expect(text).toContain(
      '整体绩效自评得分97.21分，等级为“优”。全年预算数为68,034,633.64元，执行数为49,039,886.16元，完成预算的72.08%，比支出决算总额55,923,963.72元少6,884,077.56元，主要原因是【待填写：部门整体执行数与支出决算不一致的原因】',
    );
    expect(text).toContain('（附件9）');
    expect(text).toContain('《餐厅购买服务及伙食补贴项目支出绩效自评分析报告》（附件1）');
  });

  test('a text of a form leads to its cell and is asked for by no key; so does every number', () => {
    const inlines = blocksOf(session).flatMap(blockInlines);
    const keys = inlines.flatMap((inline) => (inline.kind === 'typed' ? [inline.key] : []));
    const names = session.forms.summaries().map(({ facts }) => facts.name);
    expect(keys.filter((key) => names.some((name) => key.startsWith(`${name}·`)))).toEqual([]);
    const quoted = inlines.flatMap((inline) => (inline.kind === 'quoted' ? [inline] : []));
    for (const { cell, text, missing } of quoted) {
      const value = session.cell(cell)?.value ?? null;
      if (missing === undefined) expect(isText(value) && textOf(value)).toContain(text.replace(/。$/, ''));
      else expect(value, cell).toBeNull();
    }
    const cells = new Set(quoted.map(({ cell }) => cell));
    for (const cell of ['附件1.自评[问题,1]', '附件1.概况[依据,1]', '附件9.自评[措施,1]'] as const)
      expect(cells).toContain(cell);
    const bound = inlines.flatMap((inline) => (inline.kind === 'bound' ? inline.cells : []));
    expect(bound).toContain('附件1.资金[合计,3]');
    expect(bound).toContain('附件1.指标[001000,6]');
  });

  test('a project without forms has no such part, and asks for its texts as before', () => {
    const text = documentOf(startSession());
    expect(text).not.toContain('第五部分　附件');
    expect(text).toContain('【待填写：项目绩效自评综述】');
    expect(text).not.toContain('整体支出绩效自评结果');
  });

  test('an edit of a form moves the counts; what the clerk enters stands; undo takes both back', () => {
    run(session, {
      kind: 'set-cells',
      cells: [{ address: { book: '附件2', table: '指标', line: '001000', column: 5 }, value: "'25000" }],
    });
    expect([shown(session, 'S4[良,2]'), shown(session, 'S4[中,2]')]).toEqual(['0', '1']);
    run(session, {
      kind: 'set-cells',
      cells: [{ address: { table: 'S4', line: '个数', column: 2 }, value: 27n }],
    });
    expect(shown(session, 'S4[个数,2]')).toBe('27');
    session.undo();
    session.undo();
    expect([shown(session, 'S4[个数,2]'), shown(session, 'S4[良,2]')]).toEqual(['8', '1']);
  });

  test('of a project whose grade is 中 or 差 the problems and measures are said; of one that is not printed they are asked for', () => {
    const said = '对于自评结果为“中”和“差”的项目，本部门（单位）采取的改进管理措施：';
    expect(documentOf(session)).not.toContain(said);
    run(session, {
      kind: 'set-cells',
      cells: [{ address: { book: '附件2', table: '指标', line: '001000', column: 5 }, value: "'25000" }],
    });
    expect(documentOf(session)).toContain(
      `${said}12345 政务热线运营项目（等级为“中”）的主要问题是预算资金未及时支付，`,
    );
    expect(documentOf(session)).not.toContain('中差项目改进措施');
    run(session, { kind: 'set-form', book: '附件2', facts: { secret: true } });
    expect(documentOf(session)).toContain(`${said}【待填写：中差项目改进措施】`);
    session.undo();
    session.undo();
  });

  test('a project of which nobody said whether it is 一级 or 二级 is in no count: that is an error until it is said', () => {
    run(session, { kind: 'set-form', book: '附件2', facts: { level: '' } });
    expect(shown(session, 'S4[个数,2]')).toBe('7');
    const told = session.failing().filter(({ rule }) => rule === 'Z-1');
    expect(told.map(({ severity, cells }) => [severity, cells])).toEqual([['error', ['附件2.结果[总分,1]']]]);
    expect(told[0]?.message).toContain('12345 政务热线运营项目：没有选一级项目还是二级项目');
    expect(session.forms.summaryOf('附件2')?.errors).toBe(1);
    expect(session.findingsOf('附件2.结果[总分,1]').map(({ key }) => key)).toContain(told[0]?.key);
    const { fail } = session.summary();
    session.undo();
    expect(session.failing().filter(({ rule }) => rule === 'Z-1')).toEqual([]);
    expect(session.summary().fail).toBe(fail - 1);
  });

  test('a project without a score is counted once it has one: nothing is told of it but in its own form', () => {
    const kind = session.pack.forms.find(({ of }) => of === 'project');
    if (!kind) throw new Error('The pack has no forms');
    const { book, step } = addForm(session.pack, session.document(), kind);
    run(session, step);
    run(session, { kind: 'set-form', book, facts: { level: '二级' } });
    expect(shown(session, 'S4[个数,2]')).toBe('8');
    expect(session.failing().filter(({ rule }) => rule === 'S4-1')).toEqual([]);
    expect(session.causes().groups.filter(({ rules }) => rules.includes('S4-1'))).toEqual([]);
    expect(session.forms.summaryOf(book)?.errors).toBeGreaterThan(0);
    run(session, {
      kind: 'override-cell',
      address: { book, table: '结果', line: '总分', column: 1 },
      value: 9000n,
    });
    expect([shown(session, 'S4[个数,2]'), shown(session, 'S4[优,2]')]).toEqual(['9', '8']);
    for (let step = 0; step < 3; step += 1) session.undo();
    expect(shown(session, 'S4[个数,2]')).toBe('8');
  });

  test('a project marked 涉密 is counted and not printed', () => {
    run(session, { kind: 'set-form', book: '附件4', facts: { secret: true } });
    expect(shown(session, 'S4[个数,2]')).toBe('8');
    const text = documentOf(session);
    expect(text).not.toContain('忻州市公共资源交易平台服务费');
    expect(text).toContain('忻州市公共资源交易系统检测认证费项目绩效自评综述');
    expect(text).toContain('（附件7）');
    session.undo();
  });
});
