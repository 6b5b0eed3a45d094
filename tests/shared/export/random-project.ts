import fc from 'fast-check';
import { EMPTY_TABLE, type Entry, type ProjectDocument } from '#shared/document/document';
import { newDocument } from '#shared/document/new-document';
import type { Pack } from '#shared/pack/pack';
import { ancestorCodes, type CodedLine } from '#shared/pack/table-shape';

const FUNDS = ['05', '08', '09'] as const;

/** What one 项 spent and received; amounts in 分. */
export type Item = {
  readonly code: string;
  readonly fund: (typeof FUNDS)[number] | 'none';
  readonly basic: bigint;
  readonly project: bigint;
  readonly others: readonly bigint[];
  readonly income: readonly bigint[];
};

const amount = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: 90_000_000n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -3_000_000n, max: 20_000n }) },
  { weight: 2, arbitrary: fc.constant(0n) },
);

const item: fc.Arbitrary<Item> = fc.record({
  code: fc
    .tuple(fc.constantFrom('201', '208', '212', '221'), fc.constantFrom('01', '05', '08'), fc.nat(4))
    .map(([first, second, third]) => `${first}${second}0${third + 1}`),
  fund: fc.constantFrom(...FUNDS, '05' as const, 'none' as const),
  basic: amount,
  project: amount,
  others: fc.array(amount, { minLength: 3, maxLength: 3 }),
  income: fc.array(amount, { minLength: 6, maxLength: 6 }),
});

/** A department whose tables agree with each other to the 分, as a finished disclosure does. */
export function randomProject(pack: Pack): fc.Arbitrary<ProjectDocument> {
  return fc
    .tuple(
      fc.uniqueArray(item, { minLength: 1, maxLength: 14, selector: ({ code }) => code }),
      fc.array(amount, { minLength: 6, maxLength: 6 }),
    )
    .map(([items, loose]) => documentOf(pack, items, loose));
}

export function documentOf(pack: Pack, items: readonly Item[], loose: readonly bigint[]): ProjectDocument {
  const cells = new Map<string, Map<string, Map<number, Entry>>>();
  const put = (table: string, line: string, column: number, value: bigint): void => {
    const lines = cells.get(table) ?? new Map<string, Map<number, Entry>>();
    cells.set(table, lines);
    const columns = lines.get(line) ?? new Map<number, Entry>();
    lines.set(line, columns);
    columns.set(column, { value });
  };
  let kept = 0n;
  const funded = new Map<string, bigint>();
  let basic = 0n;
  let project = 0n;
  for (const one of items) {
    put('03', one.code, 2, one.basic);
    put('03', one.code, 3, one.project);
    for (const [at, value] of one.others.entries()) put('03', one.code, 4 + at, value);
    for (const [at, value] of one.income.entries()) if (at > 0) put('02', one.code, 2 + at, value);
    kept += one.income.slice(1).reduce((sum, value) => sum + value, 0n);
    kept -= one.others.reduce((sum, value) => sum + value, 0n);
    if (one.fund === 'none') kept -= one.basic + one.project;
    if (one.fund === 'none') continue;
    put('02', one.code, 2, one.basic + one.project);
    funded.set(one.fund, (funded.get(one.fund) ?? 0n) + one.basic + one.project);
    const first = one.fund === '08' ? 4 : 2;
    put(one.fund, one.code, first, one.basic);
    put(one.fund, one.code, first + 1, one.project);
    if (one.fund === '08') put('08', one.code, 2, one.basic + one.project);
    if (one.fund === '05') {
      basic += one.basic;
      project += one.project;
    }
  }
  const carried = loose[5] ?? 0n;
  put('01', '29', 1, carried);
  put('01', '60', 2, kept + carried);
  put('04', '29', 1, carried);
  put('04', '60', 3, carried);
  put('04', '1', 1, funded.get('05') ?? 0n);
  put('04', '3', 1, funded.get('09') ?? 0n);
  const [pay = 0n, bonus = 0n, pension = 0n, ...rest] = loose;
  put('06', '30101', 1, pay + project);
  put('06', '30101', 2, pay);
  for (const [line, value] of [
    ['30102', bonus],
    ['30302', pension],
    ['30201', basic - pay - bonus - pension],
  ] as const) {
    put('06', line, 1, value);
    put('06', line, 2, value);
  }
  for (const [at, value] of rest.entries()) put('10', String(2 + at), 1, value);
  const document = newDocument(pack, { organisation: '某局', kind: '行政', year: 2023 });
  const tables = [...document.tables.keys()].map((id) => {
    const entries = cells.get(id) ?? new Map<string, Map<number, Entry>>();
    return [id, { ...EMPTY_TABLE, entries, lines: linesOf([...entries.keys()]) }] as const;
  });
  return { ...document, tables: new Map(tables) };
}

function linesOf(keys: readonly string[]): CodedLine[] {
  const codes = keys.filter((key) => /^2\d{6}$/.test(key));
  const all = new Set(codes.flatMap((code) => [...ancestorCodes(code, [3, 5, 7]), code]));
  return [...all].sort().map((code) => ({ code, name: `科目${code}` }));
}
