import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Amount } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { present } from '#shared/kit/assert';
import { blockInlines, type Report } from '#shared/report/blocks';
import type { Session } from '#shared/session/session';
import { sampleWithPrior } from '../../support/sample-report';
import { faultOf } from '../../support/sentence-oracle';
import { shanghaiSession } from '../../support/shanghai-report';
import { placeOf, reportOf, tablesLastSession } from '../../support/tables-last';
import { xinzhouSession } from '../../support/xinzhou-report';

/** Amounts that meet every wording: blank, 0, negative, the same as before, a little apart, and any. */
const amount = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('blank', 'zero', 'same', 'negative') },
  { weight: 2, arbitrary: fc.bigInt({ min: -60_00n, max: 60_00n }).map((by) => ({ by })) },
  { weight: 2, arbitrary: fc.bigInt({ min: 0n, max: 9_000_000_000_00n }).map((to) => ({ to })) },
);
type Drawn = typeof amount extends fc.Arbitrary<infer Value> ? Value : never;

const sessions = {
  'tables-last': tablesLastSession(),
  'shanxi-2022': xinzhouSession(),
  'shanghai-2024': shanghaiSession(),
  'sichuan-2024': sampleWithPrior('sichuan-2024'),
  'beijing-2024': sampleWithPrior('beijing-2024'),
};

const RUNS = {
  'tables-last': 150,
  'shanxi-2022': 25,
  'shanghai-2024': 25,
  'sichuan-2024': 15,
  'beijing-2024': 15,
} as const;

test.each(Object.keys(sessions) as (keyof typeof sessions)[])(
  'in random books of %s every number is one that the cells give, and every direction word agrees',
  (name) => {
    const session = sessions[name];
    const places = entered(session);
    let changes = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: places.length - 1 }), amount), { minLength: 1, maxLength: 12 }),
        (drawn) => {
          const undo = write(
            session,
            drawn.map(([at, value]) => [places[at] ?? '', value] as const),
          );
          const report = reportOf(session);
          const faults = faultsOf(report, session);
          changes += countOf(report, /增加|减少/);
          if (undo) session.undo();
          expect(faults).toEqual([]);
        },
      ),
      { numRuns: RUNS[name], seed: 20241129 },
    );
    expect(changes).toBeGreaterThan(RUNS[name]);
  },
  120_000,
);

/** Cells a clerk types amounts into, of the project's own book. */
function entered(session: Session): readonly string[] {
  return session.addresses().filter((text) => {
    const view = session.cell(placeOf(text));
    return view?.kind === 'input' && view.type.kind === 'amount' && view.value !== null;
  });
}

function write(session: Session, drawn: readonly (readonly [string, Drawn])[]): boolean {
  const cells = drawn.map(([text, value]) => ({
    address: placeOf(text),
    value: valueFor(session, text, value),
  }));
  const done = session.run({
    kind: 'set-cells',
    cells: [...new Map(cells.map((cell) => [JSON.stringify(cell.address), cell])).values()],
  });
  if (!done.ok && done.problem.kind !== 'nothing-to-do') throw new Error(JSON.stringify(done.problem.kind));
  return done.ok;
}

function valueFor(session: Session, text: string, drawn: Drawn): Amount | null {
  const before = parseAddress(`上年.${text}`);
  const view = before && session.cell(before);
  const base = typeof view?.value === 'bigint' ? view.value : 0n;
  if (drawn === 'blank') return null;
  if (drawn === 'zero') return 0n;
  if (drawn === 'same') return base;
  if (drawn === 'negative') return -base - 1n;
  return 'by' in drawn ? base + drawn.by : drawn.to;
}

function faultsOf(report: Report, session: Session): readonly string[] {
  const wording = present(session.pack.report, 'each has a document').wording;
  return report.blocks
    .flatMap(blockInlines)
    .flatMap((inline) => (inline.kind === 'bound' ? (faultOf(inline, session, wording) ?? []) : []));
}

function countOf({ blocks }: Report, pattern: RegExp): number {
  return blocks.flatMap(blockInlines).filter(({ text }) => pattern.test(text)).length;
}
