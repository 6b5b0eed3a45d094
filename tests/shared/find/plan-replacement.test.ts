import { expect, test } from 'vitest';
import type { Scale } from '#shared/amount/amount';
import { type FindKind, findInProject } from '#shared/find/find-in-project';
import { planReplacement } from '#shared/find/plan-replacement';
import type { Session } from '#shared/session/session';
import { at, insert, run, shown, startSession, type } from '../shanxi-pack';

function smallProject(): Session {
  const session = startSession();
  for (const table of ['03', '05']) {
    run(session, {
      kind: 'insert-lines',
      table,
      lines: [{ code: '2010301', name: '行政 运行' }],
      names: { '201': '一般公共服务支出', '20103': '政府办公厅（室）事务' },
      moveAmounts: false,
    });
  }
  type(session, {
    '03[2010301,2]': '1200',
    '05[2010301,2]': '11200.5',
    '10[2,1]': '-1200',
    '10[8,1]': '1200',
  });
  run(session, { kind: 'override-cell', address: at('05[201,1]'), value: 120000n });
  run(session, { kind: 'set-note', address: at('10[2,1]'), text: '冲销 1200 元' });
  return session;
}

/** Replaces everywhere; the reasons of what was left, by hit. */
function replace(
  session: Session,
  sought: string,
  by: string,
  replaced: readonly FindKind[] = ['amount'],
  scale: Scale = 'yuan',
): { readonly count: number; readonly left: Record<string, string> } {
  const kinds = new Set<FindKind>(['amount', 'name', 'code', 'note', 'written']);
  const hits = findInProject(session, { text: sought, kinds, whole: false, scale });
  const plan = planReplacement(session, hits, { sought, by, scale, kinds: new Set(replaced) });
  if (plan.steps.length > 0) expect(run(session, { kind: 'together', steps: plan.steps })).toBeUndefined();
  return {
    count: plan.replaced,
    left: Object.fromEntries(plan.refused.map(({ hit, reason }) => [hit.key, reason])),
  };
}

test('whole amounts are replaced in one step, overrides included; the rest is left with a reason', () => {
  const session = smallProject();
  const before = session.document();
  const { count, left } = replace(session, '1200', '=1000+500.5');
  expect(count).toBe(2);
  expect(shown(session, '03[2010301,2]')).toBe('1500.50');
  expect(shown(session, '05[201,1]')).toBe('1500.50');
  expect(left['amount 03[合计,2]']).toContain('由公式计算');
  expect(left['amount 05[2010301,2]']).toContain('只有一部分');
  expect(left['amount 10[2,1]']).toContain('只有一部分');
  expect(left['amount 10[8,1]']).toBe('“=1000+500.5”不是整数，数量只能是整数');
  expect(left['note 10[2,1]']).toContain('请选“批注”');
  session.undo();
  expect(session.document()).toEqual(before);
});

test('replaced by nothing an amount is cleared; by itself or by no amount it is left', () => {
  const session = smallProject();
  expect(replace(session, '1200', '1200').left['amount 10[8,1]']).toBe('10[8,1] 已经是 1200');
  expect(replace(session, '1200', 'abc').count).toBe(0);
  replace(session, '1200', '');
  expect(shown(session, '10[8,1]')).toBe('');
  expect(shown(session, '03[2010301,2]')).toBe('');
});

test('in 万元 only the amount that is meant is replaced; those that look like it are left, with what to do', () => {
  const session = startSession();
  insert(session, '03', '2010301', '2010302', '2010303');
  type(session, { '03[2010301,2]': '1200', '03[2010302,2]': '12000000', '03[2010303,2]': '123456.78' });
  const inWanyuan = (sought: string, by: string) => replace(session, sought, by, ['amount'], 'wanyuan');

  const { count, left } = inWanyuan('1200.00', '1300');
  expect(count).toBe(1);
  expect(shown(session, '03[2010302,2]')).toBe('13000000.00');
  // 1,200.00 元 is shown as 0.12; replaced, it would be ten thousand times too large.
  expect(shown(session, '03[2010301,2]')).toBe('1200.00');
  expect(left['amount 03[2010301,2]']).toBe(
    '03[2010301,2] 是 1,200.00 元，显示为 0.12 万元，与查找的 1200.00 万元不相等，没有替换；要替换它，请切换到元，查找 1,200.00',
  );

  expect(inWanyuan('12.35', '13').left['amount 03[2010303,2]']).toBe(
    '03[2010303,2] 是 123,456.78 元，显示为 12.35 万元，与查找的 12.35 万元不相等，没有替换；要替换它，请切换到元，查找 123,456.78',
  );
  expect(inWanyuan('12.345678', '12.35').count).toBe(1);
  expect(inWanyuan('12.35', '13').count).toBe(1);
  expect(shown(session, '03[2010303,2]')).toBe('130000.00');
});

test('what the refusal advises is what replaces the amount', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  type(session, { '03[2010301,2]': '123456.78' });
  expect(replace(session, '123,456.78', '123500').count).toBe(1);
  expect(shown(session, '03[2010301,2]')).toBe('123500.00');
});

test('names of 科目 change in every table at once, printed words and codes never', () => {
  const session = smallProject();
  const { count, left } = replace(session, '事务', '工作', ['name']);
  expect(count).toBe(2);
  const names = ['03', '05'].map(
    (table) =>
      session
        .document()
        .tables.get(table)
        ?.lines.find(({ code }) => code === '20103')?.name,
  );
  expect(names).toEqual(['政府办公厅（室）工作', '政府办公厅（室）工作']);
  expect(left).toEqual({});
  expect(replace(session, '货物', '服务', ['name']).left['name 10[2,1]']).toBe('“货物”是表样文字，不能改');
  expect(replace(session, '20103', '20104', ['name', 'code']).left['code 03[20103,1]']).toContain('不能替换');
});

test('words found only by width or spaces are left, unless they are the whole', () => {
  const session = smallProject();
  expect(replace(session, '政运', '政值', ['name']).left['name 03[2010301,1]']).toContain('全角、半角或空格');
  expect(replace(session, '行政运行', '行政运行费', ['name']).count).toBe(2);
});

test('notes change by their words and never become empty', () => {
  const session = smallProject();
  expect(replace(session, '冲销 1200 元', '', ['note']).left['note 10[2,1]']).toContain('空白');
  expect(replace(session, '1200', '1300', ['note']).count).toBe(1);
  expect(session.document().notes.get('10[2,1]')).toBe('冲销 1300 元');
});

test('words of the document’s texts are replaced when they are meant', () => {
  const session = smallProject();
  run(session, { kind: 'set-text', key: '职责', text: '甲处和甲科' });
  expect(replace(session, '甲', '乙').left['written 职责']).toContain('请选“说明”');
  expect(replace(session, '甲', '乙', ['written']).count).toBe(1);
  expect(session.document().texts.get('职责')).toBe('乙处和乙科');
});
