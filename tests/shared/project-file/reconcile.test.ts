import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { explainOpenProblem, openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { priorFrom } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { sessionOf } from '../../support/reference';
import { FACTS, findingsOf, insert, run, SHANXI, shown, startSession, type } from '../shanxi-pack';

/** The pack as it was before it gained table 10, or after it has lost it. */
function without(id: string): Pack {
  const tables = SHANXI.tables.filter((table) => table.id !== id);
  return {
    ...SHANXI,
    tables,
    books: SHANXI.books.map(({ name }) => ({ name, tables })),
    rules: SHANXI.rules.filter(({ text }) => !text.includes(`${id}[`) && !text.includes('(')),
  };
}

function opened(text: string, pack: Pack): Session {
  const read = openProject(text);
  if (!read.ok) throw new Error(explainOpenProblem(read.problem));
  const document = read.value.withPack(pack);
  if (!document.ok) throw new Error(explainOpenProblem(document.problem));
  return sessionOf(pack, document.value);
}

const told = (session: Session, rule: string) => findingsOf(session, rule).map(({ message }) => message);

test('a table that the pack has gained comes, is told, and can be typed into', () => {
  const old = without('10');
  const session = opened(saveProject(old, newDocument(old, FACTS)), SHANXI);
  expect(session.document().tables.get('10')).toMatchObject({ absent: true, scale: 'yuan' });
  expect(told(session, 'O-1')).toEqual([
    '表样包有本项目所没有的公开10表，已作为缺少的表补上；请导入或录入这些表，没有数据的请在其中录入 0',
  ]);
  expect(told(session, 'G-8').join()).toContain('缺少公开10表');

  expect(type(session, { '10[2,1]': '5' })).toBeUndefined();
  expect([shown(session, '10[1,1]'), told(session, 'G-8').join()]).toEqual(['5.00', '表样包要求的表齐全']);
  const again = opened(saveProject(SHANXI, session.document()), SHANXI);
  expect(again.document()).toEqual(session.document());
  run(again, { kind: 'dismiss-issue', issue: '打开-1' });
  expect(told(opened(saveProject(SHANXI, again.document()), SHANXI), 'O-1')).toEqual([]);
});

test('补充资料 that the pack has gained come empty, and nobody misses them', () => {
  const extra = SHANXI.tables.filter(({ supplementary }) => supplementary).map(({ id }) => id);
  const document = newDocument(SHANXI, FACTS);
  const tables = new Map([...document.tables].filter(([id]) => !extra.includes(id)));
  const session = opened(saveProject(SHANXI, { ...document, tables }), SHANXI);
  expect(extra.length).toBeGreaterThan(0);
  expect(session.document().tables).toEqual(document.tables);
  expect([told(session, 'O-1'), session.document().issues]).toEqual([[], []]);
});

test('what the pack has no cell for is taken out and told with every text, counts as they were', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  type(session, { '10[2,1]': '12.30', '10[8,1]': '3', '03[2010301,2]': '7' });
  run(session, { kind: 'set-book', book: PRIOR_BOOK, content: priorFrom(session, '上年.xlsx') });
  const now = opened(saveProject(SHANXI, session.document()), without('10'));
  expect(now.document().tables.has('10')).toBe(false);
  expect(shown(now, '03[2010301,2]')).toBe('7.00');
  const moved = (what: string) =>
    `项目文件中有表样包没有的内容，已移出项目：${what}；请核对，需要的请填到现在的表中`;
  expect(told(now, 'O-2')).toEqual(
    [
      '10[2,1] 12.30',
      '10[8,1] 3',
      '上年.10[1,1] 12.30',
      '上年.10[2,1] 12.30',
      '上年.10[7,1] 3',
      '上年.10[8,1] 3',
    ].map(moved),
  );
  const kept = opened(saveProject(without('10'), now.document()), without('10'));
  expect(kept.document()).toEqual(now.document());
});

test('lines, columns and codes that a table has not are told by name', () => {
  const fixture = new URL('../../fixtures/projects/unknown-places.juesuan', import.meta.url);
  const session = opened(readFileSync(fixture, 'utf8'), SHANXI);
  expect(told(session, 'O-2').map((message) => message.split('：')[1]?.split('；')[0])).toEqual([
    '表 99（空表）',
    '01[9,1] 5.00',
    '01[28,2] 3.00、01[28,9] 空白',
    '表 01 的科目 201 一般公共服务支出',
  ]);
  expect(shown(session, '01[28,1]')).toBe('4.00');
});

test('a book of a kind that the pack has not is refused, not emptied', () => {
  const session = startSession();
  const content = { ...priorFrom(session, ''), kind: '自评' };
  run(session, { kind: 'set-book', book: '办公楼修缮', content });
  const read = openProject(saveProject(SHANXI, session.document()));
  const document = read.ok ? read.value.withPack(SHANXI) : read;
  expect(document.ok ? 'opened' : explainOpenProblem(document.problem)).toBe(
    '其中的套表“自评”是表样包没有的，文件未改动，请换用编制它时的表样包',
  );
});
