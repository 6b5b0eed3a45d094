import { describe, expect, test } from 'vitest';
import type { AddressText } from '#shared/document/address';
import type { Book, ProjectDocument, TableContent } from '#shared/document/document';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Session } from '#shared/session/session';
import { emptyDocument, findingsOf, insert, run, shown, startSession, type } from '../shanxi-pack';

/** What the findings of a rule say: state and cells. */
function told(session: Session, rule: string, cell?: AddressText): string[] {
  return findingsOf(session, rule, cell).map(({ state, cells }) => `${state} ${cells.join(' ')}`.trim());
}

function failures(session: Session, rule: string): string[] {
  return findingsOf(session, rule).flatMap(({ state, message }) => (state === 'fail' ? [message] : []));
}

function keysOf(session: Session, rule: string): Set<string> {
  return new Set(findingsOf(session, rule).map(({ key }) => key));
}

/** Lines as an import might leave them: whatever codes, parents or not. */
function withLines(table: string, lines: TableContent['lines']): ProjectDocument {
  const document = emptyDocument();
  const tables = new Map(document.tables);
  tables.set(table, { ...tables.get(table)!, lines });
  return { ...document, tables };
}

describe('X-14: 02 beside 03 by 科目, a hint', () => {
  const hinted = (session: Session) =>
    findingsOf(session, 'X-14').flatMap(({ state, severity, cells }) =>
      state === 'fail' ? [`${severity} ${cells[0]}`] : [],
    );

  test('an amount in the wrong row of 02 is seen in both rows', () => {
    const session = startSession();
    for (const table of ['02', '03']) insert(session, table, '2080505', '2101102');
    type(session, { '03[2080505,2]': '7', '03[2101102,2]': '9' });
    type(session, { '02[2080505,2]': '7', '02[2101102,2]': '9' });
    expect(hinted(session)).toEqual([]);
    type(session, { '02[2080505,2]': '9', '02[2101102,2]': '7' });
    expect(hinted(session)).toEqual(expect.arrayContaining(['hint 02[2080505,1]', 'hint 02[2101102,1]']));
  });

  test('a 科目 that 03 has and 02 does not', () => {
    const session = startSession();
    insert(session, '03', '2080505');
    type(session, { '03[2080505,2]': '7' });
    expect(hinted(session)).not.toEqual([]);
  });
});

describe('X-9: expenditure by code covers its three sources', () => {
  test.each([
    ['more than all of them', '11', 'pass'],
    ['exactly all of them', '10', 'pass'],
    ['one 元 less', '9', 'fail'],
  ])('%s', (_name, amount, state) => {
    const session = startSession();
    for (const table of ['03', '05', '08', '09']) insert(session, table, '2299999');
    type(session, {
      '03[2299999,2]': amount,
      '05[2299999,2]': '5',
      '08[2299999,4]': '3',
      '09[2299999,2]': '2',
    });
    expect(findingsOf(session, 'X-9', '03[2299999,2]').map((finding) => finding.state)).toEqual([state]);
    expect(told(session, 'X-9', '03[2299999,2]')[0]).toBe(
      `${state} 03[2299999,2] 05[2299999,2] 08[2299999,4] 09[2299999,2]`,
    );
  });

  test('codes that 03 lacks count as 0 there, each with a finding of its own that names the place', () => {
    const session = startSession();
    insert(session, '05', '2010301', '2299999');
    type(session, { '05[2010301,2]': '1', '05[2299999,3]': '2' });
    const failing = findingsOf(session, 'X-9').filter(({ state }) => state === 'fail');
    expect(
      failing.map(({ cells, actual, expected }) => `${cells.join(' ')}: ${actual} < ${expected}`),
    ).toEqual(expect.arrayContaining(['05[2010301,2]: 0.00 < 1.00', '05[2299999,3]: 0.00 < 2.00']));
    // Three levels of two codes, in column 1 and in the one column with an amount.
    expect(failing).toHaveLength(12);
    expect(keysOf(session, 'X-9').size).toBe(findingsOf(session, 'X-9').length);
    expect(failing.find(({ cells }) => cells[0] === '05[2010301,2]')?.message).toBe(
      '支出决算表各科目不小于一般公共预算、政府性基金、国有资本经营支出之和：公开03表没有科目 2010301，按 0.00元计，公开05表 科目2010301 本年支出·基本支出（05[2010301,2]）为 1.00元，少 1.00元，请核对这些单元格',
    );
  });
});

