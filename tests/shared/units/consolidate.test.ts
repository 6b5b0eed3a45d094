import { describe, expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { MEMBER_BOOK, PRIOR_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import { chooseMembers } from '#shared/units/choose-members';
import { consolidate, sumDifferences, termsOf } from '#shared/units/consolidate';
import type { Member } from '#shared/units/member';
import { makeUnits, projectOf } from '../../world/make-units';
import { SHANXI, type } from '../shanxi-pack';

const FACTS = { organisation: '某局', kind: '', year: SHANXI.year };

function membersOf(units: number, seed: number): { members: Member[]; priors: Member[] } {
  const members: Member[] = [];
  const priors: Member[] = [];
  for (const made of makeUnits(SHANXI, { units, seed, errorEvery: 0 })) {
    const document = projectOf(made);
    const session = createSession(SHANXI, document);
    if (!session.ok) throw new Error(session.problem.kind);
    members.push({ file: made.path, book: printedBook(session.value, MEMBER_BOOK, made.path) });
    const prior = document.books.get(PRIOR_BOOK);
    if (prior) priors.push({ file: made.path, book: prior });
  }
  return { members, priors };
}

function summed(members: readonly Member[], priors: readonly Member[] = [], pack = SHANXI) {
  const made = consolidate(pack, FACTS, members, priors);
  if (!made.ok) throw new Error(made.problem.kind);
  return made.value;
}

/** What the members print in a cell, added up by other means. */
function printedSum(members: readonly Member[], text: string): bigint {
  const address = parseAddress(text);
  return members.reduce((sum, { book }) => {
    const value = book.tables
      .get(address?.table ?? '')
      ?.entries.get(address?.line ?? '')
      ?.get(address?.column ?? 0)?.value;
    return sum + (typeof value === 'bigint' ? value : 0n);
  }, 0n);
}

describe('a sum of units', () => {
  test('is in every cell what the units print there together, and nothing is overridden for it', () => {
    const { members, priors } = membersOf(20, 31);
    const { session } = summed(members, priors, { ...SHANXI, eliminations: [] });
    let cells = 0;
    for (const text of session.addresses()) {
      const address = parseAddress(text);
      const cell = address && session.cell(address);
      if (!cell || !isNumber(cell.value)) continue;
      cells += 1;
      expect(cell.value, text).toBe(printedSum(members, text));
      expect(cell.kind, text).not.toBe('override');
    }
    expect(cells).toBeGreaterThan(800);
    expect(session.failing().filter(({ severity }) => severity === 'error')).toEqual([]);
    const ends = priors.reduce(
      (sum, { book }) => sum + ((book.tables.get('01')?.entries.get('60')?.get(2)?.value as bigint) ?? 0n),
      0n,
    );
    const lastYear = session
      .document()
      .books.get(PRIOR_BOOK)
      ?.tables.get('01')
      ?.entries.get('60')
      ?.get(2)?.value;
    expect(lastYear ?? 0n).toBe(ends);
  });

  test('takes off on both sides what units handed to each other, and the rules hold still', () => {
    const { members } = membersOf(20, 31);
    const { session, proposed, unmatched } = summed(members);
    expect(proposed.length).toBeGreaterThan(2);
    expect(unmatched).toEqual([]);
    for (const { income, expense, amount } of proposed) {
      for (const side of [income, expense])
        expect(side.reduce((sum, one) => sum + one.amount, 0n)).toBe(amount);
      expect(income[0]?.file).not.toBe(expense[0]?.file);
    }
    for (const [table, column] of [
      ['02', 3],
      ['02', 6],
      ['03', 4],
      ['03', 6],
    ] as const) {
      const total = session.cell({ table, line: '合计', column })?.value ?? 0n;
      expect(total, `${table} ${column}`).toBe(0n);
    }
    expect(session.failing().filter(({ severity }) => severity === 'error')).toEqual([]);
    const whole = summed(members, [], { ...SHANXI, eliminations: [] }).session;
    const [one, other] = [whole, session].map(
      (each) => each.cell({ table: '01', line: '31', column: 1 })?.value,
    );
    expect(BigInt(one as bigint) - BigInt(other as bigint)).toBe(
      proposed.reduce((sum, { amount }) => sum + amount, 0n),
    );
  });

  test('tells money that only one side knows of', () => {
    const { members } = membersOf(20, 31);
    const { proposed } = summed(members);
    const payer = proposed[0]?.expense[0]?.file;
    const { unmatched } = summed(members.filter(({ file }) => file !== payer));
    expect(
      unmatched.some(({ side, of }) => side === 'income' && of.amount === proposed[0]?.income[0]?.amount),
    ).toBe(true);
  });

  test('leads from a cell to the units behind it, and lives through saving', () => {
    const { members } = membersOf(8, 5);
    const { session } = summed(members);
    const text = saveProject(SHANXI, session.document());
    const opened = openProject(text);
    const document = opened.ok ? opened.value.withPack(SHANXI) : opened;
    if (!document.ok) throw new Error('not opened');
    expect(saveProject(SHANXI, document.value)).toBe(text);
    const terms = termsOf(document.value, '03[合计,2]');
    expect(terms.map(({ organisation }) => organisation)).toEqual(
      members.map(({ book }) => book.facts.organisation),
    );
    expect(terms.reduce((sum, { amount }) => sum + amount, 0n)).toBe(
      session.cell({ table: '03', line: '合计', column: 2 })?.value,
    );
  });

  test('says in which cells the department typed something else', () => {
    const { members } = membersOf(6, 5);
    const sum = summed(members).session;
    const department = createSession(SHANXI, sum.document());
    if (!department.ok) throw new Error('not opened');
    expect(sumDifferences(sum, department.value)).toEqual([]);
    type(department.value, { '10[3,1]': '1.00' });
    expect(sumDifferences(sum, department.value).map(({ cell }) => cell)).toEqual(['10[1,1]', '10[3,1]']);
  });

  test('counts nobody twice, and nobody of another year', () => {
    const { members } = membersOf(6, 77);
    const [first] = members;
    if (!first) throw new Error('no members');
    const sum = summed(members, [], { ...SHANXI, eliminations: [] }).session;
    const found: Member[] = [
      ...members,
      { ...first, file: '副本' },
      { file: '改过', book: { ...first.book, tables: new Map([...first.book.tables].slice(1)) } },
      { file: '去年', book: { ...first.book, facts: { ...first.book.facts, year: 2021 } } },
      { file: '别的表样', book: { ...first.book, packId: 'other' } },
      { file: '部门汇总', book: printedBook(sum, MEMBER_BOOK, '部门汇总') },
    ];
    const chosen = chooseMembers(SHANXI, SHANXI.year, found);
    expect(chosen.members).toEqual(members);
    expect(chosen.leftOut.map(({ file }) => file).sort()).toEqual(
      ['副本', '别的表样', '去年', '改过', '部门汇总'].sort(),
    );
    for (const { reason } of chosen.leftOut) expect(reason).toMatch(/汇总/);
  });
});
