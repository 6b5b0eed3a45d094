import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absolute, isNumber } from '#shared/amount/amount';
import { toQuantum } from '#shared/amount/format-amount';
import { parseAddress } from '#shared/document/address';
import { EMPTY_TABLE } from '#shared/document/document';
import { newDocument } from '#shared/document/new-document';
import { type Rounding, roundToWanyuan } from '#shared/export/wanyuan';
import { COUNT } from '#shared/kind/kinds';
import { sameMeasure } from '#shared/kind/value-text';
import type { Session } from '#shared/session/session';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { largeProject } from './large-project';
import { randomProject } from './random-project';

const pack = loadShanxi();
const reference = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
const STEP = 10_000n;

function exactOf(session: Session, text: string): bigint {
  const value = session.cell(parseAddress(text)!)?.value ?? null;
  if (!isNumber(value)) throw new Error(`${text} holds no number`);
  return value;
}

/** Table 10 with three kinds of procurement, in 分. */
function procurement(...amounts: readonly bigint[]): Session {
  const session = sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '行政', year: 2023 }));
  const cells = amounts.map((value, at) => ({
    address: { table: '10', line: String(2 + at), column: 1 },
    value,
  }));
  expect(session.run({ kind: 'set-cells', cells }).ok).toBe(true);
  return session;
}

function printed({ printed: cells }: Rounding): readonly (bigint | undefined)[] {
  return (['10[1,1]', '10[2,1]', '10[3,1]', '10[4,1]'] as const).map((cell) => cells.get(cell));
}

/** Equalities that hold exactly and not in print, found anew from the rules and the printed amounts alone. */
function brokenInPrint(session: Session, rounding: Rounding): string[] {
  const { program, shown } = session.calculation();
  return program.identities.flatMap(({ rule, relation, left, right }) => {
    const sides = [left, right].map(({ cells, signs }) => {
      const add = (amountOf: (cell: number) => bigint) =>
        cells.reduce((sum, cell, at) => sum + BigInt(signs[at]!) * amountOf(cell), 0n);
      const exact = add((cell) => (isNumber(shown[cell]!) ? shown[cell] : 0n));
      return {
        exact,
        printed: add((cell) => rounding.printed.get(program.structure.cells.get(cell)!.text) ?? 0n),
      };
    });
    const counts = [...left.cells, ...right.cells].some((cell) =>
      sameMeasure(program.structure.cells.get(cell)!.type, COUNT),
    );
    const [one, other] = sides;
    const broken = one!.exact === other!.exact && one!.printed !== other!.printed;
    return relation === '=' && !counts && broken
      ? [`${rule.id} ${program.structure.cells.get(left.cells[0]!)!.text}`]
      : [];
  });
}

test('each: every cell is rounded for itself, half away from zero, and what no longer adds up is listed', () => {
  const rounding = roundToWanyuan(reference, 'each');
  expect(rounding.printed.size).toBeGreaterThan(200);
  for (const [cell, amount] of rounding.printed)
    expect([cell, amount]).toEqual([cell, toQuantum(exactOf(reference, cell))]);
  expect(rounding.adjusted).toEqual([]);
  expect(rounding.differences.map(({ rule, cells }) => `${rule} ${cells[0]}`)).toEqual(
    expect.arrayContaining(brokenInPrint(reference, rounding)),
  );
  expect(rounding.differences).toContainEqual({
    rule: '03-2',
    relation: '=',
    cells: ['03[20103,2]', '03[2010301,2]', '03[2010302,2]', '03[2010350,2]'],
    sum: '1427.49',
    total: '1427.50',
    difference: '0.01',
    message: expect.stringContaining('打印为 1427.50 万元，按打印的各数计算为 1427.49 万元，相差 0.01 万元'),
  });
  expect(roundToWanyuan(procurement(-5_000n), 'each').printed.get('10[2,1]')).toBe(-STEP);
});

test('balanced: the part with the largest remainder gives way, the total keeps its rounding', () => {
  const session = procurement(333_200n, 333_600n, 333_200n);
  const each = roundToWanyuan(session, 'each');
  expect(printed(each)).toEqual([100n * STEP, 33n * STEP, 33n * STEP, 33n * STEP]);
  expect(each.differences).toMatchObject([{ rule: '10-1', sum: '0.99', total: '1.00', difference: '0.01' }]);
  const balanced = roundToWanyuan(session, 'balanced');
  expect(printed(balanced)).toEqual([100n * STEP, 33n * STEP, 34n * STEP, 33n * STEP]);
  expect(balanced.differences).toEqual([]);
  expect(balanced.adjusted).toMatchObject([{ cell: '10[3,1]', exact: '3336.00', printed: '0.34' }]);
  expect(balanced.adjusted[0]?.message).toContain('四舍五入是 0.33 万元');
});

