import { beforeAll, expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { type AddressText, toAddress } from '#shared/document/address';
import { newDocument } from '#shared/document/new-document';
import { plainText } from '#shared/kind/value-text';
import { officialTables } from '#shared/pack/table-shape';
import type { Session } from '#shared/session/session';
import { commitText } from '../../renderer/grid/commit-text';
import { openSession, showSession } from '../../renderer/store/project-store';
import { printedCells } from '../support/printed-cells';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../support/reference';

/**
 * 一数一源: the leaves of the published disclosure are typed into an empty project through the page's own store;
 * every total of all ten tables must come out as printed.
 */
const pack = loadShanxi();
const workbook = readFixture('filled');
const printed = printedCells(pack, workbook);

/** Leaves of shanxi-2022; `项` are lines keyed by a code without children. */
const CODED_LEAVES: Readonly<Record<string, readonly number[]>> = {
  '02': [2, 3, 4, 5, 6, 7],
  '03': [2, 3, 4, 5, 6],
  '05': [2, 3],
  '08': [1, 2, 4, 5],
  '09': [2, 3],
};
const FIXED_LEAVES: Readonly<Record<string, readonly string[]>> = {
  '01': ['28,1', '29,1', '59,2', '60,2'],
  '04': ['1,1', '3,1', '29,1', '31,1', '60,3', '60,5'],
  '07': [2, 4, 5, 6, 8, 10, 11, 12].map((column) => `1,${column}`),
  '10': [2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 17].map((line) => `${line},1`),
};

let session: Session;

beforeAll(() => {
  showSession(
    sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '', year: 2022 })),
    null,
    false,
  );
  session = openSession();
  const imported = importFixture(pack, workbook).document;
  for (const table of ['02', '03', '05', '08', '09']) {
    const lines = imported.tables.get(table)!.lines;
    if (lines.length === 0) continue;
    const names = Object.fromEntries(lines.map(({ code, name }) => [code, name]));
    const leaves = lines.filter(({ code }) => code.length === 7);
    const inserted = session.run({ kind: 'insert-lines', table, lines: leaves, names, moveAmounts: false });
    expect(inserted.ok).toBe(true);
  }
});

const published = new Set(officialTables(pack).map(({ id }) => id));

/** The cells to be entered in the ten tables; the supplementary ones of the document are another matter. */
function inputs(): AddressText[] {
  return session.addresses().filter((text) => {
    const { table } = toAddress(text);
    return published.has(table) && session.cell(text)?.kind === 'input';
  });
}

test('the cells to be entered are exactly the leaves', () => {
  const expected = new Set<string>();
  for (const [table, columns] of Object.entries(CODED_LEAVES)) {
    for (const { code } of session.document().tables.get(table)!.lines) {
      if (code.length === 7) for (const column of columns) expected.add(`${table}[${code},${column}]`);
    }
  }
  for (const [table, cells] of Object.entries(FIXED_LEAVES))
    for (const cell of cells) expected.add(`${table}[${cell}]`);
  for (const text of session.addresses()) {
    const address = toAddress(text);
    const isLeaf = address.table === '06' && /^\d{5}$/.test(address.line);
    if (isLeaf && session.cell(address)?.kind !== 'not-applicable') expected.add(text);
  }
  expect(new Set(inputs())).toEqual(expected);
});

test('typing them gives every printed number of the ten tables, and no rule fails', () => {
  const texts = new Map(printed.map(({ address, text }) => [address, text]));
  let typed = 0;
  for (const address of inputs()) {
    const text = texts.get(address);
    if (text === undefined) continue;
    expect(commitText(session, [address], text, 'yuan', null)).toEqual({ done: true });
    typed += 1;
  }
  // Far fewer than are printed: that is the point.
  expect([typed, printed.length]).toEqual([97, 255]);
  const wrong = printed.flatMap(({ address, text }) => {
    const cell = session.cell(toAddress(address)!);
    const shown = cell && isNumber(cell.value) ? plainText(cell.value, cell.type) : null;
    return Number(shown) === Number(text) && shown !== null ? [] : [`${address} ${shown} ≠ ${text}`];
  });
  expect(wrong).toEqual([]);
  expect(session.findings().filter(({ state }) => state === 'fail')).toEqual([]);
});
