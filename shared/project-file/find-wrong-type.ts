import { NOT_APPLICABLE, type ValueType } from '../amount/amount';
import { addressText } from '../document/address';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import type { StoredProject, StoredTable } from './stored-project';
import { typesOf } from './value-types';

export type WrongType = {
  readonly kind: 'wrong-type';
  /** `01[1,1]`, with the book's name in front: `上年.01[1,1]`. */
  readonly cell: string;
  readonly text: string;
  readonly type: ValueType;
};

/** The first value that is not written as its cell's type is: an amount with two decimals, a count without. */
export function findWrongType(pack: Pack, { tables, books }: StoredProject): WrongType | undefined {
  const own = inTables(pack.tables, tables, '');
  if (own) return own;
  for (const [name, book] of Object.entries(books)) {
    const wrong = inTables(tablesOfKind(pack, book.kind), book.tables, `${name}.`);
    if (wrong) return wrong;
  }
  return undefined;
}

function inTables(
  shapes: readonly Table[],
  tables: Readonly<Record<string, StoredTable>>,
  where: string,
): WrongType | undefined {
  for (const [id, stored] of Object.entries(tables)) {
    const types = typesOf(
      shapes.find((table) => table.id === id),
      stored.lines,
    );
    for (const [line, columns] of Object.entries(stored.entries)) {
      const type = types.get(line) ?? 'amount';
      for (const [column, entry] of Object.entries(columns)) {
        const text = typeof entry === 'string' ? entry : entry?.value;
        if (text === undefined || text === NOT_APPLICABLE || text.includes('.') === (type === 'amount'))
          continue;
        return { kind: 'wrong-type', cell: `${where}${addressText(id, line, Number(column))}`, text, type };
      }
    }
  }
  return undefined;
}
