import type { Amount, Scale } from '../amount/amount';
import type { Relation } from '../amount/rounding';
import { addressText } from '../document/address';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { dimensionOf, quantumOf } from '../kind/value-text';
import { oncePer } from '../kit/once-per';
import { failed, ok, type Result } from '../kit/result';
import type { Rule, Statement } from '../rule/rule';
import { type Anchor, anchorLines, anchorReference, anchorsAt } from './anchors';
import type { CellNumber, CellPlace } from './cell-numbers';
import { ExpandedRule } from './expanded-rule';
import { type CommonPart, Identity, type LackingLine } from './identity';
import { type FoundSides, linearSides } from './linear-sides';
import { missingInput } from './missing-input';
import { resolveCondition, resolveSides } from './resolve-references';
import { RuleFault } from './rule-fault';
import { referencesOf } from './rule-references';
import { tablesOf } from './select-cells';
import { cellsOfSide, firstCell, isPrintedSum, type KeptSide, keepSide } from './side';
import { type Structure, type TableCells, tableOf } from './structure';

/** Identities of a rule by the line at which they stand. */
export type Instances = ReadonlyMap<string, readonly Identity[]>;

/**
 * Makes a comparison rule concrete over the project's lines. `a = b` over ranges pairs elements in order; relative
 * words (本行、下级、同类、同栏) are resolved from the left side. The problem says what is wrong with the rule.
 */
export function expandRule(rule: Rule, structure: Structure): Result<ExpandedRule, string> {
  const { statement } = rule;
  if (statement.kind !== 'comparison') return ok(ExpandedRule.nothing());
  return catching(() => {
    const lines = anchorLines(statement.left, structure);
    // Of what a list names twice, the last is kept.
    const kept = anchorReference(statement.left)?.line.kind === 'list' ? [...new Set(lines)] : lines;
    const expand = expander(rule, structure);
    const identities = new Array<ReturnType<typeof ExpandedRule.kept>>(kept.length).fill(undefined);
    for (const [lineIndex, line] of lines.entries()) {
      const anchors = anchorsAt(statement.left, line, structure, { lineIndex, lines: lines.length });
      identities[kept === lines ? lineIndex : kept.indexOf(line)] = ExpandedRule.kept(expand(anchors));
    }
    return new ExpandedRule(kept, identities);
  });
}

/** The same at some of the lines, for a rule whose instances do not go by their position. */
export function expandAt(
  rule: Rule,
  lines: Iterable<string>,
  structure: Structure,
): Result<Instances, string> {
  const { statement } = rule;
  if (statement.kind !== 'comparison') return ok(new Map());
  return catching(() => {
    const expand = expander(rule, structure);
    return new Map([...lines].map((line) => [line, expand(anchorsAt(statement.left, line, structure))]));
  });
}

function catching<Expanded>(expand: () => Expanded): Result<Expanded, string> {
  try {
    return ok(expand());
  } catch (fault) {
    if (fault instanceof RuleFault) return failed(fault.message);
    throw fault;
  }
}

function expander(rule: Rule, structure: Structure): (anchors: readonly Anchor[]) => Identity[] {
  const { statement } = rule;
  if (statement.kind !== 'comparison') return () => [];
  const references = referencesOf(rule);
  const notRun = missingInput(references, structure);
  // An absent table frees the cells that other tables derive from it; its own totals stay totals.
  const own = rule.derives ? references[0]?.table : undefined;
  const elsewhere = references.filter(({ table, book }) => book !== undefined || table !== own);
  const derivable = rule.derives && missingInput(elsewhere, structure) === undefined;
  const commonPart = commonParts(rule, statement.relation, notRun);
  const isExact = references.every((reference) => isPrintedExact(tablesOf(reference, structure)));
  let findSides: ((anchor: Anchor) => FoundSides) | undefined;
  return (anchors) => {
    const identities: Identity[] = [];
    for (const anchor of anchors) {
      findSides ??= linearSides(statement, structure) ?? ((at) => keptSides(statement, at, structure));
      const { left, right, type } = findSides(anchor);
      const target = firstCell(left);
      if (target === undefined && firstCell(right) === undefined) continue;
      const step = isExact ? 1n : coarsestStep(left, right, type, structure);
      const isDerivation = derivable && target !== undefined && isApplicable(target, structure);
      const lacking = target === undefined ? lackingLine(anchor) : undefined;
      const condition = resolveCondition(rule, anchor, structure);
      const rare = lacking || condition ? { lacking, condition } : undefined;
      identities.push(new Identity(commonPart(type, step, isDerivation), left, right, rare));
    }
    return identities;
  };
}

function keptSides(
  statement: Extract<Statement, { kind: 'comparison' }>,
  anchor: Anchor,
  structure: Structure,
): FoundSides {
  const { left, right, type } = resolveSides(statement, anchor, structure);
  return { left: keepSide(left), right: keepSide(right), type };
}

function isApplicable(cell: CellNumber, { numbers }: Structure): boolean {
  const own = numbers.lineOf(cell);
  return !own?.isNotApplicable(own.columnOf(cell));
}

/** Nothing in the table is printed more coarsely than it is kept. What the project lacks prints nothing. */
function isPrintedExact(cells: TableCells | undefined): boolean {
  return cells === undefined || exactIn(cells);
}

const exactIn = oncePer(({ table, content, lines }: TableCells): boolean => {
  const types = [
    AMOUNT,
    ...Object.values(table.columnTypes),
    ...lines.flatMap(({ fixed }) => fixed?.type ?? []),
  ];
  return types.every((type) => quantumOf(type, content.scale) === 1n);
});

/** One common part for all instances that are of one type and step and derive alike, as most of a rule are. */
function commonParts(
  rule: Rule,
  relation: Relation,
  notRun: string | undefined,
): (type: ValueType, quantum: Amount, isDerivation: boolean) => CommonPart {
  const known: CommonPart[] = [];
  return (type, quantum, isDerivation) => {
    let common = known.find(
      (one) => one.type === type && one.quantum === quantum && one.isDerivation === isDerivation,
    );
    if (!common) {
      common = { rule, relation, notRun, type, quantum, isDerivation };
      known.push(common);
    }
    return common;
  };
}

function lackingLine({ tables, line, column }: Anchor): LackingLine | undefined {
  if (!tables) return undefined;
  const { id, name } = tables.table;
  return { tableName: name, address: addressText(id, line, column), line };
}

/**
 * A share of rounded amounts is compared as it is: how far rounding moves it, nobody can say in its own steps. The same
 * holds for a side with products or rounding, whatever it is of: only cells that add up count.
 */
function coarsestStep(left: KeptSide, right: KeptSide, type: ValueType, structure: Structure): Amount {
  if (dimensionOf(type) === '') return 1n;
  let coarsest = 1n;
  for (const side of [left, right]) {
    if (!isPrintedSum(side)) continue;
    // Cells of one line stand in one table, and those of most sides too.
    let place: CellPlace | undefined;
    let scale: Scale = 'yuan';
    for (const number of cellsOfSide(side)) {
      const cell = structure.cells.get(number);
      if (!cell) continue;
      if (cell.place !== place) {
        place = cell.place;
        scale = tableOf(structure, cell)?.content.scale ?? 'yuan';
      }
      const step = quantumOf(cell.type, scale);
      if (step > coarsest) coarsest = step;
    }
  }
  return coarsest;
}
