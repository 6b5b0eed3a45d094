import { addressText } from '../document/address';
import { failed, ok, type Result } from '../kit/result';
import type { ColumnSelector, Expression, LineSelector, Reference, Rule, SignedTerm } from '../rule/rule';
import type { Identity, Side } from './identity';
import type { Structure, TableCells } from './structure';

/** Where an instance of a rule stands: the cell of its left side that its relative words refer to. */
type Anchor = {
  readonly tables: TableCells | undefined;
  readonly line: string;
  readonly column: number;
  /** Position among the lines, the columns and all instances of the rule. */
  readonly lineIndex: number;
  readonly columnIndex: number;
  readonly index: number;
  readonly count: { readonly lines: number; readonly columns: number; readonly all: number };
};

/** A fault of the rule itself, found only when it meets the lines of a table. */
class RuleFault extends Error {}

/**
 * Makes a comparison rule concrete over the project's lines. `a = b` over ranges pairs elements in order; relative
 * words (本行、下级、同类、同栏) are resolved from the left side. The problem says what is wrong with the rule.
 */
export function expandRule(rule: Rule, structure: Structure): Result<readonly Identity[], string> {
  const { statement } = rule;
  if (statement.kind !== 'comparison') return ok([]);
  try {
    const references = referencesOf(rule);
    const missing = missingInput(references, structure);
    // An absent table frees the cells that other tables derive from it; its own totals stay totals.
    const own = rule.derives ? references[0]?.table : undefined;
    const elsewhere = references.filter(({ table, prior }) => prior || table !== own);
    const derivable = rule.derives && missingInput(elsewhere, structure) === undefined;
    return ok(
      anchorsOf(statement.left, structure).flatMap((anchor): Identity[] => {
        const left = resolveSide(statement.left, anchor, structure, true);
        const right = resolveSide(statement.right, anchor, structure, false);
        if (left.cells.length === 0 && right.cells.length === 0) return [];
        const [target] = left.cells;
        const applicable = target !== undefined && !structure.cells[target]?.notApplicable;
        return [
          {
            rule,
            relation: statement.relation,
            left,
            right,
            ...(left.cells.length === 0 ? lackingLine(anchor) : {}),
            ...(derivable && applicable ? { derives: target } : {}),
            ...(rule.condition
              ? { condition: { call: rule.condition, cells: conditionCells(rule, anchor, structure) } }
              : {}),
            ...(missing === undefined ? {} : { notRun: missing }),
          },
        ];
      }),
    );
  } catch (fault) {
    if (fault instanceof RuleFault) return failed(fault.message);
    throw fault;
  }
}

function lackingLine({ tables, line, column }: Anchor): Pick<Identity, 'lacking'> {
  if (!tables) return {};
  const { id, name } = tables.table;
  return { lacking: { tableName: name, address: addressText(id, line, column), line } };
}

/** The first of the references that reaches nothing, in words; an absent table leaves its rules unrun. */
export function missingInput(references: readonly Reference[], structure: Structure): string | undefined {
  for (const reference of references) {
    const tables = reference.prior ? structure.prior : structure.tables;
    if (!tables) return '没有导入上年数';
    const lacking = reference.prior ? lackingIn(reference, structure) : undefined;
    if (lacking !== undefined) return lacking;
    const names =
      reference.line.kind === 'codes-of' ? [reference.table, ...reference.line.tables] : [reference.table];
    for (const name of names) {
      const cells = tables.get(name);
      if (!cells || cells.content.absent) {
        const words = structure.tables.get(name)?.table.name ?? `表 ${name}`;
        return reference.prior ? `上年数中没有${words}` : `缺少${words}`;
      }
    }
  }
  return undefined;
}

/** What of a reference to last year has no counterpart in last year's pack, in the words printed above or beside it. */
function lackingIn({ table: id, line, column }: Reference, structure: Structure): string | undefined {
  const lack = structure.lacks.find((candidate) => candidate.table === id);
  const cells = structure.tables.get(id);
  if (!lack || !cells) return undefined;
  const { name, columns } = cells.table;
  const numbers = column.kind === 'same' ? [] : columnsOf(column, undefined);
  const lacked = numbers.find((number) => lack.columns.includes(number));
  if (lacked !== undefined) {
    const path = columns.find(({ number }) => number === lacked)?.path ?? [];
    return `上年的表样中没有${name}的“${path.join('·')}”栏`;
  }
  if (line.kind !== 'key' || !lack.lines.includes(line.key)) return undefined;
  return `上年的表样中没有${name}的“${cells.byKey.get(line.key)?.line.label ?? line.key}”行`;
}

