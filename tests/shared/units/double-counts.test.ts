import { beforeAll, describe, expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import type { Book, TableContent } from '#shared/document/document';
import { MEMBER_BOOK, PRIOR_BOOK } from '#shared/pack/book';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import { chooseMembers, MemberChoice } from '#shared/units/choose-members';
import { consolidate } from '#shared/units/consolidate';
import type { Member } from '#shared/units/member';
import { makeUnits, projectOf } from '../../world/make-units';
import { SHANXI } from '../shanxi-pack';

/** Two departments with several units each, some of which hand money to each other; by the department's folder. */
const departments: Member[][] = [];

beforeAll(() => {
  const byFolder = new Map<string, Member[]>();
  for (const made of makeUnits(SHANXI, { units: 30, seed: 31, errorEvery: 0 })) {
    const document = projectOf(made);
    const session = createSession(SHANXI, { ...document, books: new Map() });
    if (!session.ok || !document.books.has(PRIOR_BOOK)) throw new Error('not made');
    const [folder = ''] = made.path.split('/');
    const member = { file: made.path, book: printedBook(session.value, MEMBER_BOOK, made.path) };
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), member]);
  }
  for (const members of byFolder.values()) if (members.length > 2) departments.push(members);
});

function department(at: number): Member[] {
  const members = departments[at];
  if (!members) throw new Error('no such department');
  return members;
}

/** What a department prints of its units, transfers between them eliminated or not. */
function sumOf(members: readonly Member[], file: string, organisation: string, eliminates = true): Member {
  const pack = eliminates ? SHANXI : { ...SHANXI, eliminations: [] };
  const made = consolidate(pack, { organisation, kind: '', year: SHANXI.year }, members, []);
  if (!made.ok) throw new Error(made.problem.kind);
  if (eliminates) expect(made.value.proposed.length, 'transfers to eliminate').toBeGreaterThan(0);
  return { file, book: printedBook(made.value.session, MEMBER_BOOK, file) };
}

function named({ file, book }: Member, organisation: string, other = file): Member {
  return { file: other, book: { ...book, facts: { ...book.facts, organisation } } };
}

function nameOf(members: readonly Member[]): string {
  return members[0]?.book.facts.organisation.replace('（本级）', '') ?? '';
}

function filesOf(members: readonly { readonly file: string }[]): readonly string[] {
  return members.map(({ file }) => file).sort();
}

function chosenOf(found: readonly Member[]) {
  return chooseMembers(SHANXI, SHANXI.year, found);
}

describe('a sum among the units', () => {
  test('is found though transfers are eliminated in it, in the folder of its units', () => {
    const [one, other] = [department(0), department(1)];
    const sum = sumOf(one, `${one[0]?.file.split('/')[0]}/汇总.xlsx`, '');
    const { members, leftOut } = chosenOf([sum, ...one, ...other]);
    expect(filesOf(members)).toEqual(filesOf([...one, ...other]));
    expect(leftOut).toEqual([
      { file: sum.file, organisation: '', reason: expect.stringContaining(`${one.length} 个单位`) },
    ]);
  });

  test('is found in another folder, and by its name where all lie in one', () => {
    const [one, other] = [department(0), department(1)];
    const apart = sumOf(one, '汇总/甲.xlsx', '');
    expect(filesOf(chosenOf([...one, ...other, apart]).leftOut)).toEqual([apart.file]);
    const flat = [...one, ...other].map((member) => ({ ...member, file: member.file.replace('/', ' ') }));
    const sum = sumOf(one, '甲.xlsx', nameOf(one));
    expect(filesOf(chosenOf([sum, ...flat]).leftOut)).toEqual([sum.file]);
  });

  test('of sums is found with these', () => {
    const [one, other] = [department(0), department(1)];
    const sums = [one, other].map((members) => sumOf(members, `${members[0]?.file} 汇总`, nameOf(members)));
    const all = sumOf([...one, ...other], '全区.xlsx', '某区');
    expect(filesOf(chosenOf([...one, ...other, ...sums, all]).leftOut)).toEqual(filesOf([...sums, all]));
  });

  test('that has the name of the office itself makes way for it, whichever comes first', () => {
    const one = department(0);
    const [office, ...others] = one;
    if (!office) throw new Error('no units');
    const sum = sumOf(one, `${office.file} 全部`, office.book.facts.organisation, false);
    for (const found of [
      [sum, ...one],
      [...one, sum],
      [...others, sum, office],
    ]) {
      const { members, leftOut } = chosenOf(found);
      expect(filesOf(members)).toEqual(filesOf(one));
      expect(leftOut.map(({ file, reason }) => [file, reason.includes('之和')])).toEqual([[sum.file, true]]);
    }
  });

  test('is none where a unit differs by a 分', () => {
    const one = department(0);
    const sum = sumOf(one, '汇总.xlsx', '某部门', false);
    const tables = new Map(sum.book.tables);
    const table = tables.get('03');
    const total = table?.entries.get('合计')?.get(1)?.value;
    if (!table || !isNumber(total ?? null)) throw new Error('no total');
    const line = new Map(table.entries.get('合计')).set(1, { value: (total as bigint) + 1n });
    tables.set('03', { ...table, entries: new Map(table.entries).set('合计', line) });
    const found = [...one, { ...sum, book: { ...sum.book, tables } }];
    expect(chosenOf(found).leftOut).toEqual([]);
  });
});

