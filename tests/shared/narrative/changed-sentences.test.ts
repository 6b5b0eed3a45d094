import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { type Block, blockInlines, type Report } from '#shared/report/blocks';
import { blockText } from '#shared/report/plain-text';
import type { Session } from '#shared/session/session';
import { shanghaiSession } from '../../support/shanghai-report';
import { placeOf, reportOf, tablesLastSession } from '../../support/tables-last';

/** Sentences of the document by their text, tables of the pack left out. */
function sentences({ blocks }: Report): readonly Block[] {
  return blocks.filter(({ kind }) => kind !== 'table');
}

/** Writes one amount, hands the document before and after it to `look`, takes it back. */
function around<Seen>(
  session: Session,
  cell: string,
  value: bigint,
  look: (before: Report, after: Report, moved: ReadonlySet<string>) => Seen,
): Seen | undefined {
  const before = reportOf(session);
  const done = session.run({ kind: 'set-cells', cells: [{ address: placeOf(cell), value }] });
  if (!done.ok) return undefined;
  const after = reportOf(session);
  const seen = look(before, after, new Set<string>(done.value.cells));
  session.undo();
  return seen;
}

test('one cell changed: exactly these sentences of the Shanghai document say something else', () => {
  const changed = around(shanghaiSession(), '07[1,12]', 90_000_00n, (before, after) => {
    const known = new Set(sentences(before).map(blockText));
    return sentences(after)
      .map(blockText)
      .filter((text) => !known.has(text));
  });
  expect(changed).toEqual([
    expect.stringContaining('支出决算为75.87万元，完成预算的81.58%，其中：因公出国（境）费决算为25.63万元'),
    expect.stringContaining('公务接待费支出决算减少3.15万元，下降25.93%。'),
    expect.stringContaining('公务接待费支出决算9.00万元，占11.86%。'),
    '3、公务接待费支出9.00万元。其中：',
  ]);
});

/** The sentences that a change may reach are those whose runs name a cell that moved; no other says anything else. */
test('in random books no sentence changes but those bound to a cell that moved', () => {
  const session = tablesLastSession();
  const cells = session.addresses().filter((text) => {
    const address = parseAddress(text);
    const view = address && session.cell(address);
    return view?.kind === 'input' && view.type.kind === 'amount' && view.value !== null;
  });
  let reached = 0;
  fc.assert(
    fc.property(
      fc.nat({ max: cells.length - 1 }),
      fc.bigInt({ min: 1n, max: 9_000_000_00n }),
      (at, value) => {
        around(session, cells[at] ?? '', value, (before, after, moved) => {
          const unbound = sentences(before)
            .filter((block) => !isBound(block, moved))
            .map(blockText);
          const kept = new Set(sentences(after).map(blockText));
          // A sentence that no moved cell stands in is still there, word for word.
          expect(unbound.filter((text) => !kept.has(text) && !/没有政府性基金/.test(text))).toEqual([]);
          reached += sentences(before).length - unbound.length;
        });
      },
    ),
    { numRuns: 80, seed: 7 },
  );
  expect(reached).toBeGreaterThan(80);
});

function isBound(block: Block, moved: ReadonlySet<string>): boolean {
  return blockInlines(block).some(
    (inline) => inline.kind === 'bound' && inline.cells.some((cell) => moved.has(cell)),
  );
}
