import type { Expression, LineSelector } from '../rule/rule';
import { RuleFault } from './rule-fault';
import { columnsOf, fixedLines, tablesOf } from './select-cells';
import type { Structure, TableCells } from './structure';

/** Where an instance of a rule stands: the cell of its left side that its relative words refer to. */
export type Anchor = {
  readonly tables: TableCells | undefined;
  readonly line: string;
  readonly column: number;
  /** Position among the lines, the columns and all instances of the rule. */
  readonly lineIndex: number;
  readonly columnIndex: number;
  readonly index: number;
  readonly count: { readonly lines: number; readonly columns: number; readonly all: number };
};

/**
 * One anchor for each instance of a rule, from the first reference of its left side; a left side of constants alone
 * has one instance, which stands nowhere.
 */
export function anchorsOf(left: Expression, structure: Structure): Anchor[] {
  const first = left.find(({ term }) => term.kind !== 'constant')?.term;
  if (first?.kind !== 'reference') {
    const count = { lines: 1, columns: 1, all: 1 };
    return [{ tables: undefined, line: '', column: 0, lineIndex: 0, columnIndex: 0, index: 0, count }];
  }
  const { reference } = first;
  const tables = tablesOf(reference, structure);
  if (!tables) return [];
  const lines = anchorLines(reference.line, tables, structure);
  const columns = columnsOf(reference.column, undefined);
  const count = { lines: lines.length, columns: columns.length, all: lines.length * columns.length };
  return lines.flatMap((line, lineIndex) =>
    columns.flatMap((column, columnIndex): Anchor[] => {
      const index = lineIndex * columns.length + columnIndex;
      const known = tables.byKey.get(line);
      if (known && !known.cells.has(column)) {
        if (reference.line.kind === 'every') return [];
        throw new RuleFault(`${reference.table}[${line}] 没有第 ${column} 栏`);
      }
      return [{ tables, line, column, lineIndex, columnIndex, index, count }];
    }),
  );
}

function anchorLines(selector: LineSelector, tables: TableCells, structure: Structure): readonly string[] {
  switch (selector.kind) {
    case 'every':
      return tables.lines
        .filter((line) => {
          const parent = tables.children.has(line.key) || line.fixed?.total === true;
          if (selector.which === 'all') return true;
          if (selector.which === 'parent') return parent;
          return line.code !== undefined && (selector.which === 'coded' || !parent);
        })
        .map((line) => line.key);
    case 'codes-of': {
      const codes = new Set<string>();
      for (const name of selector.tables) {
        for (const line of structure.tables.get(name)?.lines ?? [])
          if (line.code !== undefined) codes.add(line.code);
      }
      return [...codes].sort();
    }
    case 'relative':
      throw new RuleFault('左边第一项不能用 本行、同码、下级、同类');
    default:
      return fixedLines(selector, tables);
  }
}
