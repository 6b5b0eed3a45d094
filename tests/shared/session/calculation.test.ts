import { expect, test } from 'vitest';
import type { Calculation } from '#shared/engine/calculation';
import { describeCell } from '#shared/engine/describe';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import { insert, run, startSession, type } from '../shanxi-pack';

/** The same project opened anew. */
function opened(session: Session): Session {
  const anew = createSession(session.pack, session.document());
  if (!anew.ok) throw new Error(anew.problem.kind);
  return anew.value;
}

/** All that it says of its cells, by their numbers. */
function told({ program, shown }: Calculation): unknown {
  return {
    shown,
    cells: [...program.structure.cells].map((cell) => [cell.text, describeCell(cell, program.structure)]),
    identities: program.identities.map(({ rule, left, right, quantum }) => [rule.id, left, right, quantum]),
    order: program.order,
  };
}

test('how cells hang together is the same for the same project, whatever was done before', () => {
  const session = startSession();
  insert(session, '03', '2010301', '2130599');
  insert(session, '02', '2010301');
  type(session, { '03[2130599,3]': '2', '03[2010301,3]': '5', '02[2010301,2]': '7' });
  expect(told(session.calculation())).toEqual(told(opened(session).calculation()));
  run(session, { kind: 'delete-lines', table: '03', codes: ['2010301'] });
  insert(session, '03', '2080505');
  expect(told(session.calculation())).toEqual(told(opened(session).calculation()));
});

test('entries and names of now, in a project whose lines are those it was opened with', () => {
  const first = startSession();
  insert(first, '03', '2010301');
  const session = opened(first);
  type(session, { '03[2010301,3]': '5' });
  run(session, { kind: 'rename-line', table: '03', code: '2010301', name: '别的名称' });
  const now = told(session.calculation());
  expect(now).toEqual(told(opened(session).calculation()));
  expect(JSON.stringify(now, (_, value) => (typeof value === 'bigint' ? String(value) : value))).toContain(
    '别的名称',
  );
});

test('a later edit does not reach it', () => {
  const first = startSession();
  insert(first, '03', '2010301', '2080505');
  const session = opened(first);
  const calculation = session.calculation();
  const before = structuredClone(told(calculation));
  type(session, { '03[2010301,3]': '5' });
  run(session, { kind: 'delete-lines', table: '03', codes: ['2010301'] });
  insert(session, '03', '2130599');
  expect(told(calculation)).toEqual(before);
  expect(session.summary()).toEqual(opened(session).summary());
});