test('balanced: an amount of whole steps never moves', () => {
  const rounding = roundToWanyuan(procurement(40_000n, 14_000n, 14_000n), 'balanced');
  expect(printed(rounding)).toEqual([7n * STEP, 4n * STEP, 2n * STEP, STEP]);
});

test('balanced: the published disclosure adds up everywhere, and the same every time', () => {
  const rounding = roundToWanyuan(reference, 'balanced');
  expect(rounding.differences).toEqual([]);
  expect(brokenInPrint(reference, rounding)).toEqual([]);
  expect(rounding.adjusted.length).toBeGreaterThan(5);
  expect(roundToWanyuan(reference, 'balanced')).toEqual(rounding);
  // A bound that is just reached (03 is not below 05) stays reached: the same amount prints the same.
  for (const line of ['合计', '201', '20103', '2010301', '2010350'])
    for (const column of [1, 2, 3])
      expect(rounding.printed.get(`03[${line},${column}]`)).toBe(
        rounding.printed.get(`05[${line},${column}]`),
      );
  for (const one of ['03[合计,1]', '01[58,2]', '05[合计,1]', '04[64,3]', '01[27,1]'] as const)
    expect([one, rounding.printed.get(one)]).toEqual([one, 559_240n * STEP]);
});

test('balanced: on any project sums hold, equal cells print alike, no cell is a step away', () => {
  fc.assert(
    fc.property(randomProject(pack), (document) => {
      const session = sessionOf(pack, document);
      const rounding = roundToWanyuan(session, 'balanced');
      const listed = new Set(rounding.differences.map(({ rule, cells }) => `${rule} ${cells[0]}`));
      const broken = brokenInPrint(session, rounding);
      // 款, 类 and 合计 of a column, and a line's own sum, hold without exception; what else does not is listed.
      expect(broken.filter((one) => /^0[23589]-[12] /.test(one))).toEqual([]);
      expect(broken.filter((one) => !listed.has(one))).toEqual([]);
      const moved = new Set(rounding.adjusted.map(({ cell }) => cell));
      for (const [cell, amount] of rounding.printed) {
        const exact = exactOf(session, cell);
        expect(absolute(amount - exact) < STEP, cell).toBe(true);
        expect(moved.has(cell), cell).toBe(amount !== toQuantum(exact));
      }
    }),
    { numRuns: 40, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  );
  // It stops by itself after 40 seconds.
}, 60_000);

test('a difference that came with amounts in 万元 stays as it was entered, and is listed', () => {
  const document = newDocument(pack, { organisation: '某局', kind: '行政', year: 2023 });
  const lines = [
    ['1', { value: 100n * STEP, rounded: true as const }],
    ['2', { value: 33n * STEP }],
    ['3', { value: 33n * STEP }],
    ['4', { value: 33n * STEP }],
  ] as const;
  const entries = new Map(lines.map(([line, entry]) => [line, new Map([[1, entry]])]));
  const tables = new Map(document.tables).set('10', { ...EMPTY_TABLE, scale: 'wanyuan', entries });
  const rounding = roundToWanyuan(sessionOf(pack, { ...document, tables }), 'balanced');
  expect(printed(rounding)).toEqual([100n * STEP, 33n * STEP, 33n * STEP, 33n * STEP]);
  expect(rounding.adjusted).toEqual([]);
  expect(rounding.differences).toMatchObject([{ rule: '10-1', difference: '0.01' }]);
});

test('a wrong total is no rounding difference, and counts are never scaled', () => {
  const session = procurement(333_200n, 333_600n, 333_200n);
  const total = { table: '10', line: '1', column: 1 };
  session.run({ kind: 'override-cell', address: total, value: 5_000_000n });
  session.run({
    kind: 'set-cells',
    cells: [{ address: { table: '10', line: '9', column: 1 }, value: 3n }],
  });
  const rounding = roundToWanyuan(session, 'balanced');
  expect(rounding.differences).toEqual([]);
  expect(rounding.adjusted).toEqual([]);
  expect(rounding.printed.has('10[9,1]')).toBe(false);
});

test('tables printed in 元 take no part', () => {
  const rounding = roundToWanyuan(reference, 'each', new Set(['05']));
  expect([...rounding.printed.keys()].every((cell) => cell.startsWith('05'))).toBe(true);
  expect(new Set(rounding.differences.flatMap(({ cells }) => cells.map((cell) => cell.slice(0, 2))))).toEqual(
    new Set(['05']),
  );
});

test.each([60, 150, 400])(
  'balanced: in a department of %i 项 every sum and every bound just reached comes out',
  (items) => {
    const session = sessionOf(pack, largeProject(pack, items));
    const { differences, adjusted } = roundToWanyuan(session, 'balanced');
    expect(differences).toEqual([]);
    // Every cell for itself, many sums do not.
    expect(roundToWanyuan(session, 'each').differences.length).toBeGreaterThan(items);
    expect(adjusted.length).toBeGreaterThan(items);
  },
);
