import { beforeEach, describe, expect, test } from 'vitest';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { Session } from '#shared/session/session';
import { at, insert, run, shown, startSession, type } from '../shanxi-pack';

let session: Session;

beforeEach(() => {
  session = startSession();
});

function recode(code: string, to: string, ...tables: readonly string[]): ReturnType<typeof run> {
  return run(session, {
    kind: 'recode-line',
    tables,
    code,
    to,
    name: `新${to}`,
    names: { [to.slice(0, 3)]: '类名' },
  });
}

function lines(table: string): string[] {
  return session
    .document()
    .tables.get(table)!
    .lines.map(({ code, name }) => `${code} ${name}`);
}

test('a code is corrected in all tables with amounts, notes and explanations, as one step', () => {
  for (const table of ['02', '03', '05']) insert(session, table, '2130599', '2010301');
  type(session, { '02[2130599,2]': '7', '03[2130599,3]': '12', '05[2130599,2]': '15', '05[2130599,3]': '1' });
  run(session, { kind: 'set-note', address: at('03[2130599,3]'), text: '与批复一致' });
  run(session, { kind: 'override-cell', address: at('03[2130599,1]'), value: 1300n });
  const failing = session
    .findings()
    .find(({ state, cells }) => state === 'fail' && cells[0]?.includes('2130599'));
  run(session, { kind: 'explain', finding: failing!.key, text: '上级已批复' });
  const before = session.document();

  expect(recode('2130599', '2080505', '02', '03', '05')).toBeUndefined();
  expect(lines('03')).toEqual([
    '201 ',
    '20103 ',
    '2010301 科目2010301',
    '208 类名',
    '20805 ',
    '2080505 新2080505',
  ]);
  expect([
    shown(session, '02[2080505,2]'),
    shown(session, '03[2080505,3]'),
    shown(session, '05[2080505,3]'),
  ]).toEqual(['7.00', '12.00', '1.00']);
  expect(session.cell(at('03[2080505,1]'))).toMatchObject({ kind: 'override', value: 1300n });
  expect([...session.document().notes]).toEqual([['03[2080505,3]', '与批复一致']]);
  const [[key, text] = []] = session.document().explanations;
  expect([key, text]).toEqual([failing!.key.replaceAll('2130599', '2080505'), '上级已批复']);
  expect(session.findings().find((finding) => finding.key === key)?.state).toBe('fail');
  session.undo();
  expect(session.document()).toEqual(before);
});

test('what stands below a corrected code goes with it', () => {
  insert(session, '03', '2130501', '2130599');
  type(session, { '03[2130501,3]': '1', '03[2130599,3]': '2' });
  expect(recode('21305', '21308', '03')).toBeUndefined();
  expect(lines('03').map((line) => line.split(' ')[0])).toEqual(['213', '21308', '2130801', '2130899']);
  expect(shown(session, '03[21308,3]')).toBe('3.00');
});

test('one level lower, the old code stands above the new one', () => {
  insert(session, '03', '20103');
  type(session, { '03[20103,3]': '5' });
  expect(recode('20103', '2010301', '03')).toBeUndefined();
  expect([shown(session, '03[2010301,3]'), shown(session, '03[20103,3]')]).toEqual(['5.00', '5.00']);
  expect(session.cell(at('03[20103,3]'))?.kind).toBe('derived');
});

describe('is refused, with everything as it was,', () => {
  test.each([
    ['when a table has the code already', '2130599', '2010301', '表 03 中已有科目 2010301'],
    ['when it is no code', '2130599', '213059', '“213059”不是有效的科目编码'],
    ['when lines below would change their level', '213', '21305', '表 03 的科目 213 有下级'],
    ['when the new parent has amounts of its own', '2130599', '2290101', '上级科目 229 已有金额'],
    ['when a table lacks the line', '2130511', '2130512', '表 03 中没有科目 2130511'],
  ])('%s', (_, code, to, sentence) => {
    insert(session, '03', '2130599', '2010301', '229');
    type(session, { '03[229,3]': '4' });
    const before = session.document();
    const refusal = recode(code, to, '03');
    expect(refusal && explainRefusal(refusal)).toContain(sentence);
    expect(session.document()).toBe(before);
  });
});
