import { beforeEach, expect, test } from 'vitest';
import { likelyTables, tablesListing } from '#shared/session/line-tables';
import { linesLeaving } from '#shared/session/lines-leaving';
import type { Session } from '#shared/session/session';
import { at, insert, run, startSession, type } from '../shanxi-pack';

let session: Session;

beforeEach(() => {
  session = startSession();
});

test('with a line go those below it and the parents it leaves alone, with amounts and notes', () => {
  insert(session, '03', '2010301', '2130599');
  type(session, { '03[2130599,2]': '1', '03[2130599,3]': '2', '03[2130599,4]': '0', '03[2010301,3]': '5' });
  run(session, { kind: 'set-note', address: at('03[2130599,3]'), text: '待核' });
  run(session, { kind: 'set-note', address: at('03[2010301,3]'), text: '别的' });
  const leaving = linesLeaving(session, '03', '2130599');
  expect(leaving.lines.map(({ code }) => code)).toEqual(['213', '21305', '2130599']);
  expect([leaving.amounts, leaving.notes]).toEqual([2, 1]);
  run(session, { kind: 'delete-lines', table: '03', codes: ['2130599'] });
  expect(
    session
      .document()
      .tables.get('03')!
      .lines.map(({ code }) => code),
  ).toEqual(['201', '20103', '2010301']);
});

test('a new 科目 is offered to the tables where its 类 stands, else to those of the line stood on', () => {
  insert(session, '02', '2010301');
  insert(session, '03', '2010301', '2080505');
  insert(session, '05', '2080505');
  expect(likelyTables(session, '03', '2010302', '2080505')).toEqual(['02', '03']);
  expect(likelyTables(session, '03', '2130599', '2080505')).toEqual(['03', '05']);
  expect(likelyTables(session, '08', '2130599', '')).toEqual(['08']);
  expect(tablesListing(session, '03', '2010301').map(({ id }) => id)).toEqual(['02', '03']);
});

test('tables with fixed lines have no 科目 in common with any', () => {
  expect(likelyTables(session, '01', '2010301', '')).toEqual([]);
});
