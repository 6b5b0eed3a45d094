import { expect, test } from 'vitest';
import type { ProjectDocument } from '#shared/document/document';
import { emptyDocument, startSession } from '../shanxi-pack';

/** 03 with one 项 whose 上级 agree with it. */
function oneItem(): ProjectDocument {
  const document = emptyDocument();
  const lines = ['201', '20103', '2010301'].map((code) => ({ code, name: code }));
  const entries = new Map([['2010301', new Map([[2, { value: 100n }]])]]);
  const content = document.tables.get('03');
  if (!content) throw new Error('The pack has table 03');
  return { ...document, tables: new Map(document.tables).set('03', { ...content, lines, entries }) };
}

test('what a line said is no longer counted once another stands in its place, whose numbers it takes over', () => {
  const session = startSession(oneItem());
  const before = session.summary();
  // In one step, so that what comes gets the numbers of what goes; blank, it says something else.
  const taken = session.run({
    kind: 'together',
    steps: [
      { kind: 'set-cells', cells: [{ address: { table: '03', line: '2010301', column: 2 }, value: null }] },
      {
        kind: 'recode-line',
        tables: ['03'],
        code: '2010301',
        to: '2010302',
        name: '一般行政管理事务',
        names: {},
      },
    ],
  });
  expect(taken.ok).toBe(true);
  expect(session.summary()).not.toEqual(before);
  expect(session.summary()).toEqual(startSession(session.document()).summary());
  session.undo();
  expect(session.summary()).toEqual(before);
});
