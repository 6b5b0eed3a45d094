import { addressText } from '../document/address';
import { writtenUnit } from '../kind/value-text';
import { failed, ok, type Result } from '../kit/result';
import type { Rule } from '../rule/rule';
import { type Anchor, anchorsOf } from './anchors';
import type { Identity, Side } from './identity';
import { missingInput } from './missing-input';
import { conditionCells, resolveLeft, resolveRight } from './resolve-references';
import { RuleFault } from './rule-fault';
import { referencesOf } from './rule-references';
import type { Structure } from './structure';

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
    const elsewhere = references.filter(({ table, book }) => book !== undefined || table !== own);
    const derivable = rule.derives && missingInput(elsewhere, structure) === undefined;
    return ok(
      anchorsOf(statement.left, structure).flatMap((anchor): Identity[] => {
        const [left, right] = inUnits(
          resolveLeft(statement.left, anchor, structure),
          resolveRight(statement.right, anchor, structure),
          structure,
        );
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

/** Numbers written in the formula count what its cells do: 100 beside scores is a hundred points. */
function inUnits(left: Side, right: Side, structure: Structure): readonly [Side, Side] {
  const cell = structure.cells[left.cells[0] ?? right.cells[0] ?? -1];
  const unit = cell ? writtenUnit(cell.type) : 1n;
  const counted = (side: Side): Side => ({ ...side, constant: side.constant * unit });
  return unit === 1n ? [left, right] : [counted(left), counted(right)];
}

function lackingLine({ tables, line, column }: Anchor): Pick<Identity, 'lacking'> {
  if (!tables) return {};
  const { id, name } = tables.table;
  return { lacking: { tableName: name, address: addressText(id, line, column), line } };
}