describe('X-13: the fund tables and the summary are empty together', () => {
  test.each<[string, Record<string, string>, string]>([
    ['both without amounts', {}, 'pass'],
    ['zeros on one side', { '04[60,5]': '0' }, 'pass'],
  ])('%s', (_name, cells, state) => {
    const session = startSession();
    type(session, cells);
    expect(findingsOf(session, 'X-13').map((finding) => finding.state)).toEqual([state, state, state]);
  });

  test('an amount in 08 whose cells in 04 were overridden to blank', () => {
    const session = startSession();
    insert(session, '08', '2290401');
    type(session, { '08[2290401,2]': '5', '08[2290401,4]': '5' });
    expect(failures(session, 'X-13')).toEqual([]);
    for (const address of ['04[2,1]', '04[59,4]', '04[60,4]']) {
      const [, table = '', line = '', column = ''] = /^(..)\[(\d+),(\d)\]$/.exec(address)!;
      run(session, { kind: 'override-cell', address: { table, line, column: Number(column) }, value: null });
    }
    expect(failures(session, 'X-13')).toEqual([
      '公开08表有数据，而 04[59,4]、04[60,4]、04[2,1]、04[30,1] 全为空，请核对',
    ]);
  });

  test('does not run when either side is not there', () => {
    const document = emptyDocument();
    for (const absent of ['04', '08']) {
      const tables = new Map(document.tables);
      tables.set(absent, { ...tables.get(absent)!, absent: true });
      const session = startSession({ ...document, tables });
      if (absent === '04') {
        insert(session, '08', '2290401');
        type(session, { '08[2290401,2]': '5' });
      }
      const [fund] = findingsOf(session, 'X-13');
      expect([fund?.state, fund?.message]).toEqual([
        'not-run',
        expect.stringContaining(`缺少公开${absent}表`),
      ]);
    }
  });
});

describe('the rules of codes and names', () => {
  test('G-1: lengths of codes', () => {
    const session = startSession(withLines('03', [{ code: '2010', name: '甲' }]));
    expect(failures(session, 'G-1')).toEqual(['公开03表的科目编码 2010 不是 3、5、7 位数字，请改正编码']);
  });

  test('G-2: every missing parent is told', () => {
    const session = startSession(withLines('03', [{ code: '2010301', name: '行政运行' }]));
    expect(failures(session, 'G-2')).toEqual([
      '公开03表有科目 2010301，没有它的上级科目 201，请补上',
      '公开03表有科目 2010301，没有它的上级科目 20103，请补上',
    ]);
    expect(keysOf(session, 'G-2').size).toBe(2);
  });

  test('G-3: each table whose name differs is told; width and spaces do not matter', () => {
    const session = startSession();
    for (const table of ['02', '03', '05', '09']) insert(session, table, '20103');
    const name = (table: string, text: string): void => {
      run(session, { kind: 'rename-line', table, code: '20103', name: text });
    };
    name('02', '政府办公厅（室）及相关机构事务');
    name('03', '政府办公厅(室)及 相关机构事务');
    name('05', '政府办公室');
    name('09', '办公厅');
    expect(failures(session, 'G-3')).toEqual([
      '科目 20103 在公开02表叫“政府办公厅（室）及相关机构事务”，在公开05表叫“政府办公室”，请统一名称',
      '科目 20103 在公开02表叫“政府办公厅（室）及相关机构事务”，在公开09表叫“办公厅”，请统一名称',
    ]);
  });

  test('G-4: a code or name the dictionary has otherwise is a hint', () => {
    const session = startSession(
      withLines('03', [
        { code: '201', name: '一般公共服务支出' },
        { code: '208', name: '社保支出' },
        { code: '299', name: '甲' },
      ]),
    );
    const found = findingsOf(session, 'G-4');
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['hint', '科目 208 的名称“社保支出”与词典“社会保障和就业支出”不同，请核对（各年名称可能有变）'],
      ['hint', '科目 299“甲”不在词典中，请核对编码（词典不全，仅供参考）'],
    ]);
  });

  test('G-6: a 类 with amounts and no line in the summary', () => {
    const session = startSession();
    insert(session, '03', '2300101', '2010301');
    expect(failures(session, 'G-6')).toEqual([]);
    type(session, { '03[2300101,2]': '5', '03[2010301,2]': '1' });
    expect(failures(session, 'G-6')).toEqual([
      '公开03表的类 230“科目230”有金额，公开01表没有它的行，请核对科目编码'.replace('科目230', ''),
    ]);
    // What the summary cannot show is missed there, and the rule of the totals sees it too.
    expect([shown(session, '01[58,2]'), shown(session, '03[合计,1]')]).toEqual(['1.00', '6.00']);
    expect(findingsOf(session, 'X-1', '03[合计,1]')[0]?.state).toBe('fail');
  });

  test('G-7: negatives, and a line beyond its total', () => {
    const session = startSession();
    insert(session, '03', '2010301', '2010302');
    type(session, { '03[2010301,2]': '-5', '03[2010302,2]': '6', '07[1,6]': '-1' });
    const cells = findingsOf(session, 'G-7').flatMap((finding) =>
      finding.state === 'fail' ? [finding.cells.join(' ')] : [],
    );
    expect(cells).toEqual(
      expect.arrayContaining([
        '03[2010301,2]',
        '03[2010301,1]',
        '07[1,6]',
        '07[1,1]',
        '03[2010302,2] 03[合计,2]',
      ]),
    );
    expect(cells).not.toContain('03[2010302,2]');
  });
});