describe('a unit that is there twice', () => {
  test('is summed once, under whatever name, and however its tables are ordered', () => {
    const one = department(0);
    const [first] = one;
    if (!first) throw new Error('no units');
    const turned = { ...first.book, tables: new Map([...first.book.tables].reverse()) };
    const twin = named({ ...first, book: turned }, '别的名字', '副本');
    const { members, leftOut } = chosenOf([...one, twin]);
    expect(filesOf(members)).toEqual(filesOf(one));
    expect(leftOut).toEqual([expect.objectContaining({ file: '副本', organisation: '别的名字' })]);
    expect(leftOut[0]?.reason).toContain(`别的名字、${first.book.facts.organisation}`);
  });

  test('in another version under another name is summed, and told', () => {
    const one = department(0);
    const [first] = one;
    const table = first?.book.tables.get('06');
    if (!first || !table) throw new Error('no units');
    // Another detail, the same totals.
    const tables = new Map(first.book.tables).set('06', {
      ...table,
      entries: new Map([...table.entries].slice(1)),
    });
    const choice = new MemberChoice(SHANXI, SHANXI.year);
    const other = named({ file: '新版', book: { ...first.book, tables } }, '别的名字');
    for (const member of [...one, other]) expect(choice.refuse(member)).toBeUndefined();
    expect(choice.alike()).toEqual([
      { file: '新版', organisation: '别的名字', reason: expect.stringContaining(first.file) },
    ]);
  });

  test('is not what two units are in which nobody wrote anything', () => {
    const empty = (organisation: string): Member => {
      const tables = new Map<string, TableContent>();
      const { book } = department(0)[0] ?? { book: undefined };
      if (!book) throw new Error('no units');
      return {
        file: organisation,
        book: { ...book, facts: { ...book.facts, organisation }, tables } as Book,
      };
    };
    const found = [empty('甲'), empty('乙'), empty('丙')];
    expect(chosenOf(found).leftOut).toEqual([]);
  });
});

describe('a transfer between units', () => {
  /** The unit as it prints in 万元 with two decimals. */
  function rounded({ file, book }: Member): Member {
    const half = (value: bigint): bigint => ((value + 5000n) / 10_000n) * 10_000n;
    const tables = [...book.tables].map(([id, content]): [string, TableContent] => {
      const entries = [...content.entries].map(
        ([line, columns]) =>
          [
            line,
            new Map(
              [...columns].map(([column, { value }]) => [
                column,
                { value: isNumber(value) ? half(value) : value },
              ]),
            ),
          ] as const,
      );
      return [id, { ...content, scale: 'wanyuan', entries: new Map(entries) }];
    });
    return { file, book: { ...book, tables: new Map(tables) } };
  }

  test('is eliminated where one of them prints it rounded, each side with its own amount', () => {
    const one = department(0);
    const facts = { organisation: '', kind: '', year: SHANXI.year };
    const exact = consolidate(SHANXI, facts, one, []);
    const payer = exact.ok && exact.value.proposed[0]?.expense[0]?.file;
    const mixed = one.map((member) => (member.file === payer ? rounded(member) : member));
    const made = consolidate(SHANXI, facts, mixed, []);
    if (!exact.ok || !made.ok) throw new Error('not summed');
    const { proposed, unmatched, session } = made.value;
    expect(unmatched).toEqual([]);
    expect(proposed).toHaveLength(exact.value.proposed.length);
    const apart = proposed.flatMap(({ income, expense }) =>
      income[0] && expense[0] ? [income[0].amount - expense[0].amount] : [],
    );
    expect(apart.some((difference) => difference !== 0n)).toBe(true);
    expect(apart.every((difference) => difference <= 5000n && difference >= -5000n)).toBe(true);
    for (const [table, column] of [
      ['02', 3],
      ['03', 6],
    ] as const)
      expect(session.cell({ table, line: '合计', column })?.value ?? 0n).toBe(0n);
  });
});
