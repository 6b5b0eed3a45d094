import { oncePer } from '../kit/once-per';
import type { TableLine } from '../pack/table-shape';
import { leavesOf } from '../rule/expression';
import type { ColumnNumber, Expression, LineKey, LineSelector, Reference } from '../rule/rule';
import { RuleFault } from './rule-fault';
import { columnsOf, fixedLines, tablesOf } from './select-cells';
import { cellsIn, type Structure, type TableCells } from './structure';

/** Where an instance of a rule stands: the cell of its left side that its relative words refer to. */
export type Anchor = {
  readonly tables: TableCells | undefined;
  readonly line: LineKey;
  readonly column: ColumnNumber;
  /** Position among the columns of the left side's first term, and how many there are. */
  readonly columnIndex: number;
  readonly columns: number;
  /** Position among the lines, and how many; absent in a rule whose instances do not go by it. */
  readonly among?: { readonly lineIndex: number; readonly lines: number };
};

/** A left side of constants alone has one instance, which stands nowhere. */
export const NOWHERE = '';

/** The reference that sets a rule's instances: the left side's first. Asked for every instance, found once. */
export function anchorReference(left: Expression): Reference | undefined {
  return anchorOf(left).reference;
}

const anchorOf = oncePer((left: Expression): { readonly reference: Reference | undefined } => {
  const first = leavesOf(left).find(({ kind }) => kind !== 'constant');
  return { reference: first?.kind === 'reference' ? first.reference : undefined };
});

/** The lines at which a rule has instances, in order. */
export function anchorLines(left: Expression, structure: Structure): readonly string[] {
  const reference = anchorReference(left);
  if (!reference) return [NOWHERE];
  const tables = tablesOf(reference, structure);
  if (!tables) return [];
  const selector = reference.line;
  switch (selector.kind) {
    case 'every':
      return keysOf(tables)[selector.which];
    case 'codes-of':
      return codesOf(reference, selector, structure);
    case 'relative':
      throw new RuleFault('左边第一项不能用 本行、同码、下级、同类');
    default:
      return fixedLines(selector, tables);
  }
}

/** Rules of one pack ask for the codes of the same tables over and over; they are gathered once for given lines. */
const gatheredCodes = oncePer((_: Structure) => new Map<string, readonly string[]>());

export function codesOf(
  { book }: Reference,
  { tables }: Extract<LineSelector, { kind: 'codes-of' }>,
  structure: Structure,
): readonly string[] {
  const gathered = gatheredCodes(structure);
  const key = [book ?? '', ...tables].join(' ');
  const codes =
    gathered.get(key) ??
    [
      ...new Set(
        tables.flatMap(
          (name) =>
            cellsIn(structure, book)
              ?.get(name)
              ?.lines.flatMap(({ code }) => code ?? []) ?? [],
        ),
      ),
    ].sort();
  gathered.set(key, codes);
  return codes;
}

type Which = Extract<LineSelector, { kind: 'every' }>['which'];

/** The keys of every kind of lines of a table, gathered once for all rules that stand at them. */
export const keysOf = oncePer((tables: TableCells): Readonly<Record<Which, readonly string[]>> => {
  const keys = { all: [] as string[], coded: [] as string[], parent: [] as string[], leaf: [] as string[] };
  for (const { key, code, fixed } of tables.lines) {
    const isParent = tables.children.has(key) || fixed?.total === true;
    keys.all.push(key);
    if (code !== undefined) keys.coded.push(key);
    if (isParent) keys.parent.push(key);
    else if (code !== undefined) keys.leaf.push(key);
  }
  return keys;
});

/** Whether a rule has instances at a line, which need not exist: the same as standing among `anchorLines`. */
export function isAnchorLine(left: Expression, line: LineKey, structure: Structure): boolean {
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
  line: LineKey,
  structure: Structure,
  among?: { readonly lineIndex: number; readonly lines: number },
): Anchor[] {
  const reference = anchorReference(left);
  const within = among ? { among } : {};
  if (!reference) return [{ tables: undefined, line, column: 0, columnIndex: 0, columns: 1, ...within }];
  const tables = tablesOf(reference, structure);
  const columns = columnsOf(reference.column, undefined);
  const known = tables?.byKey.get(line);
  const anchors: Anchor[] = [];
  for (const [columnIndex, column] of columns.entries()) {
    if (!known || known.cells.has(column))
      anchors.push({ tables, line, column, columnIndex, columns: columns.length, ...within });
    else if (reference.line.kind !== 'every')
      throw new RuleFault(`${reference.table}[${line}] 没有第 ${column} 栏`);
  }
  return anchors;
}
