import type { Amount, Scale } from '../amount/amount';
import type { Relation } from '../amount/rounding';
import { addressText } from '../document/address';
import type { ValueType } from '../kind/kinds';
import { dimensionOf, quantumOf } from '../kind/value-text';
import { failed, ok, type Result } from '../kit/result';
import type { Rule } from '../rule/rule';
import { type Anchor, anchorLines, anchorReference, anchorsAt } from './anchors';
import type { CellPlace } from './cell-numbers';
import { ExpandedRule } from './expanded-rule';
import { type CommonPart, Identity, type LackingLine } from './identity';
import { missingInput } from './missing-input';
import { resolveCondition, resolveSides } from './resolve-references';
import { RuleFault } from './rule-fault';
import { referencesOf } from './rule-references';
import { isPrintedSum, type Side } from './side';
import { type Structure, tableOf } from './structure';

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
  return (anchors) => {
    const identities: Identity[] = [];
    for (const anchor of anchors) {
      const { left, right, type } = resolveSides(statement, anchor, structure);
      if (left.cells.length === 0 && right.cells.length === 0) continue;
      const target = left.cells[0];
      const applicable = target !== undefined && !structure.cells.get(target)?.notApplicable;
      identities.push(
        new Identity(commonPart(type, coarsestStep(left, right, type, structure), derivable && applicable), {
          left,
          right,
          lacking: left.cells.length === 0 ? lackingLine(anchor) : undefined,
          condition: resolveCondition(rule, anchor, structure),
        }),
      );
    }
    return identities;
  };
}

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
function coarsestStep(left: Side, right: Side, type: ValueType, structure: Structure): Amount {
  if (dimensionOf(type) === '') return 1n;
  let coarsest = 1n;
  for (const side of [left, right]) {
    if (!isPrintedSum(side)) continue;
    const { cells } = side;
    // Cells of one line stand in one table, and those of most sides too.
    let place: CellPlace | undefined;
    let scale: Scale = 'yuan';
    for (const number of cells) {
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
