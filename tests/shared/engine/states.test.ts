import { describe, expect, test } from 'vitest';
import type { AddressText } from '#shared/document/address';
import type { ProjectDocument, TableContent } from '#shared/document/document';
import type { Session } from '#shared/session/session';
import { at, emptyDocument, findingsOf, insert, run, shown, startSession, type } from '../shanxi-pack';

function withTables(tables: Readonly<Record<string, Partial<TableContent>>>): ProjectDocument {
  const document = emptyDocument();
  const content = [...document.tables].map(([id, table]): [string, TableContent] => [
    id,
    { ...table, ...tables[id] },
  ]);
  return { ...document, tables: new Map(content) };
}

function stateOf(session: Session, rule: string, cell?: AddressText): string {
  const found = findingsOf(session, rule, cell);
  expect(found).toHaveLength(1);
  return found[0]!.state;
}

describe('blank, 0 and — are three things', () => {
  /** What is typed into 货物, 工程, 服务 → what 合计 shows. */
  test.each([
    ['', '', '', ''],
    ['0', '', '', '0.00'],
    ['—', '', '', ''],
    ['—', '0', '', '0.00'],
    ['5', '—', '', '5.00'],
    ['5', '-5', '', '0.00'],
    ['1', '2', '3', '6.00'],
  ])('“%s” + “%s” + “%s” = “%s”', (goods, works, services, total) => {
    const session = startSession();
    type(session, { '10[2,1]': goods, '10[3,1]': works, '10[4,1]': services });
    expect(shown(session, '10[1,1]')).toBe(total);
  });

  test('clearing a cell makes its sum blank again', () => {
    const session = startSession();
    type(session, { '10[2,1]': '5' });
    type(session, { '10[2,1]': '' });
    expect(shown(session, '10[1,1]')).toBe('');
    expect(session.document().tables.get('10')!.entries.size).toBe(0);
  });

  test('a column that does not apply shows — and is left out of the sum', () => {
    const session = startSession();
    type(session, { '06[30901,1]': '7', '06[30201,1]': '3', '06[30201,2]': '3' });
    expect([shown(session, '06[309,2]'), shown(session, '06[公用,1]'), shown(session, '06[公用,2]')]).toEqual(
      ['—', '10.00', '3.00'],
    );
    expect(stateOf(session, '06-3', '06[30901,2]')).toBe('not-applicable');
  });
});

describe('改写 and 恢复公式', () => {
  test('an override is marked, read by the rules above it, reported, and taken back', () => {
    const session = startSession();
    type(session, { '10[2,1]': '5', '07[1,4]': '2', '07[1,5]': '3' });
    run(session, { kind: 'override-cell', address: at('07[1,3]'), value: 600n });
    expect(session.cell(at('07[1,3]'))).toMatchObject({ kind: 'override', value: 600n, computed: 500n });
    expect(shown(session, '07[1,1]')).toBe('6.00');
    expect(
      findingsOf(session, '07-1', '07[1,3]').map(({ state, difference }) => [state, difference]),
    ).toEqual([
      ['pass', '0.00'],
      ['fail', '1.00'],
    ]);
    run(session, { kind: 'restore-formula', addresses: [at('07[1,3]')] });
    expect(session.cell(at('07[1,3]'))).toMatchObject({ kind: 'derived', value: 500n });
    expect(shown(session, '07[1,1]')).toBe('5.00');
    session.undo();
    expect(session.cell(at('07[1,3]'))?.kind).toBe('override');
  });

  test('an override may be blank, and then the rules above read blank', () => {
    const session = startSession();
    type(session, { '07[1,4]': '2' });
    run(session, { kind: 'override-cell', address: at('07[1,3]'), value: null });
    expect(session.cell(at('07[1,3]'))).toMatchObject({ kind: 'override', value: null, computed: 200n });
    expect([shown(session, '07[1,3]'), shown(session, '07[1,1]')]).toEqual(['', '']);
  });

  test('an override stays when its inputs move', () => {
    const session = startSession();
    run(session, { kind: 'override-cell', address: at('10[1,1]'), value: 100n });
    type(session, { '10[2,1]': '1' });
    expect([shown(session, '10[1,1]'), stateOf(session, '10-1', '10[1,1]')]).toEqual(['1.00', 'pass']);
    type(session, { '10[2,1]': '2' });
    expect([shown(session, '10[1,1]'), stateOf(session, '10-1', '10[1,1]')]).toEqual(['1.00', 'fail']);
  });
});

