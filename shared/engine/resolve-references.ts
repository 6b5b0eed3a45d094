import type { Expression, LineSelector, Reference, Rule, SignedTerm } from '../rule/rule';
import type { Anchor } from './anchors';
import type { ConcreteCondition } from './conditions';
import type { Side } from './identity';
import { RuleFault } from './rule-fault';
import { cellsAt, columnsOf, fixedLines, tablesOf } from './select-cells';
import type { Structure, TableCells } from './structure';

type ReachingTerm = Exclude<SignedTerm['term'], { kind: 'constant' }>;

/** The left side of one instance: its first term is the anchor itself. */
export function resolveLeft(expression: Expression, anchor: Anchor, structure: Structure): Side {
  return resolveSide(expression, (term, position) =>
    position === 0 && term.kind === 'reference'
      ? cellsAt(tablesOf(term.reference, structure), [anchor.line], [anchor.column])
      : resolveTerm(term, anchor, structure),
  );
}

/** The right side of one instance: its relative words refer to the anchor, its ranges pair up with the left side's. */
export function resolveRight(expression: Expression, anchor: Anchor, structure: Structure): Side {
  return resolveSide(expression, (term) => resolveTerm(term, anchor, structure));
}

/** The cells that the references of the rule's condition reach for one instance, in the order of its arguments. */
export function conditionCells(rule: Rule, anchor: Anchor, structure: Structure): readonly number[] {
  return (rule.condition?.arguments ?? []).flatMap((given) => {
    if (given.kind !== 'reference') return [];
    const { reference } = given;
    const tables = tablesOf(reference, structure);
    return cellsAt(
      tables,
      linesFor(reference.line, anchor, tables),
      columnsOf(reference.column, anchor.column),
    );
  });
}

/** The condition of a predicate, which stands nowhere: its references name their lines and columns themselves. */
export function predicateCondition(
  { condition: call }: Rule,
  structure: Structure,
): (ConcreteCondition & { readonly references: readonly Reference[] }) | undefined {
  if (!call) return undefined;
  const references = call.arguments.flatMap((given) => (given.kind === 'reference' ? [given.reference] : []));
  const cells = references.flatMap((reference) => {
    const tables = tablesOf(reference, structure);
    if (!tables) return [];
    const lines = namedLines(reference.line, tables);
    return cellsAt(tables, lines, columnsOf(reference.column, undefined));
  });
  return { call, cells, references };
}

function resolveSide(
  expression: Expression,
  reach: (term: ReachingTerm, position: number) => readonly number[],
): Side {
  const cells: number[] = [];
  const signs: (1 | -1)[] = [];
  let constant = 0n;
  for (const [position, { sign, term }] of expression.entries()) {
    if (term.kind === 'constant') {
      constant += BigInt(sign) * term.value;
      continue;
    }
    for (const cell of reach(term, position)) {
      cells.push(cell);
      signs.push(sign);
    }
  }
  return { cells, signs, constant };
}

function resolveTerm(term: ReachingTerm, anchor: Anchor, structure: Structure): readonly number[] {
  const { reference } = term;
  const tables = tablesOf(reference, structure);
  if (!tables) return [];
  const lines = linesFor(reference.line, anchor, tables);
  const columns = columnsOf(reference.column, anchor.column);
  if (term.kind === 'sum') return cellsAt(tables, lines, columns);
  const [line, column] = pick(reference, lines, columns, anchor);
  return line === undefined || column === undefined ? [] : cellsAt(tables, [line], [column]);
}

/** The element of a reference that an instance reads; unequal lengths are the rule's fault. */
function pick(
  reference: Reference,
  lines: readonly string[],
  columns: readonly number[],
  anchor: Anchor,
): readonly [string | undefined, number | undefined] {
  if (reference.line.kind === 'relative') {
    if (columns.length === 1) return [lines[0], columns[0]];
    if (columns.length === anchor.count.columns) return [lines[0], columns[anchor.columnIndex]];
  } else if (reference.column.kind === 'same') {
    if (lines.length === 1) return [lines[0], columns[0]];
    if (lines.length === anchor.count.lines) return [lines[anchor.lineIndex], columns[0]];
  } else if (lines.length * columns.length === anchor.count.all) {
    return [lines[Math.floor(anchor.index / columns.length)], columns[anchor.index % columns.length]];
  }
  throw new RuleFault(
    `${reference.table} 的 ${lines.length} 行 ${columns.length} 栏与左边的 ${anchor.count.lines} 行 ${anchor.count.columns} 栏长度不一致`,
  );
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
    throw new RuleFault('每行、末级、上级、明细、各码 只能用在左边第一项');
  }
  return fixedLines(selector, tables);
}
