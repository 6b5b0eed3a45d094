import { oncePer } from '../kit/once-per';
import type { TableLine } from '../pack/table-shape';
import { leavesOf } from '../rule/expression';
import type { ColumnNumber, Expression, LineKey, LineSelector, Reference } from '../rule/rule';
import type { LineCells } from './cell-numbers';
import { RuleFault } from './rule-fault';
import { columnsOf, fixedLines, tablesOf } from './select-cells';
import { cellsIn, type Structure, type TableCells } from './structure';

/** Where an instance of a rule stands: the cell of its left side that its relative words refer to. */
export type Anchor = {
  readonly tables: TableCells | undefined;
  readonly line: LineKey;
  /** The line's cells in that table; absent where it has no such line. */
  readonly own: LineCells | undefined;
  readonly column: ColumnNumber;
  /** Position among the columns of the left side's first term, and how many there are. */
  readonly columnIndex: number;
  readonly columns: number;
  /** Position among the lines, and how many; absent in a rule whose instances do not go by it. */
  readonly among: Among | undefined;
};

type Among = { readonly lineIndex: number; readonly lines: number };

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
      return keysOf(tables, selector.which);
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
  const known = gathered.get(key);
  if (known) return known;
  const lists = tables.map((name) => codesIn(cellsIn(structure, book)?.get(name)?.lines ?? []));
  const codes = lists.reduce(merged, []);
  gathered.set(key, codes);
  return codes;
}

/** The codes of a table's lines, each once, in their order. A table whose lines stay is not gone through again. */
const codesIn = oncePer((lines: readonly TableLine[]): readonly string[] => {
  const codes = lines.flatMap(({ code }) => code ?? []);
  const isRising = codes.every((code, at) => at === 0 || (codes[at - 1] ?? '') < code);
  return isRising ? codes : [...new Set(codes)].sort();
});

/** Two rising lists as one, what stands in both once. */
function merged(one: readonly string[], other: readonly string[]): readonly string[] {
  const all: string[] = [];
  let [at, beside] = [0, 0];
  for (;;) {
    const code = one[at];
    const second = other[beside];
    if (code === undefined) return all.concat(other.slice(beside));
    if (second === undefined) return all.concat(one.slice(at));
    // Texts, whose smaller one no function names.
    const isFirst = code <= second;
    all.push(isFirst ? code : second);
    if (isFirst) at += 1;
    if (second <= code) beside += 1;
  }
}

type Which = Extract<LineSelector, { kind: 'every' }>['which'];

/** The keys of a kind of lines of a table, gathered once for all rules that stand at them. */
export function keysOf(tables: TableCells, which: Which): readonly string[] {
  const known = keysIn(tables);
  const keys = known.get(which) ?? gatherKeys(tables, which);
  known.set(which, keys);
  return keys;
}

const keysIn = oncePer((_: TableCells) => new Map<Which, readonly string[]>());

function gatherKeys(tables: TableCells, which: Which): readonly string[] {
  const keys: string[] = [];
  for (const line of tables.lines) if (isOfKind(line, which, tables)) keys.push(line.key);
  return keys;
}

/** Whether a rule has instances at a line, which need not exist: the same as standing among `anchorLines`. */
export function isAnchorLine(left: Expression, line: LineKey, structure: Structure): boolean {
  const reference = anchorReference(left);
  const tables = reference && tablesOf(reference, structure);
  if (!reference || !tables) return false;
  const selector = reference.line;
  switch (selector.kind) {
    case 'every': {
      const own = tables.byKey.get(line)?.line;
      return own !== undefined && isOfKind(own, selector.which, tables);
    }
    case 'codes-of':
      return selector.tables.some(
        (name) => cellsIn(structure, reference.book)?.get(name)?.byKey.get(line)?.line.code !== undefined,
      );
    default:
      return anchorLines(left, structure).includes(line);
  }
}

function isOfKind({ key, code, fixed }: TableLine, which: Which, { children }: TableCells): boolean {
  if (which === 'all') return true;
  if (which === 'coded') return code !== undefined;
  if (which === 'leaf' && code === undefined) return false;
  const isParent = children.has(key) || fixed?.total === true;
  return isParent === (which === 'parent');
}

/** The anchors of a rule at one line: one a column of the left side's first term. */
export function anchorsAt(left: Expression, line: LineKey, structure: Structure, among?: Among): Anchor[] {
  const reference = anchorReference(left);
  if (!reference)
    return [{ tables: undefined, line, own: undefined, column: 0, columnIndex: 0, columns: 1, among }];
  const tables = tablesOf(reference, structure);
  const columns = columnsOf(reference.column, undefined);
  const own = tables?.byKey.get(line);
  const anchors: Anchor[] = [];
  for (const [columnIndex, column] of columns.entries()) {
    if (!own || own.has(column))
      anchors.push({ tables, line, own, column, columnIndex, columns: columns.length, among });
    else if (reference.line.kind !== 'every')
      throw new RuleFault(`${reference.table}[${line}] 没有第 ${column} 栏`);
  }
  return anchors;
}
