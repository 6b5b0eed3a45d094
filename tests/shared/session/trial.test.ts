import { expect, test } from 'vitest';
import { toAddress } from '#shared/document/address';
import { forkSession } from '#shared/session/fork-session';
import { loadShanxi, sessionOf } from '../../support/reference';
import { largeProject } from '../export/large-project';
import { publishedSession } from '../forms/published-forms';

const pack = loadShanxi();

test('entries tried out show what they would, and nothing of it is seen in the session', () => {
  for (const session of [sessionOf(pack, largeProject(pack, 60)), publishedSession()]) {
    const before = session.addresses().map((cell) => session.cell(cell));
    const findings = session.findings();
    const trial = session.trial();
    const fork = forkSession(session);
    const inputs = session.addresses().filter((cell) => session.cell(cell)?.kind === 'input');
    const amounts = inputs.filter((cell) => typeof session.cell(cell)?.value === 'bigint').slice(0, 40);
    expect(amounts.length).toBe(40);
    const [derived = '01[1,1]' as const] = session
      .addresses()
      .filter((cell) => session.cell(cell)?.kind === 'derived');
    for (const tried of [trial, fork]) {
      const cells = amounts.map((text, at) => ({ address: toAddress(text), value: BigInt(at * 700) }));
      expect(tried.run({ kind: 'set-cells', cells }).ok).toBe(true);
      tried.run({ kind: 'keep-printed', cells: [{ address: toAddress(derived), value: 5n }] });
    }
    for (const cell of session.addresses()) expect(trial.cell(cell)).toEqual(fork.cell(cell));
    expect(trial.undo()).toBeDefined();
    expect(session.addresses().map((cell) => session.cell(cell))).toEqual(before);
    expect(session.findings()).toEqual(findings);
  }
});

test('lines do not come or go in a trial: it stands on the rules of another session', () => {
  const session = sessionOf(pack, largeProject(pack, 20));
  const [line] =
    session
      .document()
      .tables.get('03')
      ?.lines.filter(({ code }) => code.length === 7) ?? [];
  const remove = { kind: 'delete-lines', table: '03', codes: [line?.code ?? ''] } as const;
  expect(() => session.trial().run(remove)).toThrow('Lines come and go');
  expect(session.document().tables.get('03')?.lines).toContain(line);
});