test('G-7: a line below a negative total is measured by its size', () => {
  const session = startSession();
  insert(session, '03', '2010301', '2010302');
  type(session, { '03[2010301,2]': '-10', '03[2010302,2]': '4' });
  expect(failures(session, 'G-7').filter((message) => message.includes('大于合计行'))).toEqual([]);
});

describe('P-1: this year opens with what last year closed with', () => {
  function withPrior(closing: Readonly<Record<string, bigint>>): Session {
    const last = startSession();
    insert(last, '08', '2290401');
    const document = last.document();
    const tables = new Map(document.tables);
    for (const [place, value] of Object.entries(closing)) {
      const [, table = '', line = '', column = ''] = /^(..)\[(.+),(\d)\]$/.exec(place)!;
      const content = tables.get(table)!;
      const columns = new Map(content.entries.get(line)).set(Number(column), { value });
      tables.set(table, { ...content, entries: new Map(content.entries).set(line, columns) });
    }
    const prior: Book = {
      kind: PRIOR_BOOK,
      readOnly: true,
      packId: document.packId,
      facts: { ...document.facts, year: 2021 },
      source: '2021.xlsx',
      tables,
    };
    return startSession({ ...emptyDocument(), books: new Map([[PRIOR_BOOK, prior]]) });
  }

  test('agreeing, differing and blank on both sides', () => {
    const session = withPrior({ '01[60,2]': 500n, '04[60,3]': 300n });
    type(session, { '01[29,1]': '5', '04[29,1]': '2' });
    expect(told(session, 'P-1')).toEqual([
      'pass 01[29,1] 上年.01[60,2]',
      'fail 04[29,1] 上年.04[60,3]',
      'not-applicable 04[30,1] 上年.04[60,4]',
      'not-applicable 04[31,1] 上年.04[60,5]',
      'not-applicable 08[合计,1] 上年.08[合计,6]',
    ]);
    expect(failures(session, 'P-1')).toEqual([
      '本年财政拨款年初结转和结余等于上年年末数：公开04表 一般公共预算财政拨款 收入·金额（04[29,1]）为 2.00元，上年公开04表 年末财政拨款结转和结余 支出·一般公共预算财政拨款（上年.04[60,3]）为 3.00元，相差 1.00元，请核对这些单元格',
    ]);
  });

  test('last year is shown as it was printed, never computed again', () => {
    const session = withPrior({ '01[62,2]': 900n });
    expect([
      shown(session, '上年.01[62,2]'),
      shown(session, '上年.01[58,2]'),
      shown(session, '01[62,2]'),
    ]).toEqual(['9.00', '', '']);
  });
});
