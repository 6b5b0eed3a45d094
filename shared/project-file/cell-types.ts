import { AMOUNT, TEXT, type ValueType } from '../kind/kinds';
import type { Table } from '../pack/pack';
import { type CodedLine, type TableLine, tableLines, typeAt } from '../pack/table-shape';
import type { ColumnNumber, LineKey } from '../rule/rule';

/** Of a cell that the pack does not know, what `text` looks like: a text, or an amount. */
type TypeInLine = (column: ColumnNumber, text: string) => ValueType;

/** How the values of a table are written. */
export type CellTypes = {
  /** Line key → its place in the table's order. */
  readonly ranks: () => ReadonlyMap<string, number>;
  readonly typesAt: (line: LineKey) => TypeInLine;
  readonly typeOf: (line: LineKey, ...cell: Parameters<TypeInLine>) => ValueType;
};

export function cellTypes(table: Table | undefined, coded: readonly CodedLine[]): CellTypes {
  const lines = new Map((table ? tableLines(table, coded) : []).map((line) => [line.key, line]));
  const typesAt = (key: LineKey): TypeInLine => {
    const line: TableLine | undefined = lines.get(key);
    return (column, text) =>
      table && line?.columns.includes(column)
        ? typeAt(table, line, column)
        : text.startsWith("'")
          ? TEXT
          : AMOUNT;
  };
  return {
    ranks: () => new Map([...lines.keys()].map((line, rank) => [line, rank])),
    typesAt,
    typeOf: (key, column, text) => typesAt(key)(column, text),
  };
}
