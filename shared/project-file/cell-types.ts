import { AMOUNT, TEXT, type ValueType } from '../kind/kinds';
import type { Table } from '../pack/pack';
import { type CodedLine, tableLines, typeAt } from '../pack/table-shape';
import type { ColumnNumber, LineKey } from '../rule/rule';

/** How the values of a table are written. */
export type CellTypes = {
  /** Line key → its place in the table's order. */
  readonly ranks: ReadonlyMap<string, number>;
  /** Of a cell that the pack does not know, what `text` looks like: a text, or an amount. */
  readonly typeOf: (line: LineKey, column: ColumnNumber, text: string) => ValueType;
};

export function cellTypes(table: Table | undefined, coded: readonly CodedLine[]): CellTypes {
  const lines = new Map(table ? tableLines(table, coded).map((line) => [line.key, line]) : []);
  return {
    ranks: new Map([...lines.keys()].map((line, rank) => [line, rank])),
    typeOf: (key, column, text) => {
      const line = lines.get(key);
      if (table && line?.columns.includes(column)) return typeAt(table, line, column);
      return text.startsWith("'") ? TEXT : AMOUNT;
    },
  };
}