/** Every reference a rule makes, conditions included. */
export function referencesOf(rule: Rule): Reference[] {
  const inTerms = (expression: Expression): Reference[] =>
    expression.flatMap(({ term }) => (term.kind === 'constant' ? [] : [term.reference]));
  const inCall = (call: Rule['condition']): Reference[] =>
    call ? call.arguments.flatMap((given) => (given.kind === 'reference' ? [given.reference] : [])) : [];
  const { statement } = rule;
  return statement.kind === 'comparison'
    ? [...inTerms(statement.left), ...inTerms(statement.right), ...inCall(rule.condition)]
    : [...inCall(statement.call), ...inCall(rule.condition)];
}

function anchorsOf(left: Expression, structure: Structure): Anchor[] {
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

function tablesOf(reference: Reference, structure: Structure): TableCells | undefined {
  return (reference.prior ? structure.prior : structure.tables)?.get(reference.table);
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

function fixedLines(
  selector: Extract<LineSelector, { kind: 'key' | 'range' }>,
  tables: TableCells,
): readonly string[] {
  if (selector.kind === 'key') return [selector.key];
  const from = tables.byKey.get(selector.from)?.index;
  const to = tables.byKey.get(selector.to)?.index;
  if (from === undefined || to === undefined || from > to) {
    throw new RuleFault(`${tables.table.id}[${selector.from}:${selector.to}] 不是表中依次的行`);
  }
  return tables.lines.slice(from, to + 1).map((line) => line.key);
}

function columnsOf(selector: ColumnSelector, anchor: Anchor | undefined): readonly number[] {
  switch (selector.kind) {
    case 'column':
      return [selector.column];
    case 'range':
      return Array.from({ length: selector.to - selector.from + 1 }, (_, offset) => selector.from + offset);
    case 'same':
      if (!anchor) throw new RuleFault('左边第一项不能用 同栏');
      return [anchor.column];
  }
}

function resolveSide(expression: Expression, anchor: Anchor, structure: Structure, isLeft: boolean): Side {
  const cells: number[] = [];
  const signs: (1 | -1)[] = [];
  let constant = 0n;
  for (const [position, { sign, term }] of expression.entries()) {
    if (term.kind === 'constant') {
      constant += BigInt(sign) * term.value;
      continue;
    }
    const reached =
      isLeft && position === 0 && term.kind === 'reference'
        ? cellsAt(tablesOf(term.reference, structure), [anchor.line], [anchor.column])
        : resolveTerm(term, anchor, structure);
    for (const cell of reached) {
      cells.push(cell);
      signs.push(sign);
    }
  }
  return { cells, signs, constant };
}

function resolveTerm(
  term: Exclude<SignedTerm['term'], { kind: 'constant' }>,
  anchor: Anchor,
  structure: Structure,
): readonly number[] {
  const { reference } = term;
  const tables = tablesOf(reference, structure);
  if (!tables) return [];
  const lines = linesFor(reference.line, anchor, tables);
  const columns = columnsOf(reference.column, anchor);
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
  if (!tables) return [];
  if (selector.kind === 'every' || selector.kind === 'codes-of') {
    throw new RuleFault('每行、末级、上级、明细、各码 只能用在左边第一项');
  }
  return fixedLines(selector, tables);
}

function cellsAt(
  tables: TableCells | undefined,
  lines: readonly string[],
  columns: readonly number[],
): number[] {
  const found: number[] = [];
  for (const line of lines) {
    const cells = tables?.byKey.get(line)?.cells;
    for (const column of columns) {
      const number = cells?.get(column);
      if (number !== undefined) found.push(number);
    }
  }
  return found;
}

function conditionCells(rule: Rule, anchor: Anchor, structure: Structure): readonly number[] {
  return (rule.condition?.arguments ?? []).flatMap((given) => {
    if (given.kind !== 'reference') return [];
    const { reference } = given;
    const tables = tablesOf(reference, structure);
    return cellsAt(tables, linesFor(reference.line, anchor, tables), columnsOf(reference.column, anchor));
  });
}
