import { expect, test } from 'vitest';
import type { ProjectDocument } from '#shared/document/document';
import { MEMBER_BOOK } from '#shared/pack/book';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { consolidate } from '#shared/units/consolidate';
import { renewSum, unitNews } from '#shared/units/renew-sum';
import { makeUnits, projectOf } from '../../world/make-units';
import { SHANXI, type } from '../shanxi-pack';

const FACTS = { organisation: '某局', kind: '', year: SHANXI.year };

type Unit = { readonly session: Session; readonly file: string };

function units(): readonly [Unit, Unit, Unit] {
  const [one, two, three] = [...makeUnits(SHANXI, { units: 3, seed: 7, errorEvery: 0 })].map((made): Unit => {
    const session = createSession(SHANXI, projectOf(made));
    if (!session.ok) throw new Error(session.problem.kind);
    return { session: session.value, file: made.path };
  });
  if (!one || !two || !three) throw new Error('too few units');
  return [one, two, three];
}

function sumOf(of: readonly Unit[]): Session {
  const members = of.map(({ session, file }) => ({ file, book: printedBook(session, MEMBER_BOOK, file) }));
  const made = consolidate({ ...SHANXI, eliminations: [] }, FACTS, members, []);
  if (!made.ok) throw new Error(made.problem.kind);
  return made.value.session;
}

const documentOf = (of: readonly Unit[]): ProjectDocument => sumOf(of).document();

function itemOf({ session }: Unit): string {
  return (
    session
      .document()
      .tables.get('03')
      ?.lines.find(({ code }) => code.length === 7)?.code ?? ''
  );
}

test('two units that changed are followed as one step; what was typed into the sum stays', () => {
  const all = units();
  const [one, two] = all;
  const sum = sumOf(all);
  const before = sum.document();
  type(one.session, { [`03[${itemOf(one)},2]`]: '123456.78' });
  type(two.session, { '10[8,1]': '3' });
  const news = unitNews(sum.document(), documentOf(all));
  expect(news).toMatchObject({ same: 1, come: [], gone: [], priorDiffers: false });
  expect(news.changed.map(({ file }) => file)).toEqual([one.file, two.file]);
  expect(renewSum(sum, news.changed)).toEqual({ ok: true, value: { unsettled: [], transfers: false } });
  const anew = sumOf(all);
  for (const cell of sum.addresses())
    expect([cell, sum.cell(cell)?.value ?? 0n]).toEqual([cell, anew.cell(cell)?.value ?? 0n]);
  expect(unitNews(sum.document(), documentOf(all)).changed).toEqual([]);
  sum.undo();
  expect(sum.canUndo()).toBe(false);
  expect(sum.document().tables).toEqual(before.tables);
});

test('a unit that came, one that is gone, and one whose file has another name are told apart', () => {
  const [one, two, three] = units();
  const sum = sumOf([one, two]);
  const moved = { ...one, file: '别处/换了名.xlsx' };
  const nameOf = ({ session }: Unit): string => session.document().facts.organisation;
  expect(unitNews(sum.document(), documentOf([moved, three]))).toMatchObject({
    changed: [],
    same: 1,
    come: [nameOf(three)],
    gone: [nameOf(two)],
  });
});
