import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportIssue, ProjectDocument } from '#shared/document/document';
import { PRIOR_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { priorFrom } from '#shared/session/prior-from';
import { startDocuments, steps, take } from '../random-commands';
import { at, insert, run, SHANXI, startSession, type } from '../shanxi-pack';

function reopened(document: ProjectDocument): ProjectDocument {
  const read = openProject(saveProject(SHANXI, document));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const opened = read.value.withPack(SHANXI);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

const issues: fc.Arbitrary<readonly ImportIssue[]> = fc.array(
  fc.record({
    id: fc.string(),
    rule: fc.constantFrom('G-5', 'G-9'),
    severity: fc.constantFrom('error' as const, 'warning' as const, 'hint' as const),
    message: fc.string(),
    cells: fc.constantFrom([], ['01[27,1]']),
    place: fc.constantFrom('', 'GK01!C7'),
  }),
  { maxLength: 2 },
);

/** Projects as work leaves them: lines, amounts, overrides, explanations, last year, open issues. */
const documents: fc.Arbitrary<ProjectDocument> = fc
  .record({ start: startDocuments, doing: steps, issues, withPrior: fc.boolean() })
  .map(({ start, doing, issues: open, withPrior }) => {
    const session = startSession(start);
    const books = new Map(withPrior ? [[PRIOR_BOOK, priorFrom(session, '上年.xlsx')]] : []);
    for (const step of doing) take(session, step);
    return { ...session.document(), issues: open, books };
  });

test('any project comes back from its file as it was', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(reopened(document)).toEqual(document);
    }),
    { numRuns: 60 },
  );
});

test('the same content gives the same text, however it came about', () => {
  fc.assert(
    fc.property(startDocuments, steps, (start, doing) => {
      const session = startSession(start);
      for (const step of doing) take(session, step);
      const text = saveProject(SHANXI, session.document());
      expect(saveProject(SHANXI, reopened(session.document()))).toBe(text);
      while (session.canUndo()) session.undo();
      while (session.canRedo()) session.redo();
      while (session.canUndo()) session.undo();
      expect(saveProject(SHANXI, session.document())).toBe(saveProject(SHANXI, start));
    }),
    { numRuns: 60 },
  );
});

test('the order of work leaves no trace in the file', () => {
  const work = [
    { kind: 'override-cell', address: at('06[人员,1]'), value: 1n },
    { kind: 'override-cell', address: at('06[公用,1]'), value: 2n },
    { kind: 'explain', finding: 'X-8', text: '甲' },
    { kind: 'explain', finding: '06-2', text: '乙' },
  ] as const;
  const texts = [work, work.toReversed()].map((commands) => {
    const session = startSession();
    for (const command of commands) run(session, command);
    return saveProject(SHANXI, session.document());
  });
  expect(texts[0]).toBe(texts[1]);
});

test('blank, 0, — and an override with blank stay what they are', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  type(session, { '10[2,1]': '0', '10[3,1]': '—', '10[4,1]': '5', '10[8,1]': '3', '03[2010301,2]': '7' });
  run(session, { kind: 'override-cell', address: at('03[合计,2]'), value: null });
  const again = startSession(reopened(session.document()));
  const views = ['10[2,1]', '10[3,1]', '10[4,1]', '10[5,1]', '10[8,1]', '03[合计,2]'].map((text) =>
    again.cell(at(text)),
  );
  expect(views.map((view) => [view?.value, view?.kind])).toEqual([
    [0n, 'input'],
    ['—', 'input'],
    [500n, 'input'],
    [null, 'input'],
    [3n, 'input'],
    [null, 'override'],
  ]);
});

test('a file can be read and compared by people: exact texts, one entry a line', () => {
  const session = startSession();
  type(session, { '10[2,1]': '1219490', '10[15,1]': '3' });
  const text = saveProject(SHANXI, session.document());
  expect(text).toContain('\n     "1": "1219490.00"\n');
  expect(text).toContain('\n     "1": "3"\n');
  const tables = [...text.matchAll(/^ {2}"([^"]+)": \{$/gm)].map(([, id]) => id);
  expect(tables.toSorted()).toEqual(SHANXI.tables.map(({ id }) => id));
});
