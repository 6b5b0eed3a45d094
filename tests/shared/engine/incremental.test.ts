import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Session } from '#shared/session/session';
import { startDocuments, steps, take } from '../random-commands';
import { at, startSession } from '../shanxi-pack';

/** Everything a session computes: the cells as they show, and all findings. */
function everything(session: Session): unknown {
  return { cells: session.addresses().map((text) => session.cell(at(text))), findings: session.findings() };
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
