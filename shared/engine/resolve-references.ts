import type { ValueType } from '../kind/kinds';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { callReferences, conditionReferences, leavesOf } from '../rule/expression';
import type {
  Condition,
  Expression,
  Formula,
  Leaf,
  LineSelector,
  Reference,
  Rule,
  Statement,
} from '../rule/rule';
import { type Anchor, anchorReference, codesOf, keysOf } from './anchors';
import type { CellNumber } from './cell-numbers';
import type { ConcreteCondition } from './conditions';
import type { ConcreteFormula, TypedCell } from './formula';
import { RuleFault } from './rule-fault';
import { cellsAt, columnsOf, declaredType, fixedLines, tablesOf } from './select-cells';
import { allPlus } from './side';
import { type ClosedSides, closeSides, NO_NUMBERS, NO_SIGNS, type OpenSide } from './sides';
import type { Structure, TableCells } from './structure';

type ReachingLeaf = Exclude<Leaf, { kind: 'constant' }>;
type Reach = (leaf: ReachingLeaf) => readonly number[];

/** Both sides of one instance. The left side's first reference is the anchor itself. */
export function resolveSides(
  { left, right }: Extract<Statement, { kind: 'comparison' }>,
  anchor: Anchor,
  structure: Structure,
): ClosedSides {
  const first = anchorReference(left);
  return closeSides(
    resolveSide(
      left,
      (leaf) =>
        leaf.reference === first
          ? cellsAt(tablesOf(leaf.reference, structure), [anchor.line], [anchor.column])
          : resolveLeaf(leaf, anchor, structure),
      structure,
    ),
    resolveSide(right, (leaf) => resolveLeaf(leaf, anchor, structure), structure),
    structure,
  );
}

/** A rule's condition over the cells that it means at one instance. */
export function resolveCondition(
  { condition }: Rule,
  anchor: Anchor,
  structure: Structure,
): ConcreteCondition | undefined {
  return condition && concrete(condition, structure, (leaf) => reachAll(leaf, anchor, structure));
}

/** The condition of a predicate, which stands nowhere: its references name their lines and columns themselves. */
export function predicateCondition(
  { condition }: Rule,
  structure: Structure,
): (ConcreteCondition & { readonly references: readonly Reference[] }) | undefined {
  if (!condition) return undefined;
  const reach: Reach = ({ reference }) => {
    const tables = tablesOf(reference, structure);
    if (!tables) return [];
    return cellsAt(tables, namedLines(reference.line, tables), columnsOf(reference.column, undefined));
  };
  return { ...concrete(condition, structure, reach), references: conditionReferences(condition) };
}

function concrete(condition: Condition, structure: Structure, reach: Reach): ConcreteCondition {
  switch (condition.kind) {
    case 'call': {
      const { call } = condition;
      const cells = callReferences(call).flatMap((reference) => reach({ kind: 'sum', reference }));
      return { cells, test: { kind: 'call', call, cells } };
    }
    case 'comparison': {
      const side = (expression: Expression): OpenSide => resolveSide(expression, reach, structure);
      const { left, right, type } = closeSides(side(condition.left), side(condition.right), structure);
      const test = { kind: 'comparison', left, relation: condition.relation, right, type } as const;
      return { cells: [...left.cells, ...right.cells], test };
    }
    default: {
      const of = condition.of.map((one) => concrete(one, structure, reach));
      return {
        cells: of.flatMap(({ cells }) => cells),
        test: { kind: condition.kind, of: of.map(({ test }) => test) },
      };
    }
  }
}

/** All that a condition's reference means: it stands beside one instance and pairs up with nothing. */
function reachAll({ reference }: ReachingLeaf, anchor: Anchor, structure: Structure): readonly number[] {
  const tables = tablesOf(reference, structure);
  return cellsAt(
    tables,
    linesFor(reference.line, anchor, tables),
    columnsOf(reference.column, anchor.column),
  );
}

function resolveSide(expression: Expression, reach: Reach, structure: Structure): OpenSide {
  const [only] = expression;
  if (only?.term.kind === 'compound') {
    const cells: CellNumber[] = [];
    const root = concreteFormula(only.term.formula, reach, cells, structure);
    return { cells: cells.slice(), signs: NO_SIGNS, numbers: NO_NUMBERS, root };
  }
  const cells: CellNumber[] = [];
  const signs: (1 | -1)[] = [];
  let numbers: OpenSide['numbers'] = NO_NUMBERS;
  let declared: ValueType | undefined;
  for (const { sign, term } of expression) {
    if (term.kind === 'compound') throw new Error('A compound term stands alone');
    if (term.kind === 'constant') {
      numbers = [...numbers, { sign, written: term.value }];
      continue;
    }
    const reached = reach(term);
    // A line that is not there counts nothing, and a number beside it what its column would hold.
    if (reached.length === 0) declared ??= declaredType(term.reference, structure);
    for (const cell of reached) {
      cells.push(cell);
      signs.push(sign);
    }
  }
  // A copy has no more room than it needs; a list that grew keeps four times as much, and there are tens of thousands.
  const side = {
    cells: cells.slice(),
    signs: signs.includes(-1) ? signs.slice() : allPlus(signs.length),
    numbers,
  };
  return declared ? { ...side, declared } : side;
}

