import { describe, expect, test } from 'vitest';
import { type Address, toAddress } from '#shared/document/address';
import { present } from '#shared/kit/assert';
import { finish } from '#shared/kit/steps';
import { layOutPlane } from '#shared/layout/lay-out-plane';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Table } from '#shared/pack/pack';
import { comparePlane } from '#shared/session/compare-plane';
import { hiddenLines } from '#shared/session/hidden-lines';
import { priorFrom } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { columnNeeds, DENSE_SIZE, USUAL_SIZE } from '../../renderer/grid/column-needs';
import { longestTexts } from '../../renderer/grid/longest-texts';
import { beginMeasuring, measuredNeeds } from '../../renderer/grid/measured-needs';
import { largeProject } from '../shared/export/large-project';
import { loadShanxi, sessionOf } from '../support/reference';

const pack = loadShanxi();

function planesOf(session: Session, table: Table) {
  const lines = session.document().tables.get(table.id)?.lines ?? [];
  const numbers = table.columns.map(({ number }) => number);
  return [
    { shownAs: table.id, plane: layOutPlane(table, { lines, hidden: hiddenLines(session, table) }) },
    { shownAs: `${table.id} compared`, plane: comparePlane(session, table, numbers) },
  ];
}

/** All tables as they are shown in turn, each with what a look at all its cells gives. */
function expectNeeds(session: Session, tables: readonly Table[]): void {
  for (const table of tables) {
    for (const shown of planesOf(session, table)) {
      for (const scale of ['yuan', 'wanyuan'] as const) {
        const longest = longestTexts(shown.plane, session, scale);
        expect(measuredNeeds(shown, session, scale), `${shown.shownAs} ${scale}`).toEqual({
          usual: columnNeeds(shown.plane, longest, USUAL_SIZE),
          dense: columnNeeds(shown.plane, longest, DENSE_SIZE),
        });
      }
    }
  }
}

/** Numbers from a seed, the same ones every time. */
function numbersFrom(seed: number): (below: number) => number {
  let now = seed;
  return (below) => {
    now = (now * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((now / 2_147_483_648) * below);
  };
}

describe('what the columns need', () => {
  test.each([1, 2, 3])('is what all cells need, whatever was done between two looks: %i', (seed) => {
    const next = numbersFrom(seed);
    const document = largeProject(pack, 12);
    const last = priorFrom(sessionOf(pack, document), '上年');
    const session = sessionOf(pack, { ...document, books: new Map([[PRIOR_BOOK, last]]) });
    expectNeeds(session, pack.tables);
    const inputs = session.addresses().filter((address) => session.cell(address)?.kind === 'input');
    for (let round = 0; round < 20; round += 1) {
      for (let deed = next(4); deed >= 0; deed -= 1) {
        // As long as the steps in which columns grow, and longer.
        const value = BigInt(10 ** (1 + next(15))) * (next(3) === 0 ? -1n : 1n);
        const address = inputs[next(Math.min(inputs.length, 40 + round * 10))];
        if (next(5) === 0) session.undo();
        else if (address)
          session.run({
            kind: 'set-cells',
            cells: [{ address: toAddress(address), value: next(3) === 0 ? null : value }],
          });
      }
      expectNeeds(
        session,
        pack.tables.filter(() => next(3) === 0),
      );
    }
  });

  test('is found anew where the widest became narrower, and the next was not looked at since', () => {
    const session = sessionOf(pack, largeProject(pack, 12));
    const [widest, next, ...others] = session
      .addresses()
      .filter((address) => /^03\[\d+,2\]$/.test(address) && session.cell(address)?.kind === 'input')
      .map(toAddress);
    const cell = (address: Address | undefined, value: bigint | null) => ({
      address: present(address, 'an amount is entered'),
      value,
    });
    // Without the widest the sum is nothing, and neither the sum nor what is taken off is as wide as the next.
    const off = others.slice(0, 10).map((address) => cell(address, -(10n ** 13n)));
    const cells = [cell(widest, 10n ** 16n), cell(next, 10n ** 14n), ...off];
    expect(session.run({ kind: 'set-cells', cells }).ok).toBe(true);
    expectNeeds(session, pack.tables);
    session.run({ kind: 'set-cells', cells: [cell(widest, null)] });
    expectNeeds(session, pack.tables);
  });

  test('follows the name of a line', () => {
    const session = sessionOf(pack, largeProject(pack, 3));
    const shown = () =>
      planesOf(
        session,
        present(
          pack.tables.find(({ id }) => id === '03'),
          'in the pack',
        ),
      ).slice(0, 1);
    const needs = () => shown().map((one) => measuredNeeds(one, session, 'yuan').usual);
    const before = needs();
    const code = present(session.document().tables.get('03')?.lines[0], 'a line').code;
    session.run({ kind: 'rename-line', table: '03', code, name: '名称很长的科目'.repeat(9) });
    expect(needs()).not.toEqual(before);
    expectNeeds(session, pack.tables);
  });

  test('of thousands of lines is known in the end, whatever is typed while the rest of them is looked through', () => {
    const session = sessionOf(pack, largeProject(pack, 900));
    const table = present(
      pack.tables.find(({ id }) => id === '03'),
      'in the pack',
    );
    const [shown] = planesOf(session, table);
    const typed = session
      .addresses()
      .filter((address) => /^03\[\d+,2\]$/.test(address) && session.cell(address)?.kind === 'input');
    const type = (address: (typeof typed)[number] | undefined, value: bigint) =>
      session.run({
        kind: 'set-cells',
        cells: [{ address: toAddress(present(address, 'an amount is entered')), value }],
      });
    // Two amounts out of sight, wider than all sums, for they come to nothing.
    const parent = (at: number) => typed[at]?.slice(0, 8);
    const at = typed.findIndex((_, one) => one > typed.length / 2 && parent(one) === parent(one + 1));
    type(typed[at], 10n ** 13n);
    type(typed[at + 1], -(10n ** 13n));
    const { needs, rest } = beginMeasuring(present(shown, 'a plane'), session, 'yuan', 0);
    const steps = present(rest, 'not measured at once');
    const all = () => {
      const longest = longestTexts(present(shown, 'a plane').plane, session, 'yuan');
      return columnNeeds(present(shown, 'a plane').plane, longest, USUAL_SIZE);
    };
    expect(needs.usual).not.toEqual(all());
    steps.next();
    type(typed[0], 10n ** 15n);
    finish(steps);
    const isKnown = () =>
      expect(beginMeasuring(present(shown, 'a plane'), session, 'yuan', 0)).toEqual({
        needs: expect.objectContaining({ usual: all() }),
        rest: null,
      });
    isKnown();
    type(typed[1], -(10n ** 16n));
    isKnown();
  });

  test('of a line out of sight that one stands on is known at once', () => {
    const session = sessionOf(pack, largeProject(pack, 900));
    const table = present(
      pack.tables.find(({ id }) => id === '03'),
      'in the pack',
    );
    const shown = present(planesOf(session, table)[0], 'a plane');
    const { body } = shown.plane;
    const row = Math.floor(body.length / 2);
    const code = present(body[row], 'a row').key;
    session.run({ kind: 'rename-line', table: '03', code, name: '名称很长的科目'.repeat(9) });
    const now = present(planesOf(session, table)[0], 'a plane');
    const nameOf = (top: number) => beginMeasuring(now, session, 'yuan', top).needs.usual[1];
    expect(nameOf(row - 10)).toBeGreaterThan(nameOf(0) ?? 0);
  });
});
