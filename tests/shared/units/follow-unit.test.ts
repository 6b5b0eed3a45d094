import { expect, test } from 'vitest';
import { MEMBER_BOOK } from '#shared/pack/book';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { consolidate } from '#shared/units/consolidate';
import { followUnit } from '#shared/units/follow-unit';
import type { Member } from '#shared/units/member';
import { makeUnits, projectOf } from '../../world/make-units';
import { SHANXI, type } from '../shanxi-pack';

const PACK = { ...SHANXI, eliminations: [] };
const FACTS = { organisation: '某局', kind: '', year: SHANXI.year };

function units(): readonly { readonly session: Session; readonly member: Member }[] {
  return [...makeUnits(PACK, { units: 3, seed: 7, errorEvery: 0 })].map((made) => {
    const session = createSession(PACK, projectOf(made));
    if (!session.ok) throw new Error(session.problem.kind);
    return { session: session.value, member: { file: made.path, book: bookOf(session.value, made.path) } };
  });
}

const bookOf = (session: Session, file: string) => printedBook(session, MEMBER_BOOK, file);

function sumOf(members: readonly Member[]): Session {
  const made = consolidate(PACK, FACTS, members, []);
  if (!made.ok) throw new Error(made.problem.kind);
  return made.value.session;
}

/** Every cell of a sum but its blanks and zeros: how it came by its value, and what it is. */
function cellsOf(session: Session): readonly string[] {
  return session.addresses().flatMap((cell) => {
    const { value, kind } = session.cell(cell) ?? {};
    return value === null || value === 0n ? [] : [`${cell} ${kind} ${value}`];
  });
}

/** Some item of the unit's 公开03表. */
function someItem(session: Session): string {
  const lines = session.document().tables.get('03')?.lines ?? [];
  return lines.find(({ code }) => code.length === 7)?.code ?? '';
}

test.each([
  ['an amount', (session: Session) => type(session, { [`03[${someItem(session)},2]`]: '123456.78' })],
  ['cars', (session: Session) => type(session, { '10[8,1]': '3' })],
  [
    'a total against its parts',
    (session: Session) =>
      session.run({
        kind: 'override-cell',
        address: { table: '03', line: '合计', column: 2 },
        value: 99_900n,
      }),
  ],
  [
    'a 科目 that no unit had',
    (session: Session) => {
      const known = new Set(
        session
          .document()
          .tables.get('03')
          ?.lines.map(({ code }) => code),
      );
      const line = PACK.dictionary.find(
        ({ classification, code }) =>
          classification === 'functional' && code.length === 7 && !known.has(code),
      );
      const lines = [{ code: line?.code ?? '', name: line?.name ?? '' }];
      session.run({ kind: 'insert-lines', table: '03', lines, names: {}, moveAmounts: false });
      type(session, { [`03[${line?.code},2]`]: '5' });
    },
  ],
])('a unit that changes %s changes its sum as if it were summed anew', (_, edit) => {
  const [first, ...others] = units();
  if (!first) throw new Error('no units');
  const sum = sumOf([first.member, ...others.map(({ member }) => member)]);
  edit(first.session);
  const after = { ...first.member, book: bookOf(first.session, first.member.file) };
  const followed = followUnit(sum, first.member.book, after.book, '单位1');
  expect(followed).toMatchObject({ ok: true, value: { unsettled: [], transfers: false } });
  expect(cellsOf(sum)).toEqual(cellsOf(sumOf([after, ...others.map(({ member }) => member)])));
  expect(sum.document().books.get('单位1')).toBe(after.book);
  // And back.
  expect(followUnit(sum, after.book, first.member.book, '单位1').ok).toBe(true);
  expect(cellsOf(sum)).toEqual(cellsOf(sumOf([first.member, ...others.map(({ member }) => member)])));
});