function concreteFormula(
  formula: Formula,
  reach: Reach,
  all: number[],
  structure: Structure,
): ConcreteFormula {
  const within = (of: Formula): ConcreteFormula => concreteFormula(of, reach, all, structure);
  const typedCell = (reference: Reference): TypedCell => {
    const cells = reach({ kind: 'reference', reference });
    append(all, cells);
    const cell = cells[0] ?? -1;
    return { cell, type: structure.cells.get(cell)?.type ?? declaredType(reference, structure) };
  };
  switch (formula.kind) {
    case 'constant':
      return { kind: 'number', written: formula.value };
    case 'add':
      return { kind: 'add', terms: formula.terms.map(({ sign, of }) => ({ sign, of: within(of) })) };
    case 'product':
      return {
        kind: 'product',
        factors: formula.factors.map(({ inverse, of }) => ({ inverse, of: within(of) })),
      };
    case 'call':
      return { kind: 'call', name: formula.name, of: formula.of.map(within) };
    case 'round':
      return { kind: 'round', of: within(formula.of), decimals: formula.decimals };
    case 'lookup':
      return { kind: 'lookup', of: typedCell(formula.of), entries: formula.entries };
    case 'reading':
      return { kind: 'reading', name: formula.name, of: formula.of.map(typedCell) };
    default: {
      const cells = reach(formula);
      append(all, cells);
      const type = structure.cells.get(cells[0] ?? -1)?.type ?? declaredType(formula.reference, structure);
      return { kind: 'cells', cells, type };
    }
  }
}

/** The cells of a term that is no number, at one instance. */
export function resolveLeaf(leaf: ReachingLeaf, anchor: Anchor, structure: Structure): readonly number[] {
  const { reference } = leaf;
  const tables = tablesOf(reference, structure);
  if (!tables) return [];
  const columns = columnsOf(reference.column, anchor.column);
  if (leaf.kind === 'sum') return cellsAt(tables, summedLines(reference, anchor, tables, structure), columns);
  const lines = linesFor(reference.line, anchor, tables);
  const [line, column] = pick(reference, lines, columns, anchor);
  return line === undefined || column === undefined ? [] : cellsAt(tables, [line], [column]);
}

/** In a sum, 末级 and the like mean their lines wherever they stand. */
function summedLines(
  reference: Reference,
  anchor: Anchor,
  tables: TableCells,
  structure: Structure,
): readonly string[] {
  const { line } = reference;
  if (line.kind === 'every') return keysOf(tables, line.which);
  return line.kind === 'codes-of' ? codesOf(reference, line, structure) : linesFor(line, anchor, tables);
}

/**
 * Whether an instance's cells depend on its position among the others, so that a line more or less is felt by all of
 * them: what `pick` counts off.
 */
export function goesByPosition(left: Expression, right: Expression): boolean {
  const first = anchorReference(left);
  return [...leavesOf(left), ...leavesOf(right)].some((leaf) => {
    if (leaf.kind !== 'reference' || leaf.reference === first) return false;
    const { line, column } = leaf.reference;
    return line.kind !== 'relative' && !(column.kind === 'same' && line.kind === 'key');
  });
}

/** The element of a reference that an instance reads; unequal lengths are the rule's fault. */
function pick(
  reference: Reference,
  lines: readonly string[],
  columns: readonly number[],
  anchor: Anchor,
): readonly [string | undefined, number | undefined] {
  if (reference.line.kind === 'relative') {
    if (reference.line.to === 'children') throw new RuleFault('下级 只能写在 sum() 里');
    if (columns.length === 1) return [lines[0], columns[0]];
    if (columns.length === anchor.columns) return [lines[0], columns[anchor.columnIndex]];
  } else if (reference.column.kind === 'same') {
    if (lines.length === 1) return [lines[0], columns[0]];
    const { lineIndex, lines: all } = amongAll(anchor);
    if (lines.length === all) return [lines[lineIndex], columns[0]];
  } else {
    const { lineIndex, lines: all } = amongAll(anchor);
    const index = lineIndex * anchor.columns + anchor.columnIndex;
    if (lines.length * columns.length === all * anchor.columns)
      return [lines[Math.floor(index / columns.length)], columns[index % columns.length]];
  }
  const left = anchor.among ? `${anchor.among.lines} 行 ` : '';
  throw new RuleFault(
    `${reference.table} 的 ${lines.length} 行 ${columns.length} 栏与左边的 ${left}${anchor.columns} 栏长度不一致`,
  );
}

function amongAll({ among }: Anchor): { readonly lineIndex: number; readonly lines: number } {
  return present(among, 'a rule that goes by position is expanded as a whole');
}

function linesFor(selector: LineSelector, anchor: Anchor, tables: TableCells | undefined): readonly string[] {
  if (selector.kind === 'relative') {
    if (selector.to === 'children') return anchor.tables?.children.get(anchor.line) ?? [];
    if (selector.to === 'same') return [anchor.line];
    const code = anchor.tables?.byKey.get(anchor.line)?.line.fixed?.class;
    if (code === undefined) throw new RuleFault(`${anchor.line} 行没有写明功能分类的类，不能用 同类`);
    return [code];
  }
  return tables ? namedLines(selector, tables) : [];
}

function namedLines(selector: LineSelector, tables: TableCells): readonly string[] {
  if (selector.kind === 'relative') throw new RuleFault('这里没有左边，不能用 本行、同码、下级、同类');
  if (selector.kind === 'every' || selector.kind === 'codes-of') {
    throw new RuleFault('每行、末级、上级、明细、各码 只能用在左边第一项或 sum() 里');
  }
  return fixedLines(selector, tables);
}
