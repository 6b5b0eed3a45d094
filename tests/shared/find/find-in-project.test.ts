import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AddressText } from '#shared/document/address';
import { type FindQuery, findInProject, nextHit, searchedCells } from '#shared/find/find-in-project';
import { planReplacement } from '#shared/find/plan-replacement';
import { displayText } from '#shared/kind/value-text';
import { writeCellName } from '#shared/session/cell-name';
import type { Session } from '#shared/session/session';
import { publishedSession } from '../forms/published-forms';
import { startDocuments, steps, take } from '../random-commands';
import { at, run, startSession, type } from '../shanxi-pack';

const EVERYTHING: Omit<FindQuery, 'text'> = {
  kinds: new Set(['amount', 'name', 'code', 'note']),
  whole: false,
  scale: 'yuan',
};

function find(session: Session, text: string, options: Partial<FindQuery> = {}) {
  return findInProject(session, { ...EVERYTHING, text, ...options });
}

function keys(session: Session, text: string, options: Partial<FindQuery> = {}): readonly string[] {
  return find(session, text, options).map(({ key }) => key);
}

/** A small project: lines in 03 and 05, a few amounts, a note. */
function smallProject(): Session {
  const session = startSession();
  for (const table of ['03', '05']) {
    run(session, {
      kind: 'insert-lines',
      table,
      lines: [{ code: '2010301', name: '行政运行' }],
      names: { '201': '一般公共服务支出', '20103': '政府办公厅（室）及相关机构事务' },
      moveAmounts: false,
    });
  }
  type(session, {
    '03[2010301,2]': '1200',
    '05[2010301,2]': '11200.5',
    '10[2,1]': '-1200',
    '10[8,1]': '1200',
    '10[3,1]': '—',
  });
  run(session, { kind: 'set-note', address: at('10[2,1]'), text: '冲销 1200 元，见凭证 Ａ12' });
  return session;
}

describe('amounts are found as they are written, shown or meant', () => {
  const whole = ['amount 03[201,1]', 'amount 03[201,2]', 'amount 03[20103,1]', 'amount 03[20103,2]'];
  test.each([
    ['1200', 10],
    ['1,200.00', 10],
    ['￥1200.00', 10],
    ['１２００', 10],
  ])('%s as a whole', (text) => {
    const found = keys(smallProject(), text, { whole: true, table: '03', kinds: new Set(['amount']) });
    expect(found).toEqual(expect.arrayContaining([...whole, 'amount 03[2010301,2]']));
    expect(found.every((key) => key.startsWith('amount 03['))).toBe(true);
  });

  test('a part of the digits is found unless the whole is asked for', () => {
    const session = smallProject();
    const inLeaf = (key: string) => key.includes('2010301,2');
    expect(keys(session, '1200').filter(inLeaf)).toEqual(['amount 03[2010301,2]', 'amount 05[2010301,2]']);
    expect(keys(session, '1200', { whole: true }).filter(inLeaf)).toEqual(['amount 03[2010301,2]']);
  });

  test('negatives by minus or brackets, counts by their number, — by a dash', () => {
    const session = smallProject();
    for (const text of ['-1200', '(1,200.00)', '（1200）', '−1200']) {
      expect(keys(session, text, { whole: true })).toEqual(['amount 10[1,1]', 'amount 10[2,1]']);
    }
    const vehicles = { whole: true, table: '10', kinds: new Set(['amount'] as const) };
    expect(keys(session, '1200', vehicles)).toEqual(['amount 10[7,1]', 'amount 10[8,1]']);
    expect(keys(session, '——', { whole: true, table: '10' })).toEqual(['amount 10[3,1]']);
  });

  test('in 万元 by what is shown and by what it is exactly', () => {
    const session = startSession();
    type(session, { '10[2,1]': '1219490.01' });
    const inWanyuan = (text: string) => keys(session, text, { scale: 'wanyuan', whole: true });
    expect(inWanyuan('121.95')).toEqual(['amount 10[1,1]', 'amount 10[2,1]']);
    expect(inWanyuan('121.949001')).toEqual(['amount 10[1,1]', 'amount 10[2,1]']);
    expect(inWanyuan('1219490.01')).toEqual(['amount 10[1,1]', 'amount 10[2,1]']);
  });
});

test('names are found whatever their width and spaces, codes by their beginning, notes by their words', () => {
  const session = smallProject();
  expect(keys(session, '办公厅(室)')).toEqual(['name 03[20103,1]', 'name 05[20103,1]']);
  expect(keys(session, '20103', { table: '03' })).toEqual(['code 03[20103,1]', 'code 03[2010301,1]']);
  expect(keys(session, '凭证a')).toEqual(['note 10[2,1]']);
  expect(keys(session, '凭证', { kinds: new Set(['amount', 'name']) })).toEqual([]);
  expect(keys(session, '  ')).toEqual([]);
});

test('a hit says where it is in the words of the printed table', () => {
  const [hit] = find(smallProject(), '冲销');
  expect(hit?.name && writeCellName(hit.name)).toBe('公开10表　货物');
  expect(hit?.shown).toBe('冲销 1200 元，见凭证 Ａ12');
});

