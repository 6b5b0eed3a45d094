import { addressText } from '../document/address';
import { readStored, storedWords } from '../kind/value-text';
import type { Pack } from '../pack/pack';
import { cellTypes } from './cell-types';
import type { StoredProject, StoredTable } from './stored-project';

export type WrongType = {
  readonly kind: 'wrong-type';
  /** `01[1,1]`, with 上年. in front for last year's. */
  readonly cell: string;
  readonly text: string;
  /** How the cell's values are written: 两位小数的金额. */
  readonly wanted: string;
};

/** The first value that is not written as its cell's type is: an amount with two decimals, a text with its apostrophe. */
export function findWrongType(pack: Pack, { tables, prior }: StoredProject): WrongType | undefined {
  return inTables(pack, tables, '') ?? (prior && inTables(pack, prior.tables, '上年.'));
}

function inTables(
  pack: Pack,
  tables: Readonly<Record<string, StoredTable>>,
  where: string,
): WrongType | undefined {
  for (const [id, stored] of Object.entries(tables)) {
    const { typeOf } = cellTypes(
      pack.tables.find((table) => table.id === id),
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
