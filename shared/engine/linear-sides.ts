import { AMOUNT, type ValueType } from '../kind/kinds';
import { append } from '../kit/lists';
import type { Expression, Leaf, Reference, Statement } from '../rule/rule';
import { type Anchor, anchorReference } from './anchors';
import type { CellNumber, LineCells } from './cell-numbers';
import { resolveLeaf } from './resolve-references';
import { columnsOf, declaredType, tablesOf } from './select-cells';
import { firstCell, type KeptSide } from './side';
import type { Structure } from './structure';

/** Both sides of an instance as they are kept, and what they come to. */
export type FoundSides = { readonly left: KeptSide; readonly right: KeptSide; readonly type: ValueType };

type Comparison = Extract<Statement, { kind: 'comparison' }>;
type ReachingLeaf = Exclude<Leaf, { kind: 'constant' }>;
type LinearTerm = { readonly sign: 1 | -1; readonly term: ReachingLeaf };
/** Puts the cells of a term at an anchor behind those that were found. */
type Reach = (anchor: Anchor, found: CellNumber[]) => void;

/**
 * Finds the sides of a rule that adds up cells and nothing else, at one anchor after another: nearly all identities of a
 * large project are of such rules, so what does not depend on the anchor is found once. The same as `resolveSides`;
 * `undefined`: numbers or formulas stand in the rule.
 */
export function linearSides(
  { left, right }: Comparison,
  structure: Structure,
): ((anchor: Anchor) => FoundSides) | undefined {
  if (!isLinear(left) || !isLinear(right)) return undefined;
  const first = anchorReference(left);
  const findLeft = sideFinder(left, first, structure);
  const findRight = sideFinder(right, undefined, structure);
  const typeOf = (side: KeptSide, written: readonly LinearTerm[]): ValueType | undefined => {
    const cell = firstCell(side);
    if (cell !== undefined) return structure.numbers.typeOf(cell);
    // Lines that are not there count nothing, and nothing is what their column would hold.
    for (const { term } of written) {
      const declared = declaredType(term.reference, structure);
      if (declared) return declared;
    }
    return undefined;
  };
  return (anchor) => {
    const [foundLeft, foundRight] = [findLeft(anchor), findRight(anchor)];
    const type = typeOf(foundLeft, left) ?? typeOf(foundRight, right) ?? AMOUNT;
    return { left: foundLeft, right: foundRight, type };
  };
}

function isLinear(expression: Expression): expression is readonly LinearTerm[] {
  return expression.every(({ term }) => term.kind === 'reference' || term.kind === 'sum');
}

function sideFinder(
  terms: readonly LinearTerm[],
  first: Reference | undefined,
  structure: Structure,
): (anchor: Anchor) => KeptSide {
  const reaches = terms.map(({ sign, term }) => ({ sign, reach: reachOf(term, first, structure) }));
  const isSigned = terms.some(({ sign }) => sign === -1);
  const found: CellNumber[] = [];
  const signs: (1 | -1)[] = [];
  return (anchor) => {
    found.length = 0;
    signs.length = 0;
    for (const { sign, reach } of reaches) {
      reach(anchor, found);
      while (isSigned && signs.length < found.length) signs.push(sign);
    }
    if (signs.includes(-1)) return { cells: found.slice(), signs: signs.slice(), constant: 0n };
    const [only] = found;
    // A copy has no more room than it needs.
    return found.length === 1 && only !== undefined ? only : found.slice();
  };
}

function reachOf(leaf: ReachingLeaf, first: Reference | undefined, structure: Structure): Reach {
  const { reference } = leaf;
  const tables = tablesOf(reference, structure);
  if (!tables) return () => undefined;
  const { byKey } = tables;
  const { line, column } = reference;
  if (reference === first) return ({ own, column }, found) => add(own?.get(column), found);
  /** Mostly 本行: what stands at the anchor itself. */
  const beside = ({ tables: there, own, line: key }: Anchor): LineCells | undefined =>
    there === tables ? own : byKey.get(key);
  const inGeneral: Reach = (anchor, found) => append(found, resolveLeaf(leaf, anchor, structure));
  if (line.kind !== 'relative' || line.to === 'class') return inGeneral;
  const columns = column.kind === 'same' ? undefined : columnsOf(column, undefined);
  if (leaf.kind === 'sum')
    return (anchor, found) => {
      const lines = line.to === 'same' ? undefined : (anchor.tables?.children.get(anchor.line) ?? []);
      const addLine = (own: LineCells | undefined): void => {
        if (!columns) add(own?.get(anchor.column), found);
        else for (const one of columns) add(own?.get(one), found);
      };
      if (!lines) addLine(beside(anchor));
      else for (const key of lines) addLine(byKey.get(key));
    };
  if (line.to === 'children') return inGeneral;
  return (anchor, found) => {
    if (!columns) add(beside(anchor)?.get(anchor.column), found);
    else if (columns.length === 1) add(beside(anchor)?.get(columns[0] ?? 0), found);
    else inGeneral(anchor, found);
  };
}

function add(cell: CellNumber | undefined, found: CellNumber[]): void {
  if (cell !== undefined) found.push(cell);
}
