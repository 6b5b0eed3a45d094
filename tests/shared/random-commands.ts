import fc from 'fast-check';
import type { CellValue } from '#shared/amount/amount';
import type { Command } from '#shared/document/command';
import { EMPTY_TABLE, type Entry, type ProjectDocument, type TableContent } from '#shared/document/document';
import type { Session } from '#shared/session/session';
import { at, emptyDocument, SHANXI } from './shanxi-pack';

/** Codes of which some share parents, some have a parent only, and one 类 has no line in 01 and 04. */
const CODES = [
  '201',
  '20103',
  '2010301',
  '2010302',
  '2010350',
  '208',
  '2080505',
  '229',
  '2299999',
  '230',
  '2300101',
];
const CODED_TABLES = ['02', '03', '05', '08', '09'];

const values: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt({ min: -200n, max: 900n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n }) },
  { weight: 2, arbitrary: fc.constantFrom<CellValue>(null, 0n) },
  { weight: 1, arbitrary: fc.constant<CellValue>('—') },
);

/** A step names its cells by a number, so that it means something whatever lines the project has by then. */
export type Step =
  | { readonly kind: 'type'; readonly cells: readonly { readonly pick: number; readonly value: CellValue }[] }
  | { readonly kind: 'override' | 'keep'; readonly pick: number; readonly value: CellValue }
  | { readonly kind: 'restore'; readonly pick: number }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

const picks = fc.nat({ max: 1_000_000 });
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('insert-lines' as const),
    table: fc.constantFrom(...CODED_TABLES),
    lines: fc
      .subarray(CODES, { minLength: 1, maxLength: 4 })
      .map((codes) => codes.map((code) => ({ code, name: code }))),
    names: fc.constant({}),
    moveAmounts: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('delete-lines' as const),
    table: fc.constantFrom(...CODED_TABLES),
    codes: fc.subarray(CODES, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('rename-line' as const),
    table: fc.constantFrom(...CODED_TABLES),
    code: fc.constantFrom(...CODES),
    name: fc.constantFrom('甲', '乙'),
  }),
  fc.record({
    kind: fc.constant('recode-line' as const),
    tables: fc.subarray(CODED_TABLES, { minLength: 1 }),
    code: fc.constantFrom(...CODES),
    to: fc.constantFrom(...CODES, '20805', '2010399'),
    name: fc.constant('改码'),
    names: fc.constant({}),
  }),
  fc.record({
    kind: fc.constant('set-facts' as const),
    facts: fc.record({ kind: fc.constantFrom('行政', '事业', '') }),
  }),
  fc.record({
    kind: fc.constant('explain' as const),
    finding: fc.constantFrom('A', 'B'),
    text: fc.constantFrom('', '原因'),
  }),
  fc.record({
    kind: fc.constant('set-note' as const),
    address: fc.constantFrom(at('01[27,1]'), at('03[2010301,2]'), at('03[20103,1]')),
    text: fc.constantFrom('', '见凭证 12 号', '与人事核对'),
  }),
);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('type' as const),
        cells: fc.array(fc.record({ pick: picks, value: values }), { minLength: 1, maxLength: 6 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('override' as const, 'override' as const, 'keep' as const),
        pick: picks,
        value: values,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), pick: picks }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('command' as const), command: commands }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
  ),
  { minLength: 1, maxLength: 14 },
);

/** Carries a step out; refusals are part of life. */
export function take(session: Session, step: Step): void {
  switch (step.kind) {
    case 'type': {
      const cells = step.cells.map(({ pick, value }) => ({ address: pickOf(session, 'input', pick), value }));
      session.run({ kind: 'set-cells', cells });
      return;
    }
    case 'override':
      session.run({
        kind: 'override-cell',
        address: pickOf(session, 'derived', step.pick),
        value: step.value,
      });
      return;
    case 'keep': {
      const address = pickOf(session, 'derived', step.pick);
      session.run({ kind: 'keep-printed', cells: [{ address, value: step.value }] });
      return;
    }
    case 'restore': {
      const overridden = session.addresses().filter((text) => session.cell(at(text))?.kind === 'override');
      const chosen = overridden[step.pick % Math.max(1, overridden.length)];
      if (chosen) session.run({ kind: 'restore-formula', addresses: [at(chosen)] });
      return;
    }
    case 'command':
      session.run(step.command);
      return;
    case 'undo':
      session.undo();
      return;
    case 'redo':
      session.redo();
      return;
  }
}

function pickOf(session: Session, kind: 'input' | 'derived', pick: number): ReturnType<typeof at> {
  const cells = session.addresses().filter((text) => session.cell(at(text))?.kind === kind);
  return at(cells[pick % cells.length]!);
}

/** A project with lines in every table with codes, some of them absent, some in 万元. */
export const startDocuments: fc.Arbitrary<ProjectDocument> = fc
  .record({
    lines: fc.array(fc.subarray(CODES), { minLength: CODED_TABLES.length, maxLength: CODED_TABLES.length }),
    absent: fc.subarray(
      SHANXI.tables.map(({ id }) => id),
      { maxLength: 1 },
    ),
    wanyuan: fc.subarray(
      SHANXI.tables.map(({ id }) => id),
      { maxLength: 2 },
    ),
    rounded: fc.option(fc.bigInt({ min: 0n, max: 90_000n }), { nil: undefined }),
  })
  .map(({ lines, absent, wanyuan, rounded }) => {
    const document = emptyDocument();
    const tables = new Map<string, TableContent>();
    for (const [id] of document.tables) {
      const codes = lines[CODED_TABLES.indexOf(id)] ?? [];
      tables.set(id, {
        ...EMPTY_TABLE,
        absent: absent.includes(id),
        scale: wanyuan.includes(id) ? 'wanyuan' : 'yuan',
        lines: codes.map((code) => ({ code, name: code })),
        entries: rounded === undefined || id !== '01' ? new Map() : printedTotal(rounded),
      });
    }
    return { ...document, tables };
  });

/** A total as a workbook in 万元 printed it, next to what it sums. */
function printedTotal(value: bigint): TableContent['entries'] {
  const entry: Entry = { value, rounded: true };
  return new Map([['27', new Map([[1, entry]])]]);
}