describe('the five states', () => {
  test('nothing entered: nothing passes or fails by arithmetic, and what did not run says why', () => {
    const session = startSession();
    const findings = session.findings();
    expect(findings.filter(({ state }) => state === 'fail' || state === 'rounding')).toEqual([]);
    const passed = new Set(findings.filter(({ state }) => state === 'pass').map(({ rule }) => rule));
    expect([...passed]).toEqual(['G-5', 'G-8', 'G-9', 'X-13']);
    const reasons = findings.flatMap(({ state, rule, message }) =>
      state === 'not-run' ? [`${rule} ${/（未执行：(.*)）/.exec(message)?.[1]}`] : [],
    );
    expect([...new Set(reasons)]).toEqual(['X-11b 项目没有填写单位性质', 'P-1 没有导入上年数']);
  });

  test('fail says what, where, how much and what it should be', () => {
    const session = startSession();
    type(session, { '04[1,1]': '10' });
    const [finding] = findingsOf(session, '01-5');
    expect(finding).toMatchObject({
      state: 'fail',
      severity: 'error',
      cells: ['01[31,1]', '01[62,2]'],
      actual: '10.00',
      expected: '0.00',
      difference: '10.00',
      message:
        '收入总计等于支出总计：公开01表 总计 收入·决算数（01[31,1]）为 10.00元，公开01表 总计 支出·决算数（01[62,2]）为 0.00元，相差 10.00元，请核对这些单元格',
    });
  });

  test('a count is no amount of money', () => {
    const session = startSession();
    type(session, { '10[15,1]': '3' });
    run(session, { kind: 'override-cell', address: at('10[7,1]'), value: 4n });
    expect(findingsOf(session, '10-1', '10[7,1]')[0]).toMatchObject({
      state: 'fail',
      actual: '4',
      expected: '3',
      difference: '1',
    });
  });

  test.each([
    ['', 'not-run'],
    ['事业', 'not-applicable'],
    ['行政', 'fail'],
    ['参公', 'fail'],
  ])('X-11b for a 单位 of kind “%s”: %s', (kind, state) => {
    const session = startSession();
    type(session, { '06[30201,1]': '3', '06[30201,2]': '3', '10[5,1]': '2' });
    if (kind !== '') run(session, { kind: 'set-facts', facts: { kind } });
    expect(stateOf(session, 'X-11b')).toBe(state);
  });
});

describe('06-3: 基本支出 within 金额, an error unless there are negatives', () => {
  test.each([
    ['5', '5', 'pass', 'error'],
    ['5', '6', 'fail', 'error'],
    ['-5', '', 'fail', 'warning'],
    ['-5', '-6', 'pass', 'warning'],
  ])('金额 %s, 基本支出 %s: %s, %s', (whole, part, state, severity) => {
    const session = startSession();
    type(session, { '06[30201,1]': whole, '06[30201,2]': part });
    const found = findingsOf(session, '06-3', '06[30201,1]');
    expect(found.map((finding) => [finding.state, finding.severity])).toEqual([[state, severity]]);
  });
});

