import type { ValueType } from '../kind/kinds';
import { oncePer } from '../kit/once-per';
import type { ColumnSelector, LineSelector, Reference } from '../rule/rule';
import { RuleFault } from './rule-fault';
import { cellsIn, type Structure, type TableCells } from './structure';

/** The table a reference names, in its book; `undefined` when the project has none of it. */
export function tablesOf(reference: Reference, structure: Structure): TableCells | undefined {
  return cellsIn(structure, reference.book)?.get(reference.table);
}

/** What the column named holds, also of a line that is not there; `undefined`: amounts, or what the line itself says. */
export function declaredType(reference: Reference, structure: Structure): ValueType | undefined {
  const { column } = reference;
  if (column.kind === 'same') return undefined;
  const number = column.kind === 'column' ? column.column : column.from;
  return tablesOf(reference, structure)?.table.columnTypes[number];
}

/** Keys of the lines that a selector names by itself, in the table's order. A line the table lacks may be named. */
export function fixedLines(
  selector: Extract<LineSelector, { kind: 'key' | 'range' | 'list' }>,
  tables: TableCells,
): readonly string[] {
  if (selector.kind === 'list') return selector.items.flatMap((item) => fixedLines(item, tables));
  if (selector.kind === 'key') return [selector.key];
  const { from, to } = selector;
  const first = tables.lines.findIndex(({ key, fixed }) => fixed && key === from);
  const last = tables.lines.findIndex(({ key, fixed }) => fixed && key === to);
  if (first < 0 && last < 0 && from <= to) return codesBetween(from, to, tables);
  if (first < 0 || first > last) {
    throw new RuleFault(`${tables.table.id}[${from}:${to}] 不是表中依次的行`);
  }
  return tables.lines.slice(first, last + 1).map((line) => line.key);
}

/** The codes that the office uses of those from one to another; it need not use these two. */
function codesBetween(from: string, to: string, { lines }: TableCells): string[] {
  return lines.flatMap(({ code, fixed }) =>
    code !== undefined && !fixed && code >= from && code <= to ? [code] : [],
  );
}

/** The columns a selector names. `same` is the one that 同栏 means; the left side's first term has none. */
export function columnsOf(selector: ColumnSelector, same: number | undefined): readonly number[] {
  if (selector.kind !== 'same') return namedColumns(selector);
  if (same === undefined) throw new RuleFault('左边第一项不能用 同栏');
  return [same];
}

const namedColumns = oncePer((selector: Exclude<ColumnSelector, { kind: 'same' }>): readonly number[] => {
  if (selector.kind === 'column') return [selector.column];
  if (selector.from > selector.to) {
    throw new RuleFault(`栏次 ${selector.from}:${selector.to} 的次序反了`);
  }
  return Array.from({ length: selector.to - selector.from + 1 }, (_, offset) => selector.from + offset);
});

/** Numbers of the cells where the lines meet the columns, line by line. What does not exist is left out. */
export function cellsAt(
  tables: TableCells | undefined,
  lines: readonly string[],
  columns: readonly number[],
): number[] {
  const found: number[] = [];
  for (const line of lines) {
    const cells = tables?.byKey.get(line);
    for (const column of columns) {
      const number = cells?.get(column);
      if (number !== undefined) found.push(number);
    }
  }
  return found;
}
