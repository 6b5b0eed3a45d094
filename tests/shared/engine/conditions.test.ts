import { describe, expect, test } from 'vitest';
import { EMPTY_TABLE } from '#shared/document/document';
import type { Session } from '#shared/session/session';
import { sessionOf } from '../../support/reference';
import {
  at,
  emptyDocument,
  findingsOf,
  insert,
  packWithRules,
  run,
  SHANXI,
  shown,
  startSession,
  type,
} from '../shanxi-pack';

/** 单位性质 decides whether 使用非财政拨款结余 is computed; the sign of 货物 whether 机关运行经费 is. */
const BY_KIND = 'Z-1 | 算 错 | 01[28,1] = 10[2,1] | 使用非财政拨款结余等于采购货物 | 单位性质(行政)';
const BY_CELL = 'Z-2 | 算 错 | 10[5,1] = 10[2,1] | 机关运行经费等于采购货物 | 非负(10[2,1])';

function open(kind: string, ...rules: readonly string[]): Session {
  const pack = packWithRules(...rules);
  return sessionOf(pack, { ...emptyDocument(), facts: { organisation: '某局', kind, year: 2022 } });
}

const kindOf = (session: Session, cell: string) => session.cell(at(cell))?.kind;
/** The states of a rule's findings, each once. */
const stateOf = (session: Session, rule: string) => [
  ...new Set(findingsOf(session, rule).map(({ state }) => state)),
];

describe('a rule that derives under a condition on the facts', () => {
  test('derives while it holds', () => {
    const session = open('行政', BY_KIND);
    expect(type(session, { '10[2,1]': '5' })).toBeUndefined();
    expect([kindOf(session, '01[28,1]'), shown(session, '01[28,1]')]).toEqual(['derived', '5.00']);
    expect(type(session, { '01[28,1]': '7' })).toMatchObject({ kind: 'derived' });
  });

  test.each([
    ['参公', 'not-applicable'],
    ['', 'not-run'],
  ])('leaves the cell to the clerk otherwise: “%s”', (kind, state) => {
    const session = open(kind, BY_KIND);
    type(session, { '10[2,1]': '5' });
    expect([kindOf(session, '01[28,1]'), shown(session, '01[28,1]')]).toEqual(['input', '']);
    expect(type(session, { '01[28,1]': '7' })).toBeUndefined();
    expect(shown(session, '01[31,1]')).toBe('7.00');
    expect(stateOf(session, 'Z-1')).toEqual([state]);
    expect(session.explain(at('01[28,1]'))?.formula).toBeUndefined();
    expect(session.cell(at('01[28,1]'))?.formula).toBeUndefined();
  });

  test('what was typed is an override once it holds, and is told; undone it is typed again', () => {
    const session = open('参公', BY_KIND);
    type(session, { '10[2,1]': '5', '01[28,1]': '7' });
    const cells: string[] = [];
    session.subscribe((change) => cells.push(...change.cells));
    run(session, { kind: 'set-facts', facts: { kind: '行政' } });
    expect(cells).toContain('01[28,1]');
    expect(session.cell(at('01[28,1]'))).toMatchObject({ kind: 'override', value: 700n, computed: 500n });
    expect(stateOf(session, 'Z-1')).toEqual(['fail']);
    session.undo();
    expect(session.cell(at('01[28,1]'))).toMatchObject({ kind: 'input', value: 700n });
  });
});

describe('a rule that derives under a condition on cells', () => {
  test('follows them with every edit', () => {
    const session = open('', BY_CELL);
    type(session, { '10[2,1]': '5' });
    expect([kindOf(session, '10[5,1]'), shown(session, '10[5,1]')]).toEqual(['derived', '5.00']);
    type(session, { '10[2,1]': '-5' });
    expect([kindOf(session, '10[5,1]'), shown(session, '10[5,1]')]).toEqual(['input', '']);
    expect(type(session, { '10[5,1]': '3' })).toBeUndefined();
    type(session, { '10[2,1]': '5' });
    expect(session.cell(at('10[5,1]'))).toMatchObject({ kind: 'override', value: 300n, computed: 500n });
  });

  test('a condition that reads what it decides is a cycle', () => {
    expect(() => packWithRules('Z | 算 错 | 10[5,1] = 10[2,1] | 含义 | 非负(10[5,1])')).toThrow(
      '公式循环：10[5,1] ← 10[5,1]',
    );
  });
});

