import { expect, test } from 'vitest';
import { PRIOR_BOOK } from '#shared/pack/book';
import { comparePlane } from '#shared/session/compare-plane';
import { printedText } from '#shared/session/printed-text';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { insert, run, startSession, type } from '../shanxi-pack';

/** The words and numbers of the lines, cell after cell. */
function printed(session: Session, id: string, numbers: readonly number[]): string[][] {
  const table = session.pack.tables.find((one) => one.id === id)!;
  return comparePlane(session, table, numbers).body.map(({ cells }) =>
    cells.map((cell) => printedText(cell, session, 'yuan')),
  );
}

function withLastYear(session: Session): Session {
  const last = startSession();
  insert(last, '03', '2010301', '2130599');
  type(last, { '03[2010301,3]': '5', '03[2130599,3]': '7' });
  run(session, {
    kind: 'set-book',
    book: PRIOR_BOOK,
    content: priorFor(session, last, '去年.juesuan').prior,
  });
  return session;
}

test('lines that only last year had stand among the others, and its column adds up', () => {
  const session = withLastYear(startSession());
  insert(session, '03', '2010301');
  type(session, { '03[2010301,3]': '6' });
  const rows = printed(session, '03', [1]).map((cells) => cells.slice(0, 6));
  expect(rows.find(([code]) => code === '合计')).toEqual(expect.arrayContaining(['6.00', '12.00', '-6.00']));
  expect(rows.find(([code]) => code === '2130599')).toEqual([
    '2130599',
    expect.stringContaining('（本年无）'),
    '',
    '7.00',
    '-7.00',
    '-100.00%',
  ]);
});

test('a table without any line of this year shows last year’s', () => {
  const session = withLastYear(startSession());
  const codes = printed(session, '03', [1]).map(([code]) => code);
  expect(codes).toEqual(expect.arrayContaining(['201', '20103', '2010301', '213', '21305', '2130599']));
});