describe('万元: a total may be off by the rounding of its parts', () => {
  /** 货物 and 工程 in 分, the printed 合计 in 分. Two parts: 0.015 万元 at most. */
  test.each([
    ['equal', 20_000n, 'pass'],
    ['0.01 万元 off', 30_000n, 'rounding'],
    ['0.015 万元 off', 35_000n, 'rounding'],
    ['0.02 万元 off', 40_000n, 'fail'],
  ])('%s', (_name, total, state) => {
    const session = startSession(
      withTables({
        '10': {
          scale: 'wanyuan',
          entries: new Map([
            ['1', new Map([[1, { value: total, rounded: true }]])],
            ['2', new Map([[1, { value: 10_000n }]])],
            ['3', new Map([[1, { value: 10_000n }]])],
          ]),
        },
      }),
    );
    // Beyond the envelope a printed total is not kept: the formula takes over and there is nothing to report.
    const kept = state !== 'fail';
    expect(session.cell(at('10[1,1]'))).toMatchObject({ value: kept ? total : 20_000n, kind: 'derived' });
    expect(stateOf(session, '10-1', '10[1,1]')).toBe(kept ? state : 'pass');
  });

  test('the printed total goes when an edit makes it impossible', () => {
    const session = startSession(
      withTables({
        '10': {
          scale: 'wanyuan',
          entries: new Map([
            ['1', new Map([[1, { value: 20_000n, rounded: true }]])],
            ['2', new Map([[1, { value: 10_000n }]])],
          ]),
        },
      }),
    );
    expect(shown(session, '10[1,1]')).toBe('200.00');
    type(session, { '10[2,1]': '500' });
    expect(shown(session, '10[1,1]')).toBe('500.00');
    session.undo();
    expect(shown(session, '10[1,1]')).toBe('200.00');
  });

  test('one table in 万元 gives a rule across tables its envelope; counts have none', () => {
    const session = startSession(withTables({ '10': { scale: 'wanyuan' } }));
    type(session, { '06[30201,1]': '1000', '06[30201,2]': '1000', '10[5,1]': '1100', '10[15,1]': '3' });
    expect(stateOf(session, 'X-11')).toBe('rounding');
    type(session, { '10[5,1]': '1200.01' });
    expect(stateOf(session, 'X-11')).toBe('fail');
    run(session, { kind: 'override-cell', address: at('10[7,1]'), value: 4n });
    expect(stateOf(session, '10-1', '10[7,1]')).toBe('fail');
  });
});

describe('a table that is not there', () => {
  const session = startSession(withTables({ '03': { absent: true } }));

  test('leaves what it would give to be typed', () => {
    expect(session.cell(at('01[32,2]'))?.kind).toBe('input');
    expect(type(session, { '01[32,2]': '5' })).toBeUndefined();
    expect(shown(session, '01[58,2]')).toBe('5.00');
  });

  test('makes the rules that read it not run, and G-8 names it', () => {
    const idle = session
      .findings()
      .flatMap(({ state, rule, message }) =>
        state === 'not-run' && message.includes('缺少公开03表') ? [rule] : [],
      );
    expect([...new Set(idle)]).toEqual(['03-1', '03-2', 'G-6', 'G-7', 'X-1', 'X-2', 'X-9', 'X-14']);
    expect(findingsOf(session, 'G-8').map(({ state, message }) => [state, message])).toEqual([
      ['fail', '缺少公开03表《支出决算表》，请在工作簿中补上这张表后重新导入，或在本项目中填写'],
    ]);
  });

  test('takes no total of its own', () => {
    expect(type(session, { '03[合计,2]': '7' })?.kind).toBe('derived');
  });

  test('is there once a line is put into it, and the formulas take over', () => {
    insert(session, '03', '2010301');
    expect(session.cell(at('01[32,2]'))?.kind).toBe('override');
    expect(findingsOf(session, 'G-8')[0]?.state).toBe('pass');
    session.undo();
    expect(session.cell(at('01[32,2]'))?.kind).toBe('input');
    expect(findingsOf(session, 'G-8')[0]?.state).toBe('fail');
  });

  test('is there once an amount is typed into it', () => {
    const other = startSession(withTables({ '07': { absent: true } }));
    expect(stateOf(other, '07-1', '07[1,1]')).toBe('not-run');
    type(other, { '07[1,2]': '5' });
    expect(other.document().tables.get('07')!.absent).toBe(false);
    expect([stateOf(other, 'G-8'), shown(other, '07[1,1]')]).toEqual(['pass', '5.00']);
  });
});
