import { expect, test } from 'vitest';
import { EMPTY_TABLE } from '#shared/document/document';
import type { Session } from '#shared/session/session';
import { at, insert, run, shown, startSession, type } from '../shanxi-pack';

function everything(session: Session) {
  return {
    document: session.document(),
    canUndo: session.canUndo(),
    values: session.addresses().map((text) => session.cell(at(text))),
    findings: session.findings(),
  };
}

test('a fault in the middle of an action leaves the session as it was, and the next action works', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  type(session, { '03[2010301,2]': '100' });
  const before = everything(session);
  const told: unknown[] = [];
  session.subscribe((change) => told.push(change));

  // No pack has table 99: a bug of whoever made the command, met after two steps were carried out.
  const command = {
    kind: 'together',
    steps: [
      { kind: 'set-cells', cells: [{ address: at('03[2010301,2]'), value: 1n }] },
      { kind: 'delete-lines', table: '03', codes: ['2010301'] },
      { kind: 'take-import', facts: {}, tables: new Map([['99', EMPTY_TABLE]]), issues: [] },
    ],
  } as const;
  expect(() => session.run(command)).toThrow('Broken invariant: a command names table 99');
  expect(everything(session)).toEqual(before);
  expect(told).toEqual([]);

  expect(
    run(session, { kind: 'set-cells', cells: [{ address: at('03[2010301,2]'), value: 700n }] }),
  ).toBeUndefined();
  expect(shown(session, '03[合计,1]')).toBe('7.00');
  session.undo();
  expect(everything(session).values).toEqual(before.values);
});
