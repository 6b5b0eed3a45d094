import { type Amount, type CellValue, isNumber, sameValue } from '../amount/amount';
import type { Address, AddressText } from '../document/address';
import type { CellEdit, Refusal, Step } from '../document/command';
import type { Book, Entry } from '../document/document';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import type { CodedLine } from '../pack/table-shape';
import type { BookId, ColumnNumber, LineKey, TableId } from '../rule/rule';
import type { CellView, Session, SessionChange } from '../session/session';
import { adds } from './unit-sum';

/** What became of a sum after one of its units was changed. */
export type FollowedUnit = {
  readonly changes: readonly SessionChange[];
  /** What was done to the sum, in order. */
  readonly steps: readonly Step[];
  /** Cells of the sum that only summing anew settles, a rate or words of the unit having changed. */
  readonly unsettled: readonly AddressText[];
  /** Amounts changed that units hand to each other: what is eliminated is to be proposed anew. */
  readonly transfers: boolean;
};

/** A cell of the unit that shows something else than before. */
type Change = { readonly address: Address; readonly before: CellValue; readonly after: CellValue };

/**
 * Lets a sum follow a unit: what its cells show more or less than before is added to the sum's, whatever number of units it is
 * of. Totals are left to their formulas; one that the unit prints otherwise stays as printed (改写).
 *
 * @param name the unit's book in the sum, where the sum holds it
 */
export function followUnit(
  sum: Session,
  before: Book,
  after: Book,
  name?: BookId,
): Result<FollowedUnit, Refusal> {
  const changed = changesBetween(before, after);
  const inserted = insertions(sum, after);
  const holds = name === undefined ? [] : [{ kind: 'set-book', book: name, content: after } as const];
  const changes: SessionChange[] = [];
  const done: Step[] = [];
  const run = (steps: readonly Step[]): Result<undefined, Refusal> => {
    if (steps.length === 0) return ok(undefined);
    const ran = sum.run({ kind: 'together', steps });
    if (ran.ok) {
      changes.push(ran.value);
      append(done, steps);
    }
    return ran.ok || ran.problem.kind === 'nothing-to-do' ? ok(undefined) : failed(ran.problem);
  };
  const came = run([...holds, ...inserted]);
  if (!came.ok) return came;
  const unsettled: AddressText[] = [];
  const wanted: { readonly address: Address; readonly cell: CellView; readonly value: Amount }[] = [];
  for (const { address, before: was, after: is } of changed) {
    const cell = sum.cell(address);
    if (!cell || cell.kind === 'not-applicable') continue;
    if (adds(cell.type))
      wanted.push({ address, cell, value: amountOf(cell.value) + amountOf(is) - amountOf(was) });
    else if (cell.kind === 'input') unsettled.push(cell.address);
  }
  const cells = wanted.flatMap(({ address, cell, value }): CellEdit[] =>
    cell.kind === 'input' ? [{ address, value }] : [],
  );
  const added = run(cells.length === 0 ? [] : [{ kind: 'set-cells', cells }]);
  if (!added.ok) return added;
  const printed = run(
    wanted.flatMap(({ address, value }): Step[] => {
      const now = sum.cell(address);
      if (!now || now.kind === 'input') return [];
      if (sameValue(now.computed ?? null, value))
        return now.kind === 'override' ? [{ kind: 'restore-formula', addresses: [address] }] : [];
      return sameValue(now.value, value) ? [] : [{ kind: 'override-cell', address, value }];
    }),
  );
  if (!printed.ok) return printed;
  const handed = new Set(
    sum.pack.eliminations.flatMap(({ income, expense }) =>
      [income, expense].map(({ table, column }) => `${table} ${column}`),
    ),
  );
  return ok({
    changes,
    steps: done,
    unsettled,
    transfers: changed.some(({ address: { table, column } }) => handed.has(`${table} ${column}`)),
  });
}

function amountOf(value: CellValue): Amount {
  return isNumber(value) ? value : 0n;
}

/** Cells that two books of the same unit say otherwise. */
export function changesBetween(before: Book, after: Book): readonly Change[] {
  const changes: Change[] = [];
  const differ = (table: TableId, line: LineKey, was: Columns, is: Columns): void => {
    for (const column of new Set([...was.keys(), ...is.keys()])) {
      const [one, other] = [was.get(column)?.value ?? null, is.get(column)?.value ?? null];
      if (!sameValue(one, other))
        changes.push({ address: { table, line, column }, before: one, after: other });
    }
  };
  for (const table of new Set([...before.tables.keys(), ...after.tables.keys()])) {
    const [was, is] = [before.tables.get(table)?.entries, after.tables.get(table)?.entries];
    for (const line of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]))
      differ(table, line, was?.get(line) ?? NOTHING, is?.get(line) ?? NOTHING);
  }
  return changes;
}

type Columns = ReadonlyMap<ColumnNumber, Entry>;
const NOTHING: Columns = new Map();

/** Lines that the unit has and the sum has not. */
function insertions(sum: Session, after: Book): readonly Step[] {
  const { tables } = sum.document();
  return [...after.tables].flatMap(([table, { lines }]): Step[] => {
    const known = new Set(tables.get(table)?.lines.map(({ code }) => code));
    const come: readonly CodedLine[] = lines.filter(({ code }) => !known.has(code));
    if (come.length === 0) return [];
    const names = Object.fromEntries(come.map(({ code, name }) => [code, name]));
    return [{ kind: 'insert-lines', table, lines: come, names, moveAmounts: false }];
  });
}