test('next and previous go on from where the clerk stands and begin anew at the end', () => {
  const session = smallProject();
  const hits = find(session, '行政运行', { whole: true });
  const order = session.addresses();
  const go = (current: string | null, address: AddressText | null, step: 1 | -1 = 1) =>
    nextHit(hits, order, { current, address }, step)?.address;
  expect(hits.map(({ address }) => address)).toEqual(['03[2010301,1]', '05[2010301,1]']);
  expect(go(null, null)).toBe('03[2010301,1]');
  expect(go('name 03[2010301,1]', '03[2010301,1]')).toBe('05[2010301,1]');
  expect(go('name 05[2010301,1]', '05[2010301,1]')).toBe('03[2010301,1]');
  expect(go('name 03[2010301,1]', '03[2010301,1]', -1)).toBe('05[2010301,1]');
  // The clerk has gone elsewhere since.
  expect(go('name 05[2010301,1]', '01[1,1]')).toBe('03[2010301,1]');
  expect(go(null, '04[1,1]')).toBe('05[2010301,1]');
  expect(go(null, '04[1,1]', -1)).toBe('03[2010301,1]');
  expect(nextHit([], order, { current: null, address: null }, 1)).toBeUndefined();
});

test('whatever a cell shows, looking for it finds the cell as a whole, and nothing is found twice', () => {
  fc.assert(
    fc.property(startDocuments, steps, fc.nat(), (start, doing, pick) => {
      const session = startSession(start);
      for (const step of doing) take(session, step);
      const addresses = session.addresses();
      const address = addresses[pick % addresses.length]!;
      const view = session.cell(at(address))!;
      const text = displayText(view.value, view.type, 'yuan');
      const found = keys(session, text, { whole: true });
      expect(found.includes(`amount ${address}`)).toBe(text !== '');
      expect(new Set(found).size).toBe(found.length);
    }),
    { numRuns: 40 },
  );
});

test('texts of the document are found after the tables, and gone to in turn', () => {
  const session = smallProject();
  run(session, { kind: 'set-text', key: '职责', text: '冲销往来款' });
  const kinds = new Set(['note', 'written'] as const);
  expect(keys(session, '冲销', { kinds })).toEqual(['note 10[2,1]', 'written 职责']);
  expect(keys(session, '冲销', { kinds, inDocument: true })).toEqual(['written 职责']);
  expect(keys(session, '冲销', { kinds, table: '10' })).toEqual(['note 10[2,1]']);
  const hits = find(session, '冲销', { kinds });
  const go = (current: string | null, address: AddressText | null, step: 1 | -1) =>
    nextHit(hits, session.addresses(), { current, address }, step)?.key;
  expect(go('note 10[2,1]', '10[2,1]', 1)).toBe('written 职责');
  expect(go('written 职责', null, 1)).toBe('note 10[2,1]');
  expect(go(null, '10[2,1]', -1)).toBe('written 职责');
});

test('what the document says is found where its sentences are given, and only there', () => {
  const session = smallProject();
  const sentences = [
    { block: '2.1.0', text: '公务接待费1.50万元，完成预算的77.47%。' },
    { block: '2.2.0', text: '本年度无此项收支。' },
  ];
  const kinds = new Set(['sentence'] as const);
  expect(find(session, '77.47%', { sentences, kinds })).toMatchObject([
    { kind: 'sentence', block: '2.1.0', isWhole: false },
  ]);
  expect(find(session, '77.47%', { sentences })).toEqual([]);
  expect(find(session, '77.47%', { sentences, kinds, table: '03' })).toEqual([]);
});

describe('in forms', () => {
  const session = publishedSession();
  const all: Partial<FindQuery> = { kinds: new Set(['amount', 'text', 'name', 'note']) };

  test('texts, amounts and names of rows, form after form behind the tables; in one table alone', () => {
    const hits = find(session, '876184.17', all);
    expect(hits.map(({ address }) => address)).toContain('附件1.资金[合计,4]');
    expect(hits.find(({ address }) => address === '附件1.资金[合计,4]')?.name?.table).toBe(
      '餐厅购买服务及伙食补贴 预算执行情况',
    );
    const name = session.document().books.get('附件2')?.tables.get('指标')?.lines[0]?.name ?? '';
    const named = find(session, name, { ...all, book: '附件2', table: '指标' });
    expect(named[0]).toMatchObject({ kind: 'name', address: '附件2.指标[001000,0]', isWhole: true });
    expect(find(session, name, { ...all, book: '附件3', table: '指标', whole: true })).toEqual([]);
  });

  test('F3 goes on from a form’s cell to the next, and from the last to the first', () => {
    const hits = find(session, '指标', all);
    const order = searchedCells(session);
    const at = hits.findIndex(({ address }) => address?.startsWith('附件') === true);
    const [here, next] = [hits[at], hits[at + 1]];
    if (!here?.address || !next) throw new Error('Nothing was found in forms');
    expect(nextHit(hits, order, { current: here.key, address: here.address }, 1)).toBe(next);
    const [last, cell] = [hits.at(-1), order.at(-1) ?? null];
    expect(nextHit(hits, order, { current: null, address: cell }, 1)?.address).toBe(
      last?.address === cell ? cell : hits[0]?.address,
    );
  });

  test('replaced as in tables: the name of a row is one of its cells', () => {
    const hits = find(session, '附件2', { ...all, book: '附件2', table: '指标' });
    expect(hits).toEqual([]);
    const name = session.document().books.get('附件2')?.tables.get('指标')?.lines[0]?.name ?? '';
    const plan = planReplacement(session, find(session, name, { ...all, book: '附件2', table: '指标' }), {
      sought: name,
      by: '改了的名称',
      scale: 'yuan',
      kinds: new Set(['name']),
    });
    expect(plan.refused).toEqual([]);
    const done = session.run({ kind: 'together', steps: plan.steps });
    expect(done.ok).toBe(true);
    expect(session.document().books.get('附件2')?.tables.get('指标')?.lines[0]?.name).toBe('改了的名称');
    session.undo();
  });
});
