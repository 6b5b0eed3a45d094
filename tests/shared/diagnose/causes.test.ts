import { describe, expect, test } from 'vitest';
import { NO_DIAGNOSIS, type Reason } from '#shared/diagnose/cause';
import { parseAddress } from '#shared/document/address';
import { AMOUNT } from '#shared/kind/kinds';
import { plainText } from '#shared/kind/value-text';
import { PRIOR_BOOK } from '#shared/pack/book';
import { listCauses, reasonText } from '#shared/session/cause-list';
import { insertMissingLine } from '#shared/session/missing-lines';
import type { CellView, Session } from '#shared/session/session';
import { importFixture, loadShanghai, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { emptyDocument, run, startSession, type } from '../shanxi-pack';
import { sampleOf, sampleWithPrior, Trial } from './trial';

const SHANXI = loadShanxi();
const sample = (): Session => sessionOf(SHANXI, sampleOf(SHANXI));

/** The first cause of each group: `05[2010301,2] 1.00→2.00 reason`. */
function firstCauses(session: Session): readonly string[] {
  return session.causes().groups.flatMap(({ causes }) => {
    const [first] = causes;
    return first
      ? [`${first.changes.map((change) => changeWords(session, change)).join(' ')} ${first.reason.kind}`]
      : [];
  });
}

function changeWords(session: Session, change: { cell: string; value: unknown; should: unknown }): string {
  const words = (value: unknown): string => (typeof value === 'bigint' ? plainText(value, AMOUNT) : '空');
  expect(session.cell(parseAddress(change.cell)!)).toBeDefined();
  return `${change.cell} ${words(change.value)}→${words(change.should)}`;
}

describe('a clean book', () => {
  test('gives no cause, whether typed, imported, of either pack, or empty', () => {
    const clean = [
      sample(),
      sessionOf(loadShanghai(), sampleOf(loadShanghai())),
      sessionOf(SHANXI, importFixture(SHANXI, readFixture('filled')).document),
      startSession(emptyDocument()),
    ];
    for (const session of clean) expect(session.causes()).toEqual(NO_DIAGNOSIS);
  });
});

describe('one mistake', () => {
  test('two digits exchanged in a leaf of 05 lead to that leaf, not to the totals that fail', () => {
    const session = sample();
    type(session, { '05[2010301,2]': '19014325.92' });
    expect(session.findings().filter(({ state }) => state === 'fail').length).toBeGreaterThan(2);
    expect(firstCauses(session)).toEqual(['05[2010301,2] 19014325.92→10914325.92 exchanged-digits']);
  });

  test('a digit too many, a factor, a sign and an omission are called by their names', () => {
    const kinds = (cells: Record<string, string>): readonly string[] => {
      const session = sample();
      type(session, cells);
      return firstCauses(session);
    };
    expect(kinds({ '02[2080505,2]': '11843683.20' })).toEqual([
      '02[2080505,2] 11843683.20→1184368.32 factor',
    ]);
    expect(kinds({ '03[2080505,2]': '118.44' })).toEqual(['03[2080505,2] 118.44→1184368.32 factor']);
    expect(kinds({ '05[2080505,2]': '-1184368.32' })).toEqual(['05[2080505,2] -1184368.32→1184368.32 sign']);
    expect(kinds({ '05[2080505,2]': '' })).toEqual(['05[2080505,2] 空→1184368.32 missing']);
  });

  test('an amount in the next column or row is moved back', () => {
    const session = sample();
    type(session, { '03[2080505,2]': '', '03[2080505,3]': '1184368.32' });
    expect(firstCauses(session)).toEqual(['03[2080505,2] 空→1184368.32 03[2080505,3] 1184368.32→空 moved']);
  });

  test('last year’s number is known as such', () => {
    const session = sessionOf(SHANXI, sampleWithPrior(SHANXI));
    const prior = session.cell({ table: '05', line: '2080505', column: 2, book: PRIOR_BOOK })?.value;
    if (typeof prior !== 'bigint') throw new Error('last year has no amount there');
    type(session, { '05[2080505,2]': plainText(prior, AMOUNT) });
    expect(session.causes().groups[0]?.causes[0]).toMatchObject({
      changes: [{ cell: '05[2080505,2]', value: prior, should: 118436832n }],
      reason: { kind: 'last-year' },
    });
  });
});

describe('a 科目 left out', () => {
  const without = (table: string, code: string): Session => {
    const session = sample();
    expect(run(session, { kind: 'delete-lines', table, codes: [code] })).toBeUndefined();
    return session;
  };

  test('whose whole line is absent is named with its amount, and put in it mends everything', () => {
    const session = without('05', '2080505');
    const [group] = session.causes().groups;
    expect(group?.causes[0]).toMatchObject({
      changes: [{ cell: '05[2080505,2]', value: null, should: 118436832n }],
      reason: { kind: 'missing-line', code: '2080505' },
    });
    run(session, { kind: 'together', steps: insertMissingLine(session, group!.causes[0]!) });
    expect(session.failing().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(session.causes()).toEqual(NO_DIAGNOSIS);
  });

  test('in another table, under another name of its column, is found as well', () => {
    const [group] = without('02', '2101101').causes().groups;
    expect(group?.causes[0]).toMatchObject({
      changes: [{ cell: '02[2101101,2]', should: 32260361n }],
      reason: { kind: 'missing-line', code: '2101101' },
    });
  });
});

describe('a whole table in the wrong unit', () => {
  const entered = (session: Session, table: string): readonly CellView[] =>
    session
      .addresses()
      .flatMap((text) => session.cell(parseAddress(text)!) ?? [])
      .filter(({ address, kind, value }) => address.startsWith(`${table}[`) && kind === 'input' && value);

  test.each([
    ['万元 typed for 元, to two decimals', '05', (value: bigint) => (value + 5000n) / 10_000n, -4],
    ['元 typed as if it were 万元', '03', (value: bigint) => value * 10_000n, 4],
  ] as const)('is one cause: %s', (_, table, wrong, power) => {
    const session = sample();
    const cells = entered(session, table).flatMap(({ address, value }) =>
      typeof value === 'bigint' ? [{ address: parseAddress(address)!, value: wrong(value) }] : [],
    );
    expect(cells.length).toBeGreaterThan(5);
    run(session, { kind: 'set-cells', cells });
    const { groups, unexplained } = session.causes();
    expect(unexplained).toEqual([]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.causes[0]?.reason).toEqual({ kind: 'whole-table', table, power });
    expect(groups[0]?.causes[0]?.changes).toHaveLength(cells.length);
  });
});

describe('an imported workbook', () => {
  const trial = new Trial(SHANXI, sampleOf(SHANXI));
  const causesOf = (cell: string, wrong: bigint): ReturnType<typeof listCauses> => {
    const number = trial.engine.number(parseAddress(cell)!);
    return trial.imported(new Map([[number ?? -1, wrong]]), (engine) => {
      const session = sessionOf(SHANXI, engine.model().document);
      return listCauses(session.causes());
    });
  };

  test('a wrong leaf under right totals is the leaf, though only the totals stand against their formulas', () => {
    const [first, second] = causesOf('05[2080505,2]', 114836832n);
    expect(first?.cause).toMatchObject({
      changes: [{ cell: '05[2080505,2]', value: 114836832n, should: 118436832n }],
      reason: { kind: 'exchanged-digits' },
    });
    expect(second).toBeUndefined();
  });

  test('a wrong total over right leaves is the total', () => {
    const [first, second] = causesOf('05[20805,2]', 1n);
    expect(first?.cause.changes).toMatchObject([{ cell: '05[20805,2]', value: 1n }]);
    expect(second).toBeUndefined();
  });

  test('a total printed before a 项 came names the 项 it lacks', () => {
    const whole = trial.shown(trial.engine.number(parseAddress('05[20805,2]')!) ?? -1);
    if (typeof whole !== 'bigint') throw new Error('no total');
    const [first] = causesOf('05[20805,2]', whole - 118436832n);
    expect(first?.cause.reason).toEqual({ kind: 'stale-total', without: '05[2080505,2]' });
  });
});

describe('several mistakes', () => {
  test('two at once give two causes, each with its own identities', () => {
    const session = sample();
    type(session, { '05[2080505,2]': '1148368.32', '02[2101101,2]': '1.00' });
    const { groups, unexplained } = session.causes();
    expect(unexplained).toEqual([]);
    expect(groups.map(({ causes }) => causes[0]?.changes[0]?.cell).toSorted()).toEqual([
      '02[2101101,2]',
      '05[2080505,2]',
    ]);
    for (const { rules } of groups) expect(rules.length).toBeGreaterThan(0);
  });

  test('what is mended by each of the causes together makes the book clean', () => {
    const session = sample();
    type(session, { '05[2080505,2]': '1148368.32', '02[2101101,2]': '1.00', '06[30201,1]': '5.00' });
    const { groups } = session.causes();
    const cells = groups.flatMap(({ causes }) => causes[0]?.changes ?? []);
    const mended = run(session, {
      kind: 'set-cells',
      cells: cells.map(({ cell, should }) => ({ address: parseAddress(cell)!, value: should })),
    });
    expect(mended).toBeUndefined();
    expect(
      session.findings().filter(({ state, severity }) => state === 'fail' && severity === 'error'),
    ).toEqual([]);
    expect(session.causes().groups).toEqual([]);
  });
});

describe('what cannot be told', () => {
  test('leaves that explain everything equally well are all named, as equally good', () => {
    const session = sample();
    type(session, { '06[30226,1]': '', '06[30227,1]': '' });
    const [group] = session.causes().groups;
    expect((group?.equallyGood ?? 0) + (group?.others ?? 0)).toBeGreaterThan(1);
  });

  test('an error that somebody has explained is no longer searched', () => {
    const session = sample();
    type(session, { '05[2080505,2]': '1148368.32' });
    for (const { key, state } of session.findings()) {
      if (state === 'fail') run(session, { kind: 'explain', finding: key, text: '上级要求' });
    }
    expect(session.causes()).toEqual(NO_DIAGNOSIS);
  });
});

test('every reason has words', () => {
  const session = sample();
  const reasons: readonly Reason[] = [
    { kind: 'exchanged-digits' },
    { kind: 'wrong-digit' },
    { kind: 'digit-count', tooMany: true },
    { kind: 'factor', power: 1 },
    { kind: 'factor', power: -4 },
    { kind: 'sign' },
    { kind: 'moved', along: 'column' },
    { kind: 'missing', like: '03[2080505,2]' },
    { kind: 'doubled' },
    { kind: 'last-year' },
    { kind: 'stale-total', without: '05[2080505,2]' },
    { kind: 'stands-elsewhere', like: '03[2080505,2]' },
    { kind: 'whole-table', table: '05', power: -4 },
    {
      kind: 'missing-line',
      code: '2080505',
      name: '机关事业单位基本养老保险缴费支出',
      like: '03[2080505,2]',
    },
    { kind: 'none' },
  ];
  for (const reason of reasons) expect(reasonText(session, reason)).not.toMatch(/undefined/);
  expect(reasonText(session, { kind: 'factor', power: -4 })).toBe(
    '小了 1 万倍，像是在以元为单位的表中填了万元',
  );
});