describe('a named check with a condition', () => {
  const ZERO = 'Z-3 | 核 错 | 无负数(10) | 没有负数 | 单位性质(行政)';
  test.each([
    ['行政', 'fail'],
    ['参公', 'not-applicable'],
    ['', 'not-run'],
  ])('“%s”: %s', (kind, state) => {
    const session = open(kind, ZERO);
    type(session, { '10[2,1]': '-5' });
    expect(stateOf(session, 'Z-3')).toEqual([state]);
  });

  test('a condition on cells of another table is judged again when they move', () => {
    const session = open('', 'Z-4 | 核 错 | 无负数(10) | 没有负数 | 有负数(07[1,4:5])');
    type(session, { '10[2,1]': '-5' });
    expect(stateOf(session, 'Z-4')).toEqual(['not-applicable']);
    type(session, { '07[1,4]': '-1' });
    expect(stateOf(session, 'Z-4')).toEqual(['fail']);
  });

  test('a condition over a table that is not there is not run', () => {
    const document = emptyDocument();
    const tables = new Map(document.tables).set('07', { ...EMPTY_TABLE, absent: true });
    const pack = packWithRules('Z-4 | 核 错 | 无负数(10) | 没有负数 | 有负数(07[1,4:5])');
    expect(findingsOf(sessionOf(pack, { ...document, tables }), 'Z-4').map(({ message }) => message)).toEqual(
      ['没有负数（公开10表）（未执行：缺少公开07表）'],
    );
  });
});

describe('lines over which the rules do not fit', () => {
  test('are refused as an edit, which leaves everything as it was', () => {
    // A rule that fits one leaf only. The check of packs refuses it: it is put in behind it.
    const rule = packWithRules('Z-5 | 核 错 | 02[合计,2] = 05[合计,1] | 含义').rules.at(-1)!;
    if (rule.statement.kind !== 'comparison') throw new Error('The rule compares');
    const [{ term }] = rule.statement.left as [(typeof rule.statement.left)[0]];
    if (term.kind !== 'reference') throw new Error('The rule begins with a reference');
    const leaf = { ...term.reference, line: { kind: 'every', which: 'leaf' } as const };
    const statement = { ...rule.statement, left: [{ sign: 1 as const, term: { ...term, reference: leaf } }] };
    const session = sessionOf(
      { ...SHANXI, rules: [...SHANXI.rules, { ...rule, statement }] },
      emptyDocument(),
    );
    expect(insert(session, '02', '2010301')).toBeUndefined();
    type(session, { '02[2010301,2]': '5' });
    const before = [session.document(), session.findings()];
    expect(insert(session, '02', '2010302')).toMatchObject({ kind: 'rules-do-not-fit' });
    expect([session.document(), session.findings()]).toEqual(before);
    expect(session.cell(at('02[2010302,2]'))).toBeUndefined();
    const several = { kind: 'insert-lines' as const, names: {}, moveAmounts: false };
    const refused = run(session, {
      kind: 'together',
      steps: [
        { ...several, table: '03', lines: [{ code: '2010301', name: '甲' }] },
        { ...several, table: '02', lines: [{ code: '2010302', name: '乙' }] },
      ],
    });
    expect(refused).toMatchObject({ kind: 'rules-do-not-fit' });
    expect([session.document(), session.findings()]).toEqual(before);
    session.undo();
    expect(shown(session, '02[2010301,2]')).toBe('');
  });
});

test('a range of codes takes those that the office uses', () => {
  const pack = packWithRules('Z-6 | 核 错 | 05[合计,2] = sum(05[201:205,2]) | 含义');
  const session = sessionOf(pack, startSession().document());
  expect(stateOf(session, 'Z-6')).toEqual(['not-applicable']);
  insert(session, '05', '2020101');
  insert(session, '05', '2080505');
  type(session, { '05[2020101,2]': '3', '05[2080505,2]': '4' });
  // 202, 20201 and 2020101 stand between; 208 does not.
  expect(findingsOf(session, 'Z-6')).toMatchObject([{ state: 'fail', actual: '7.00', expected: '9.00' }]);
});
