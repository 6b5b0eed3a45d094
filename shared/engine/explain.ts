import { type Amount, type CellValue, isNumber } from '../amount/amount';
import type { Relation } from '../amount/rounding';
import type { AddressText } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { ValueType } from '../kind/kinds';
import { present } from '../kit/assert';
import { columnWords } from '../pack/column-words';
import type { Severity } from '../rule/rule';
import type { Cell } from './cell-numbers';
import type { FindingState } from './finding';
import { identityKey } from './findings';
import type { Identity } from './identity';
import { judge } from './judge';
import type { Program } from './program';
import { sumSide } from './running-sums';
import type { Side } from './side';
import { type Structure, tableOf } from './structure';
import type { Values } from './values';
import { writeFormula } from './write-formula';

/** One cell of an identity with what it shows now. */
export type ExplainedTerm = {
  readonly address: AddressText;
  readonly sign: 1 | -1;
  /** Its place as short as its side allows: the line's label, or the column's words where all stand in one line. */
  readonly words: string;
  readonly value: CellValue;
  readonly type: ValueType;
};

export type ExplainedSide = {
  /** In the order of the formula; blank and zero ones too. */
  readonly terms: readonly ExplainedTerm[];
  /** A number written in the formula itself; 0 where there is none. */
  readonly constant: Amount;
  /** Where the side is no sum: how its cells make its value, `05[合计,2] / 05[合计,1]`. The signs then say nothing. */
  readonly formula?: string;
  /** What the side comes to; null when nothing in it is a number. */
  readonly total: Amount | null;
};

/** An identity with the numbers put in, for showing; amounts are in 分. */
export type ExplainedRule = {
  /** The key of its finding. */
  readonly key: string;
  readonly rule: string;
  readonly text: string;
  readonly meaning: string;
  readonly severity: Severity;
  readonly state: FindingState;
  /** Why it was not run or does not apply; otherwise empty. */
  readonly reason: string;
  readonly relation: Relation;
  readonly left: ExplainedSide;
  readonly right: ExplainedSide;
  /** Left minus right; null unless it ran. */
  readonly difference: Amount | null;
  readonly type: ValueType;
  /** The cell it computes now; absent when it only checks, or its condition does not hold. */
  readonly derives?: AddressText;
};

/** Puts the numbers of now into an identity. */
export function explainIdentity(
  identity: Identity,
  { structure }: Program,
  { shown, computed }: Values,
  document: ProjectDocument,
): ExplainedRule {
  const { rule, relation, left, right } = identity;
  const { state, reason, actual, expected } = judge(identity, shown, document);
  const target = identity.derives ?? -1;
  const derives = computed[target] !== undefined ? structure.cells.get(target)?.text : undefined;
  return {
    key: identityKey(identity, structure),
    rule: rule.id,
    text: rule.text,
    meaning: rule.meaning,
    severity: rule.severity,
    state,
    reason,
    relation,
    left: explainSide(left, structure, shown),
    right: explainSide(right, structure, shown),
    difference: actual === null || expected === null ? null : actual - expected,
    type: identity.type,
    ...(derives === undefined ? {} : { derives }),
  };
}

function explainSide(side: Side, structure: Structure, shown: readonly CellValue[]): ExplainedSide {
  const cells = side.cells.flatMap((number, at) => {
    const cell = structure.cells.get(number);
    return cell ? [{ cell, sign: side.signs[at] ?? 1, value: shown[number] ?? null }] : [];
  });
  const wordsOf = shortWords(
    cells.map(({ cell }) => cell),
    structure,
  );
  const { value } = sumSide(side, shown);
  return {
    terms: cells.map(({ cell, sign, value: term }) => ({
      address: cell.text,
      sign,
      words: wordsOf(cell),
      value: term,
      type: cell.type,
    })),
    constant: side.constant,
    ...(side.formula ? { formula: writeFormula(side.formula.root, structure) } : {}),
    total: isNumber(value) ? value : null,
  };
}

/** What tells the cells of a side apart: their lines, their columns, or both. */
function shortWords(cells: readonly Cell[], structure: Structure): (cell: Cell) => string {
  const [first] = cells;
  const sameLine = cells.length > 1 && cells.every(({ address }) => address.line === first?.address.line);
  const sameColumn = cells.every(({ address }) => address.column === first?.address.column);
  return (cell) => {
    const label = lineLabel(cell, structure);
    const column = wordsAbove(cell, structure);
    if (sameLine && !sameColumn) return column || label;
    const parts = sameColumn && label !== '' ? [label] : [label, column];
    return `${cell.place.book ?? ''}${parts.filter((part) => part !== '').join('·')}`;
  };
}

/** The printed label without its numbering: 一、一般公共服务支出 → 一般公共服务支出. */
function lineLabel(cell: Cell, structure: Structure): string {
  const { label } = present(tableOf(structure, cell)?.byKey.get(cell.address.line), 'a cell has a line').line;
  return label.replace(/^([一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+\.)\s*/, '');
}

function wordsAbove(cell: Cell, structure: Structure): string {
  const tables = tableOf(structure, cell);
  return tables ? columnWords(tables.table, cell.address.line, cell.address.column) : '';
}
