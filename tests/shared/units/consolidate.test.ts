import { describe, expect, test } from 'vitest';
import { type CellValue, isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { EMPTY_TABLE } from '#shared/document/document';
import { AMOUNT, COUNT, TEXT, type ValueType } from '#shared/kind/kinds';
import { MEMBER_BOOK, PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import { chooseMembers } from '#shared/units/choose-members';
import { consolidate, GatheredUnits, MOST_BOOKS } from '#shared/units/consolidate';
import type { Member } from '#shared/units/member';
import { sumDifferences, termsOf } from '#shared/units/sum-differences';
import { UnitSum } from '#shared/units/unit-sum';
import { makeUnits, projectOf } from '../../world/make-units';
import { SHANXI, type } from '../shanxi-pack';

const FACTS = { organisation: '某局', kind: '', year: SHANXI.year };

const made = new Map<string, { members: Member[]; priors: Member[] }>();

/** Made once for all tests, which change nothing of them. */
function membersOf(units: number, seed: number): { members: Member[]; priors: Member[] } {
  const key = `${units}|${seed}`;
  const known = made.get(key) ?? makeMembers(units, seed);
  made.set(key, known);
  return known;
}

function makeMembers(units: number, seed: number): { members: Member[]; priors: Member[] } {
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

  test('keeps all that was told of it in its project, and finds it there again', () => {
    const { members } = membersOf(20, 31);
    const units = new GatheredUnits(SHANXI);
    const payer = summed(members).proposed[0]?.expense[0]?.file;
    for (const member of members) if (member.file !== payer) units.add(member);
    const told = [{ file: '甲.xlsx', organisation: '甲', reason: '没有读取的数：C7（12）' }];
    const made = units.consolidate(FACTS, told);
    if (!made.ok) throw new Error(made.problem.kind);
    const { session, unmatched } = made.value;
    const opened = openProject(saveProject(SHANXI, session.document()));
    const document = opened.ok ? opened.value.withPack(SHANXI) : opened;
    if (!document.ok) throw new Error('not opened');
    const said = document.value.issues.map(({ rule, message }) => `${rule} ${message}`);
    expect(said).toContain('H-1 甲：没有读取的数：C7（12）');
    expect(said.filter((text) => text.startsWith('H-3'))).toHaveLength(unmatched.length);
    expect(unmatched.length).toBeGreaterThan(0);
  });

  test('of more units than a project holds it is the same sum, and says where they are', () => {
    const { members } = membersOf(12, 31);
    const many = Array.from({ length: MOST_BOOKS + 1 }, (_, at): Member => {
      const member = members[at % members.length];
      if (!member) throw new Error('no members');
      return { ...member, file: `${at}` };
    });
    const { session, members: held, units, notes } = summed(many, [], { ...SHANXI, eliminations: [] });
    expect(units).toHaveLength(MOST_BOOKS + 1);
    expect(held.size).toBe(0);
    expect(session.document().books.size).toBe(0);
    expect(notes).toEqual([expect.stringContaining('只放汇总数')]);
    expect(session.cell('03[合计,1]')?.value).toBe(printedSum(many, '03[合计,1]'));
  });
});

describe('what does not add', () => {
  /** 公开10表 with other values in its column. */
  const packWith = (type: ValueType): Pack => ({
    ...SHANXI,
    tables: SHANXI.tables.map((table) =>
      table.id === '10' ? { ...table, columnTypes: { 1: type } } : table,
    ),
  });

  function unit(file: string, cells: Readonly<Record<string, CellValue>>): Member {
    const entries = new Map(Object.entries(cells).map(([line, value]) => [line, new Map([[1, { value }]])]));
    const facts = { ...FACTS, organisation: file };
    const content = { ...EMPTY_TABLE, entries };
    const book = { kind: MEMBER_BOOK, readOnly: true, packId: SHANXI.id, facts, source: file };
    return { file, book: { ...book, tables: new Map([['10', content]]) } };
  }

  function sumOf(type: ValueType, ...units: readonly Member[]) {
    const sum = new UnitSum(packWith(type));
    for (const each of units) sum.add(each);
    const { tables, blank } = sum.result();
    const cells = [...(tables.get('10')?.entries ?? [])].map(([line, of]) => [line, of.get(1)?.value]);
    return { cells: Object.fromEntries(cells), blank: blank.flatMap((each) => each.cells) };
  }

  test.each<ValueType>([
    { kind: 'percentage', decimals: 2 },
    { kind: 'score', decimals: 2 },
  ])('a $kind is neither added nor taken from one of the units', (type) => {
    const [one, other] = [
      unit('甲', { '2': 9500n, '3': 100n, '4': 7n }),
      unit('乙', { '2': 9500n, '3': 90n }),
    ];
    expect(sumOf(type, one, other)).toEqual({ cells: {}, blank: ['10[2,1]', '10[3,1]', '10[4,1]'] });
    expect(sumOf(type, one)).toMatchObject({ cells: { '2': 9500n, '3': 100n, '4': 7n }, blank: [] });
  });

  test('a text stays where every unit says it, and is blank and told where only some do', () => {
    const [one, other] = [unit('甲', { '2': "'无", '3': "'有" }), unit('乙', { '2': "'无", '4': "'无" })];
    expect(sumOf(TEXT, one, other)).toEqual({ cells: { '2': "'无" }, blank: ['10[3,1]', '10[4,1]'] });
  });

  test('people and money add, also where a unit says —, and one taken out leaves no trace', () => {
    const [one, other] = [unit('甲', { '2': 3n, '3': '—' }), unit('乙', { '2': 4n, '3': '—', '4': '—' })];
    const third = unit('丙', { '2': '—', '4': 5n });
    for (const type of [AMOUNT, COUNT])
      expect(sumOf(type, one, other, third)).toEqual({ cells: { '2': 7n, '3': '—', '4': 5n }, blank: [] });
    const sum = new UnitSum(packWith(TEXT));
    const texts = [unit('甲', { '2': "'无" }), unit('乙', { '2': "'有", '3': "'有" })] as const;
    for (const each of texts) sum.add(each);
    sum.remove(texts[1]);
    expect([...(sum.result().tables.get('10')?.entries ?? [])]).toEqual([
      ['2', new Map([[1, { value: "'无" }]])],
    ]);
  });

  test('a rate is not compared with a sum that has none', () => {
    const pack = packWith({ kind: 'percentage', decimals: 2 });
    const made = consolidate(pack, FACTS, [unit('甲', { '2': 9500n }), unit('乙', { '2': 9000n })], []);
    if (!made.ok) throw new Error(made.problem.kind);
    expect(made.value.notes).toContainEqual(
      expect.stringMatching(/公开10表：1 格百分比不能由各单位相加，空着待填：10\[2,1\]/),
    );
    const department = createSession(pack, made.value.session.document());
    if (!department.ok) throw new Error('not opened');
    type(department.value, { '10[2,1]': '95%' });
    expect(sumDifferences(made.value.session, department.value)).toEqual([]);
  });
});
