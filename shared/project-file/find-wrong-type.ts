import { addressText } from '../document/address';
import { readStored, storedWords } from '../kind/value-text';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import { cellTypes } from './cell-types';
import type { StoredProject, StoredTable } from './stored-project';

export type WrongType = {
  readonly kind: 'wrong-type';
  /** `01[1,1]`, with the book's name in front: `上年.01[1,1]`. */
  readonly cell: string;
  readonly text: string;
  /** How the cell's values are written: 两位小数的金额. */
  readonly wanted: string;
};

/** The first value that is not written as its cell's type is: an amount with two decimals, a text with its apostrophe. */
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
    const { typeOf } = cellTypes(
      shapes.find((table) => table.id === id),
      stored.lines,
    );
    for (const [line, columns] of Object.entries(stored.entries)) {
      for (const [column, entry] of Object.entries(columns)) {
        const text = typeof entry === 'string' ? entry : entry?.value;
        if (text === undefined) continue;
        const type = typeOf(line, Number(column), text);
        if (readStored(text, type) !== undefined) continue;
        const cell = `${where}${addressText(id, line, Number(column))}`;
        return { kind: 'wrong-type', cell, text, wanted: storedWords(type) };
      }
    }
  }
  return undefined;
}
