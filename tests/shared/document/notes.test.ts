import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainRefusal } from '#shared/document/explain-refusal';
import { PRIOR_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import { priorFrom } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { at, insert, run, SHANXI, startSession, type } from '../shanxi-pack';

function note(session: Session, cell: string, text: string): string {
  const refusal = run(session, { kind: 'set-note', address: at(cell), text });
  return refusal ? explainRefusal(refusal) : '';
}

function notes(session: Session): Record<string, string> {
  return Object.fromEntries(session.document().notes);
}

test('a note is written, changed, taken away by empty text, and every step can be undone', () => {
  const session = startSession();
  expect(note(session, '01[27,1]', ' 与拨款通知书核对 \n')).toBe('');
  expect(notes(session)).toEqual({ '01[27,1]': '与拨款通知书核对' });
  expect(note(session, '01[27,1]', '与拨款通知书核对')).toBe('没有需要改动的内容');
  note(session, '01[27,1]', '已核对');
  note(session, '01[27,1]', '');
  expect(notes(session)).toEqual({});
  session.undo();
  expect(notes(session)).toEqual({ '01[27,1]': '已核对' });
  session.undo();
  session.undo();
  expect(notes(session)).toEqual({});
});

test('a note changes no value and no finding, whatever kind of cell it stands at', () => {
  const session = startSession();
  type(session, { '10[2,1]': '5' });
  const before = session.findings();
  for (const cell of ['10[2,1]', '10[1,1]', '06[30107,2]']) expect(note(session, cell, '批注')).toBe('');
  expect(session.findings()).toEqual(before);
});

test('last year’s cells and cells that do not exist take no note', () => {
  const session = startSession();
  run(session, { kind: 'set-book', book: PRIOR_BOOK, content: priorFrom(startSession(), '上年.xlsx') });
  expect(note(session, '上年.01[27,1]', '旧')).toBe('上年数只供核对，不能修改');
  expect(note(session, '03[2010301,2]', '新')).toBe('没有单元格 03[2010301,2]，请核对表号、行和栏次');
});

test('notes leave with their lines and come back with undo; those of other lines and tables stay', () => {
  const session = startSession();
  insert(session, '03', '2010301', '2010302');
  insert(session, '05', '2010301');
  for (const cell of ['03[2010301,2]', '03[2010302,2]', '05[2010301,2]']) note(session, cell, cell);
  run(session, { kind: 'delete-lines', table: '03', codes: ['2010301'] });
  expect(Object.keys(notes(session))).toEqual(['03[2010302,2]', '05[2010301,2]']);
  session.undo();
  expect(Object.keys(notes(session)).toSorted()).toEqual(['03[2010301,2]', '03[2010302,2]', '05[2010301,2]']);
});

test('a note whose line an import took away can still be taken away', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  note(session, '03[2010301,2]', '待查');
  const empty = startSession().document().tables;
  run(session, { kind: 'take-import', facts: {}, tables: new Map([['03', empty.get('03')!]]), issues: [] });
  expect(notes(session)).toEqual({ '03[2010301,2]': '待查' });
  expect(note(session, '03[2010301,2]', '改')).toBe('没有单元格 03[2010301,2]，请核对表号、行和栏次');
  expect(note(session, '03[2010301,2]', '')).toBe('');
  expect(notes(session)).toEqual({});
});

test.each([
  ['saved-by-version-1.juesuan', {}],
  [
    'saved-by-version-2.juesuan',
    { '01[1,1]': '见拨款通知书，12 月调整过一次', '10[2,1]': '货物不含政府购买服务\n与资产科核对' },
  ],
])('%s opens with its notes, also from before there were any', (name, expected) => {
  const file = new URL(`../../fixtures/projects/${name}`, import.meta.url);
  const read = openProject(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(read.problem.kind);
  const opened = read.value.withPack(SHANXI);
  expect(opened.ok && Object.fromEntries(opened.value.notes)).toEqual(expected);
});

test('an import brings its comments; a note of the clerk’s own stays, and all is one step', () => {
  const session = startSession();
  note(session, '10[2,1]', '自己的');
  const before = session.document();
  run(session, {
    kind: 'take-import',
    facts: {},
    tables: new Map(),
    issues: [],
    notes: new Map([
      ['10[2,1]', '表中的'],
      ['10[3,1]', '新的'],
    ]),
  });
  expect(notes(session)).toEqual({ '10[2,1]': '自己的', '10[3,1]': '新的' });
  session.undo();
  expect(session.document()).toEqual(before);
});
