import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellValue } from '#shared/amount/amount';
import { applyDiff } from '#shared/document/diff';
import type { ProjectDocument } from '#shared/document/document';
import { Engine } from '#shared/engine/engine';
import { startDocuments, steps, take } from '../random-commands';
import { at, insert, SHANXI, startSession, type } from '../shanxi-pack';

function engineOf(document: ProjectDocument): Engine {
  const engine = Engine.start(SHANXI, document);
  if (!engine.ok) throw new Error(engine.problem.kind);
  return engine.value;
}

/** Everything an engine says, to see that trying on leaves nothing behind. */
function everything(engine: Engine): unknown {
  return {
    cells: engine
      .cells()
      .map(({ number }) => [engine.shown(number), engine.computed(number), engine.kind(number)]),
    findings: engine.findings(),
  };
}

test('a swapped pair of digits set right would mend the identities that read it', () => {
  const session = startSession();
  insert(session, '02', '2010301');
  insert(session, '03', '2010301');
  type(session, { '02[2010301,2]': '1260', '04[1,1]': '1260', '03[2010301,2]': '1620' });
  const engine = engineOf(session.document());
  const wrong = engine.number(at('03[2010301,2]')) ?? -1;
  const { cells, identities } = engine.suppose([{ cell: wrong, value: 126_000n }]);
  expect(cells.get(engine.number(at('01[62,2]')) ?? -1)).toBe(126_000n);
  const balance = identities.find(({ identity }) => identity.rule.id === '01-5');
  expect([balance?.before.state, balance?.after.state]).toEqual(['fail', 'pass']);
});

test('what is supposed is what an edit would bring, and nothing of it stays', () => {
  fc.assert(
    fc.property(
      startDocuments,
      steps,
      fc.nat(),
      fc.constantFrom<CellValue>(null, 0n, 12_345n, -1n, '—'),
      (start, doing, pick, value) => {
        const session = startSession(start);
        for (const step of doing) take(session, step);
        const document = session.document();
        const engine = engineOf(document);
        const before = everything(engine);
        const own = engine
          .cells()
          .filter(({ notApplicable, address }) => !notApplicable && address.book === undefined);
        const cell = own[pick % own.length]!;
        const { table, line, column } = cell.address;
        const { cells, identities } = engine.suppose([{ cell: cell.number, value }]);
        expect(everything(engine)).toEqual(before);

        const entry = document.tables.get(table)?.entries.get(line)?.get(column);
        const edited = engineOf(
          applyDiff(document, [
            {
              kind: 'entry',
              table,
              line,
              column,
              before: entry,
              after: value === null ? undefined : { value },
            },
          ]),
        );
        const moved = engine.cells().filter(({ number }) => engine.shown(number) !== edited.shown(number));
        expect(new Map([...cells])).toEqual(
          new Map(moved.map(({ number }) => [number, edited.shown(number)])),
        );
        const findings = new Map(edited.findings().map(({ key, state }) => [key, state]));
        for (const { key, identity, after } of identities) {
          if (!identity.rule.condition) expect([key, after.state]).toEqual([key, findings.get(key)]);
        }
      },
    ),
    { numRuns: 30 },
  );
});
