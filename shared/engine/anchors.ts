import type { TableLine } from '../pack/table-shape';
import { leavesOf } from '../rule/expression';
import type { Expression, LineSelector, Reference } from '../rule/rule';
import { RuleFault } from './rule-fault';
import { columnsOf, fixedLines, tablesOf } from './select-cells';
import { cellsIn, type Structure, type TableCells } from './structure';

/** Where an instance of a rule stands: the cell of its left side that its relative words refer to. */
export type Anchor = {
  readonly tables: TableCells | undefined;
  readonly line: string;
  readonly column: number;
  /** Position among the columns of the left side's first term, and how many there are. */
  readonly columnIndex: number;
  readonly columns: number;
  /** Position among the lines, and how many; absent in a rule whose instances do not go by it. */
  readonly among?: { readonly lineIndex: number; readonly lines: number };
};

/** A left side of constants alone has one instance, which stands nowhere. */
export const NOWHERE = '';

/** The reference that sets a rule's instances: the left side's first. */
export function anchorReference(left: Expression): Reference | undefined {
  const [only] = left;
  // Asked for every instance: a list of leaves is made for what is no plain sum alone.
  const leaves = only?.term.kind === 'compound' ? leavesOf(left) : left.map(({ term }) => term);
  const first = leaves.find(({ kind }) => kind !== 'constant');
  return first?.kind === 'reference' ? first.reference : undefined;
}

/** The lines at which a rule has instances, in order. */
export function anchorLines(left: Expression, structure: Structure): readonly string[] {
  const reference = anchorReference(left);
  if (!reference) return [NOWHERE];
  const tables = tablesOf(reference, structure);
  if (!tables) return [];
  const selector = reference.line;
  switch (selector.kind) {
    case 'every':
      return linesOf(selector, tables);
    case 'codes-of':
      return codesOf(reference, selector, structure);
    case 'relative':
      throw new RuleFault('左边第一项不能用 本行、同码、下级、同类');
    default:
      return fixedLines(selector, tables);
  }
}

/** 各码: every code that stands in one of the tables, of the reference's book. */
export function codesOf(
  { book }: Reference,
  selector: Extract<LineSelector, { kind: 'codes-of' }>,
  structure: Structure,
): readonly string[] {
  const codes = new Set<string>();
  for (const name of selector.tables) {
    for (const line of cellsIn(structure, book)?.get(name)?.lines ?? [])
      if (line.code !== undefined) codes.add(line.code);
  }
  return [...codes].sort();
}

/** Whether a rule has instances at a line, which need not exist: the same as standing among `anchorLines`. */
export function isAnchorLine(left: Expression, line: string, structure: Structure): boolean {
  const reference = anchorReference(left);
  const tables = reference && tablesOf(reference, structure);
  if (!reference || !tables) return false;
  const selector = reference.line;
  switch (selector.kind) {
    case 'every':
      return isOneOf(tables.byKey.get(line)?.line, selector, tables);
    case 'codes-of':
      return selector.tables.some(
        (name) => cellsIn(structure, reference.book)?.get(name)?.byKey.get(line)?.line.code !== undefined,
      );
    default:
      return anchorLines(left, structure).includes(line);
  }
}

/** Keys of the lines that 每行、末级、上级、明细 mean, in the table's order. */
export function linesOf(selector: Extract<LineSelector, { kind: 'every' }>, tables: TableCells): string[] {
  return tables.lines.filter((line) => isOneOf(line, selector, tables)).map(({ key }) => key);
}

function isOneOf(
  line: TableLine | undefined,
  { which }: Extract<LineSelector, { kind: 'every' }>,
  { children }: TableCells,
): boolean {
  if (!line) return false;
  if (which === 'all') return true;
  if (which === 'coded') return line.code !== undefined;
  const parent = children.has(line.key) || line.fixed?.total === true;
  if (which === 'parent') return parent;
  return line.code !== undefined && !parent;
}

/** The anchors of a rule at one line: one a column of the left side's first term. */
export function anchorsAt(
  left: Expression,
  line: string,
  structure: Structure,
  among?: { readonly lineIndex: number; readonly lines: number },
): Anchor[] {
  const reference = anchorReference(left);
  const within = among ? { among } : {};
  if (!reference) return [{ tables: undefined, line, column: 0, columnIndex: 0, columns: 1, ...within }];
  const tables = tablesOf(reference, structure);
  const columns = columnsOf(reference.column, undefined);
  const known = tables?.byKey.get(line);
  return columns.flatMap((column, columnIndex): Anchor[] => {
    if (known && !known.cells.has(column)) {
      if (reference.line.kind === 'every') return [];
      throw new RuleFault(`${reference.table}[${line}] 没有第 ${column} 栏`);
    }
    return [{ tables, line, column, columnIndex, columns: columns.length, ...within }];
  });
}
