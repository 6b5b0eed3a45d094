import { type CellValue, isNumber } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import { type Book, EMPTY_TABLE, type Entry, type TableContent } from '../document/document';
import { ELIMINATION_BOOK } from '../pack/book';
import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import type { MemberCell } from './member';
import type { Elimination, Eliminations, Transfers } from './propose-eliminations';

/** Eliminations carried out, with what they take off by cell, in 分; and those that cannot be, a sentence each. */
export type Eliminated = Eliminations & {
  readonly taken: ReadonlyMap<AddressText, bigint>;
  readonly unfit: readonly string[];
};

/**
 * Those of entered cells. Where units detail a 科目 differently, a cell of one is a sum of another's: nothing can be taken off
 * it.
 */
export function eliminable(transfers: Transfers, tables: ReadonlyMap<string, TableContent>): Eliminated {
  const all = transfers.propose();
  const isEntered = ({ cell }: MemberCell): boolean => isNumber(valueAt(tables, cell));
  const fits = ({ income, expense }: Elimination): boolean => [...income, ...expense].every(isEntered);
  const proposed = all.proposed.filter(fits);
  const unfit = all.proposed.flatMap((one) =>
    fits(one)
      ? []
      : [
          `${one.title}：${one.income[0]?.cell ?? ''} 和 ${one.expense[0]?.cell ?? ''} 不都是末级，没有抵销，请手工处理`,
        ],
  );
  return { proposed, unmatched: all.unmatched, taken: takenOff(proposed), unfit };
}

function takenOff(proposed: readonly Elimination[]): ReadonlyMap<AddressText, bigint> {
  const taken = new Map<AddressText, bigint>();
  for (const { income, expense } of proposed) {
    for (const { cell, amount } of [...income, ...expense]) taken.set(cell, (taken.get(cell) ?? 0n) + amount);
  }
  return taken;
}

/** The tables with what is eliminated taken off. */
export function without(
  tables: ReadonlyMap<string, TableContent>,
  taken: ReadonlyMap<AddressText, bigint>,
): ReadonlyMap<string, TableContent> {
  const changed = new Map(tables);
  for (const [cell, amount] of taken) {
    const address = parseAddress(cell);
    const content = address && changed.get(address.table);
    const value = valueAt(changed, cell);
    if (!address || !content || !isNumber(value)) continue;
    const columns = new Map(content.entries.get(address.line)).set(address.column, { value: value - amount });
    changed.set(address.table, { ...content, entries: new Map(content.entries).set(address.line, columns) });
  }
  return changed;
}

function valueAt(tables: ReadonlyMap<string, TableContent>, cell: AddressText): CellValue {
  const address = parseAddress(cell);
  if (!address) return null;
  return tables.get(address.table)?.entries.get(address.line)?.get(address.column)?.value ?? null;
}

/** What is taken off, as the book 抵销. */
export function eliminationBook(pack: Pack, facts: Facts, taken: ReadonlyMap<AddressText, bigint>): Book {
  const entries = new Map<string, Map<string, Map<number, Entry>>>();
  for (const [cell, amount] of taken) {
    const address = parseAddress(cell);
    if (!address) continue;
    const lines = entries.get(address.table) ?? new Map<string, Map<number, Entry>>();
    const columns = lines.get(address.line) ?? new Map<number, Entry>();
    lines.set(address.line, columns.set(address.column, { value: -amount }));
    entries.set(address.table, lines);
  }
  const tables = [...entries].map(([id, lines]): [string, TableContent] => [
    id,
    { ...EMPTY_TABLE, lines: [...lines.keys()].sort().map((code) => ({ code, name: '' })), entries: lines },
  ]);
  return {
    kind: ELIMINATION_BOOK,
    readOnly: true,
    packId: pack.id,
    facts,
    source: '',
    tables: new Map(tables),
  };
}
