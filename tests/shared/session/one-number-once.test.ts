import { beforeAll, expect, test } from 'vitest';
import { sameValue } from '#shared/amount/amount';
import { readValue } from '#shared/kind/value-text';
import { officialTables } from '#shared/pack/table-shape';
import type { Session } from '#shared/session/session';
import { ORGANISATION, publishedLines, publishedTables, publishedValues } from '../published-tables';
import { at, findingsOf, run, SHANXI, shown, startSession, type } from '../shanxi-pack';

/**
 * 一数一源: the leaves of the published disclosure, and nothing else, are entered into an empty project; every
 * printed total of the ten tables must come out. Read from the page's own text, so that no workbook reader and no
 * locator has a part in it.
 */
const printed = publishedValues();

/** Columns of the 项 lines (lines by code without children) that are entered. */
const DETAIL: Readonly<Record<string, readonly number[]>> = {
  '02': [2, 3, 4, 5, 6, 7],
  '03': [2, 3, 4, 5, 6],
  '05': [2, 3],
  '08': [1, 2, 4, 5],
  '09': [2, 3],
};
const FIXED: readonly string[] = [
  ...['01[28,1]', '01[29,1]', '01[59,2]', '01[60,2]'],
  ...['04[1,1]', '04[3,1]', '04[29,1]', '04[31,1]', '04[60,3]', '04[60,5]'],
  ...[2, 4, 5, 6, 8, 10, 11, 12].map((column) => `07[1,${column}]`),
  ...[2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 17].map((line) => `10[${line},1]`),
];

/** 06: every 款, in both columns, except where the table prints ——. */
function economicItems(): string[] {
  const table = SHANXI.tables.find(({ id }) => id === '06')!;
  return table.panels.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'line' && item.line.key.length === 5
        ? [1, 2]
            .filter((column) => !item.line.notApplicable.includes(column))
            .map((column) => `06[${item.line.key},${column}]`)
        : [],
    ),
  );
}

function leaves(session: Session): string[] {
  const detail = Object.entries(DETAIL).flatMap(([table, columns]) => {
    const codes = session
      .document()
      .tables.get(table)!
      .lines.map(({ code }) => code);
    return codes
      .filter((code) => !codes.some((other) => other !== code && other.startsWith(code)))
      .flatMap((code) => columns.map((column) => `${table}[${code},${column}]`));
  });
  return [...FIXED, ...detail, ...economicItems()];
}

/** 补充资料 are no published numbers. */
function inputs(session: Session): string[] {
  const official = new Set(officialTables(SHANXI).map(({ id }) => id));
  return session
    .addresses()
    .filter((text) => official.has(at(text).table) && session.cell(at(text))?.kind === 'input');
}

/** An empty project with the published lines, each 项 inserted with its name, its parents with it. */
function sessionWithLines(): Session {
  const session = startSession();
  run(session, { kind: 'set-facts', facts: { organisation: ORGANISATION } });
  for (const page of publishedTables()) {
    const lines = publishedLines(page);
    if (lines.length === 0) continue;
    const refusal = run(session, {
      kind: 'insert-lines',
      table: page.id,
      lines: lines.filter(({ code }) => code.length === 7),
      names: Object.fromEntries(lines.map(({ code, name }) => [code, name])),
      moveAmounts: false,
    });
    expect(refusal).toBeUndefined();
    expect(session.document().tables.get(page.id)!.lines).toEqual(lines);
  }
  return session;
}

let session: Session;
let entered: string[];

beforeAll(() => {
  session = sessionWithLines();
  entered = leaves(session).filter((address) => printed.has(address));
  for (const address of entered) expect(type(session, { [address]: printed.get(address)! })).toBeUndefined();
});

test('the cells to be entered are exactly the leaves of each table', () => {
  expect(inputs(session).toSorted()).toEqual(leaves(session).toSorted());
});

test('in an empty project too, where no line by code stands yet', () => {
  const fresh = startSession();
  expect(inputs(fresh).toSorted()).toEqual(leaves(fresh).toSorted());
});

test('97 of the 255 printed numbers are entered', () => {
  expect([entered.length, printed.size]).toEqual([97, 255]);
});

test('every printed number of the ten tables comes out', () => {
  const wrong = [...printed].flatMap(([address, text]) => {
    const cell = session.cell(at(address))!;
    const expected = readValue(text, cell.type, 'yuan');
    return expected.ok && sameValue(cell.value, expected.value)
      ? []
      : [`${address}: ${shown(session, address)}, printed ${text}`];
  });
  expect(wrong).toEqual([]);
});

test('and what is printed blank comes out blank or zero', () => {
  const stray = session
    .addresses()
    .filter((address) => !printed.has(address) && !['', '—', '0.00', '0'].includes(shown(session, address)));
  expect(stray).toEqual([]);
});

test('no rule fails, none needs rounding; what did not run is last year and 单位性质', () => {
  const bad = session.findings().filter(({ state }) => state === 'fail' || state === 'rounding');
  expect(bad).toEqual([]);
  const idle = session.findings().filter(({ state }) => state === 'not-run');
  expect([...new Set(idle.map(({ rule }) => rule))]).toEqual(['X-11b', 'P-1']);
});

test('one 分 more in one leaf is seen by every rule that reads it', () => {
  type(session, { '03[2010301,2]': '10914325.93' });
  expect(shown(session, '01[58,2]')).toBe('55923963.73');
  const failing = session.findings().filter(({ state }) => state === 'fail');
  expect(failing.map(({ rule, difference }) => [rule, difference])).toEqual([['01-5', '-0.01']]);
  session.undo();
  expect(findingsOf(session, '01-5')[0]?.state).toBe('pass');
});
