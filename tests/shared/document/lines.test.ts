import { beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '#shared/session/session';
import { at, insert, run, shown, startSession, type } from '../shanxi-pack';

let session: Session;

beforeEach(() => {
  session = startSession();
});

function codes(table = '03'): string[] {
  return session
    .document()
    .tables.get(table)!
    .lines.map(({ code }) => code);
}

function insertMoving(...added: string[]): ReturnType<typeof run> {
  return run(session, {
    kind: 'insert-lines',
    table: '03',
    lines: added.map((code) => ({ code, name: '' })),
    names: {},
    moveAmounts: true,
  });
}

describe('inserting', () => {
  test('brings the parents that are missing, with the names given, in the order of codes', () => {
    run(session, {
      kind: 'insert-lines',
      table: '03',
      lines: [
        { code: '2080505', name: ' 机关事业单位基本养老保险缴费支出 ' },
        { code: '2010301', name: '行政运行' },
      ],
      names: { '201': '一般公共服务支出', '20103': '政府办公厅（室）及相关机构事务' },
      moveAmounts: false,
    });
    expect(session.document().tables.get('03')!.lines).toEqual([
      { code: '201', name: '一般公共服务支出' },
      { code: '20103', name: '政府办公厅（室）及相关机构事务' },
      { code: '2010301', name: '行政运行' },
      { code: '208', name: '' },
      { code: '20805', name: '' },
      { code: '2080505', name: '机关事业单位基本养老保险缴费支出' },
    ]);
    session.undo();
    expect(codes()).toEqual([]);
  });

  test('a 类 alone is a leaf: its amounts are entered', () => {
    insert(session, '03', '229');
    expect(type(session, { '03[229,3]': '12' })).toBeUndefined();
    expect([shown(session, '03[229,1]'), shown(session, '03[合计,3]')]).toEqual(['12.00', '12.00']);
  });

  test('the first child of a leaf with amounts is refused, or takes them', () => {
    insert(session, '03', '229');
    type(session, { '03[229,3]': '12', '03[229,2]': '3' });
    expect(insert(session, '03', '2299999')).toEqual({
      kind: 'parent-has-amounts',
      table: '03',
      code: '2299999',
      parent: '229',
    });
    expect(codes()).toEqual(['229']);
    expect(insertMoving('2299999')).toBeUndefined();
    expect(codes()).toEqual(['229', '22999', '2299999']);
    expect([shown(session, '03[2299999,3]'), shown(session, '03[229,3]')]).toEqual(['12.00', '12.00']);
    expect(session.cell(at('03[229,3]'))?.kind).toBe('derived');
    session.undo();
    expect([shown(session, '03[229,3]'), shown(session, '03[229,1]')]).toEqual(['12.00', '15.00']);
    expect(session.cell(at('03[229,3]'))?.kind).toBe('input');
  });

  test('of several children the first takes the amounts of its parent, for each parent', () => {
    insert(session, '03', '229', '208');
    type(session, { '03[229,3]': '12', '03[208,3]': '8' });
    expect(insertMoving('2299901', '2299902', '2080505')).toBeUndefined();
    expect(
      ['2299901', '2299902', '2080505', '229', '208'].map((code) => shown(session, `03[${code},3]`)),
    ).toEqual(['12.00', '', '8.00', '12.00', '8.00']);
  });

  test('given a 款 and its 项 at once, the 项 takes the amounts', () => {
    insert(session, '03', '229');
    type(session, { '03[229,3]': '12' });
    expect(insertMoving('22999', '2299999')).toBeUndefined();
    expect(['229', '22999', '2299999'].map((code) => session.cell(at(`03[${code},3]`))?.kind)).toEqual([
      'derived',
      'derived',
      'input',
    ]);
    expect(shown(session, '03[2299999,3]')).toBe('12.00');
  });

  test('a leaf with nothing but zeros gives way to the sum of its children', () => {
    insert(session, '03', '229');
    type(session, { '03[229,3]': '0' });
    expect(insert(session, '03', '2299999')).toBeUndefined();
    type(session, { '03[2299999,3]': '7' });
    expect(session.cell(at('03[229,3]'))?.kind).toBe('derived');
    expect(shown(session, '03[229,3]')).toBe('7.00');
    session.undo();
    session.undo();
    expect(shown(session, '03[229,3]')).toBe('0.00');
  });
});

describe('deleting', () => {
  beforeEach(() => {
    insert(session, '03', '2010301', '2010302', '2080505');
    type(session, { '03[2010301,2]': '1', '03[2010302,2]': '2', '03[2080505,2]': '4' });
  });

  test.each([
    [
      'one of two 项 leaves the other and the parents',
      ['2010301'],
      ['201', '20103', '2010302', '208', '20805', '2080505'],
      '6.00',
    ],
    ['the only 项 takes its parents along', ['2080505'], ['201', '20103', '2010301', '2010302'], '3.00'],
    ['a 类 takes all below it', ['201'], ['208', '20805', '2080505'], '4.00'],
    ['both 项, one after the other named', ['2010301', '2010302'], ['208', '20805', '2080505'], '4.00'],
    ['parent and child named together', ['208', '2080505'], ['201', '20103', '2010301', '2010302'], '3.00'],
    ['everything', ['201', '208'], [], ''],
  ])('%s', (_name, gone, left, total) => {
    const before = session.document();
    expect(run(session, { kind: 'delete-lines', table: '03', codes: gone })).toBeUndefined();
    expect([codes(), shown(session, '03[合计,2]')]).toEqual([left, total]);
    session.undo();
    expect(session.document()).toEqual(before);
    expect(shown(session, '03[合计,2]')).toBe('7.00');
  });
});

test('renaming changes the name in one table, amounts stay', () => {
  insert(session, '03', '229');
  insert(session, '05', '229');
  type(session, { '03[229,3]': '1' });
  run(session, { kind: 'rename-line', table: '03', code: '229', name: ' 其他支出 ' });
  expect(session.document().tables.get('03')!.lines).toEqual([{ code: '229', name: '其他支出' }]);
  expect(session.document().tables.get('05')!.lines).toEqual([{ code: '229', name: '科目229' }]);
  expect(shown(session, '03[229,3]')).toBe('1.00');
  session.undo();
  expect(session.document().tables.get('03')!.lines).toEqual([{ code: '229', name: '科目229' }]);
});
