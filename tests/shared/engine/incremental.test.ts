import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '#shared/engine/finding';
import type { Session } from '#shared/session/session';
import { startDocuments, steps, take } from '../random-commands';
import { at, startSession } from '../shanxi-pack';

/** Everything a session computes: the cells as they show, all findings, and how many each rule has in each state. */
function everything(session: Session): unknown {
  const states = [...session.statesByRule()].map(([rule, counts]) => [rule, [...counts].toSorted()]);
  const findings = session.findings();
  expect(states).toEqual(countedByRule(findings));
  return { cells: session.addresses().map((text) => session.cell(at(text))), findings, states };
}

/** The same counted from the findings in words. */
function countedByRule(findings: readonly Finding[]): unknown {
  const counted = new Map<string, Map<string, number>>();
  for (const { rule, state } of findings) {
    const states = counted.get(rule) ?? new Map<string, number>();
    counted.set(rule, states.set(state, (states.get(state) ?? 0) + 1));
  }
  return [...counted].map(([rule, states]) => [rule, [...states].toSorted()]);
}

test('after every edit the session shows what a session opened on the same document shows', () => {
  fc.assert(
    fc.property(startDocuments, steps, (start, doing) => {
      const session = startSession(start);
      for (const step of doing) {
        take(session, step);
        expect(everything(session)).toEqual(everything(startSession(session.document())));
      }
    }),
    { numRuns: 40 },
  );
  // Forty projects, each computed in two ways after every step.
}, 60_000);

test('a change names every cell that shows something else, and no finding is told twice', () => {
  fc.assert(
    fc.property(startDocuments, steps, (start, doing) => {
      const session = startSession(start);
      const look = (): Map<string, unknown> =>
        new Map(session.addresses().map((text) => [text, JSON.stringify(told(session, text))]));
      let before = look();
      session.subscribe(({ cells, structure }) => {
        const after = look();
        if (!structure) {
          const moved = [...after].filter(([text, view]) => before.get(text) !== view).map(([text]) => text);
          expect(cells).toEqual(expect.arrayContaining(moved));
        }
        before = after;
      });
      for (const step of doing) take(session, step);
      const keys = session.findings().map(({ key }) => key);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }),
    { numRuns: 40 },
  );
  // Forty projects, each computed in two ways after every step.
}, 60_000);

function told(session: Session, text: string): readonly unknown[] {
  const cell = session.cell(at(text));
  return [String(cell?.value), String(cell?.computed), cell?.kind];
}
