import { expect, test } from 'vitest';
import { aimPaste } from '#shared/clipboard/aim-paste';
import { type PastePlan, pasteCommand, planPaste } from '#shared/clipboard/plan-paste';
import { newDocument } from '#shared/document/new-document';
import { AMOUNT } from '#shared/kind/kinds';
import { displayText } from '#shared/kind/value-text';
import { layOutTable } from '#shared/layout/lay-out-table';
import { officialTables } from '#shared/pack/table-shape';
import { gridShape } from '#shared/selection/grid-shape';
import type { Session } from '#shared/session/session';
import { importFixture, loadShanghai, readFixture, sessionOf } from '../../support/reference';
import { at } from '../shanxi-pack';
import { blockOfSheet } from './block-of-sheet';

/** A department that publishes in 万元: its printed totals differ from their parts by rounding (尾差). */
const pack = loadShanghai();
const workbook = readFixture('shanghai');
const published = sessionOf(pack, importFixture(pack, workbook).document);

/** A table of the workbook; `but` replaces printed texts. */
function planWhole(session: Session, id: string, but: (text: string) => string = (text) => text): PastePlan {
  const table = pack.tables.find((candidate) => candidate.id === id)!;
  // A cover stands before the tables.
  const sheet = workbook.sheets[pack.tables.indexOf(table) + 1]!;
  const block = blockOfSheet(sheet);
  const rows = block.rows.map((row) => row.map(({ text }) => ({ text: but(text) })));
  const { facts, tables } = session.document();
  const lines = tables.get(id)!.lines;
  const layout = layOutTable(table, { lines, facts, scale: 'wanyuan', empty: false, hidden: new Set() });
  const range = { top: 0, left: 0, bottom: 0, right: 0 };
  const aim = aimPaste(
    session,
    { ...block, rows },
    { table: id, shape: gridShape(layout), range, scale: 'wanyuan' },
  );
  if (!aim.ok) throw new Error(aim.problem);
  const plan = planPaste(session, { table: id }, aim.value);
  if (!plan.ok) throw new Error(plan.problem);
  return plan.value;
}

function emptySession(): Session {
  return sessionOf(pack, newDocument(pack, published.document().facts));
}

/** Totals that stand as printed. */
function keptIn(session: Session): string[] {
  const kept = pack.tables.flatMap(({ id }) =>
    [...session.document().tables.get(id)!.entries].flatMap(([line, columns]) =>
      [...columns].flatMap(([column, { rounded }]) => (rounded ? [`${id}[${line},${column}]`] : [])),
    ),
  );
  return kept.sort();
}

test('published tables pasted one after another stand as printed, totals with 尾差 included, and nothing is asked', () => {
  const session = emptySession();
  for (const { id } of officialTables(pack)) {
    const plan = planWhole(session, id);
    expect(plan.refused, id).toEqual([]);
    session.run(pasteCommand(plan, new Set()));
  }
  // Totals over other tables' cells agree only once those are there.
  for (const { id } of officialTables(pack)) {
    const plan = planWhole(session, id);
    expect(plan.differing, id).toEqual([]);
    session.run(pasteCommand(plan, new Set()));
  }
  for (const text of published.addresses()) {
    expect(session.cell(at(text))?.value, text).toBe(published.cell(at(text))?.value);
  }
  expect(keptIn(session)).toEqual(keptIn(published));
  expect(keptIn(session).length).toBeGreaterThan(0);
});

test('a total that rounding cannot explain is listed, and those it can are kept all the same', () => {
  const session = emptySession();
  const total = published.cell(at('05[合计,1]'))?.value as bigint;
  const printed = displayText(total, AMOUNT, 'wanyuan');
  const wrong = displayText(total + 500_000n, AMOUNT, 'wanyuan');
  const plan = planWhole(session, '05', (text) => (text === printed ? wrong : text));
  expect(plan.differing.map(({ address }) => address)).toEqual(['05[合计,1]']);
  expect(plan.kept).toEqual(keptIn(published).filter((text) => text.startsWith('05[')));
});

test('a kept total follows its formula again once a part moves further than rounding', () => {
  const session = emptySession();
  session.run(pasteCommand(planWhole(session, '05'), new Set()));
  const printed = session.cell(at('05[20805,1]'))!;
  expect([printed.kind, printed.value === printed.computed]).toEqual(['derived', false]);
  const part = session
    .addresses()
    .find((text) => text.startsWith('05[20805') && session.cell(at(text))?.kind === 'input')!;
  session.run({ kind: 'set-cells', cells: [{ address: at(part), value: 99_000_000n }] });
  const after = session.cell(at('05[20805,1]'))!;
  expect(after.value).toBe(after.computed);
});
