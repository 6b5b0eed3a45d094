import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '#shared/document/command';
import { forkSession } from '#shared/session/fork-session';
import type { SessionChange } from '#shared/session/session';
import { startDocuments, steps, take } from '../random-commands';
import { at, insert, run, shown, startSession, type } from '../shanxi-pack';

const NEW_LINE: Step = {
  kind: 'insert-lines',
  table: '03',
  lines: [{ code: '2010301', name: '行政运行' }],
  names: {},
  moveAmounts: false,
};
const amount = (cell: string, value: bigint): Step => ({
  kind: 'set-cells',
  cells: [{ address: at(cell), value }],
});

test('a line and its amounts are one action: one change event, one undo step', () => {
  const session = startSession();
  const changes: SessionChange[] = [];
  session.subscribe((change) => changes.push(change));
  expect(
    run(session, { kind: 'together', steps: [NEW_LINE, amount('03[2010301,2]', 500n)] }),
  ).toBeUndefined();
  expect(shown(session, '03[合计,1]')).toBe('5.00');
  expect(changes.map(({ command, structure }) => [command, structure])).toEqual([['together', true]]);
  session.undo();
  expect([session.document().tables.get('03')?.lines, session.canUndo()]).toEqual([[], false]);
  session.redo();
  expect(shown(session, '03[合计,1]')).toBe('5.00');
});

test('a refusal of any step leaves everything as it was, and tells nobody', () => {
  const session = startSession();
  insert(session, '03', '2010302');
  type(session, { '03[2010302,2]': '7' });
  const before = session.document();
  const findings = session.findings();
  let heard = 0;
  session.subscribe(() => {
    heard += 1;
  });
  const refusal = run(session, {
    kind: 'together',
    steps: [NEW_LINE, amount('03[2010301,2]', 500n), amount('03[合计,1]', 1n)],
  });
  expect(refusal).toMatchObject({ kind: 'derived', address: '03[合计,1]' });
  expect(session.document()).toEqual(before);
  expect(session.findings()).toEqual(findings);
  expect([shown(session, '03[合计,1]'), heard]).toEqual(['7.00', 0]);
});

test('steps that change nothing are passed over; only when all do, is there nothing to do', () => {
  const session = startSession();
  type(session, { '10[2,1]': '1' });
  const same = amount('10[2,1]', 100n);
  expect(run(session, { kind: 'together', steps: [same, same] })).toEqual({ kind: 'nothing-to-do' });
  expect(run(session, { kind: 'together', steps: [same, amount('10[3,1]', 200n)] })).toBeUndefined();
  expect(shown(session, '10[1,1]')).toBe('3.00');
});

test('after steps taken together, and after taking them back, the session stands as one opened on its document', () => {
  fc.assert(
    fc.property(startDocuments, steps, steps, (start, before, doing) => {
      const session = startSession(start);
      for (const step of before) take(session, step);
      const parts = doing.flatMap((step) =>
        step.kind === 'command' && step.command.kind !== 'together' ? [step.command] : [],
      );
      const fork = forkSession(session);
      const apart = parts.every((part) => {
        const refusal = run(fork, part);
        return refusal === undefined || refusal.kind === 'nothing-to-do';
      });
      run(session, { kind: 'together', steps: parts });
      if (apart) expect(session.document()).toEqual(fork.document());
      const fresh = forkSession(session);
      for (const text of session.addresses()) expect(session.cell(at(text))).toEqual(fresh.cell(at(text)));
      expect(session.findings()).toEqual(fresh.findings());
    }),
    { numRuns: 40 },
  );
});
