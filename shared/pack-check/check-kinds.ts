import type { Cell } from '../engine/cell-numbers';
import { CONDITIONS, type ConcreteTest } from '../engine/conditions';
import { cellsReadAsWords, dimensionOfFormula, hasBareNumber, nameOf } from '../engine/formula';
import type { Identity } from '../engine/identity';
import type { Program } from '../engine/program';
import type { Side } from '../engine/side';
import type { ClosedSides } from '../engine/sides';
import { calculates, dimensionOf, kindName, sameMeasure } from '../kind/value-text';
import type { Rule } from '../rule/rule';

/** A rule whose cells cannot be calculated with, or not with one another; the reason is for the pack's author. */
export type KindFault = { readonly rule: Rule; readonly reason: string };

/**
 * Texts, choices and dates take part in no formula and no condition, and money is not added to, or compared with,
 * people: each rule is told of once, by its first such cells.
 */
export function kindFaults(program: Program): readonly KindFault[] {
  const faults = new Map<Rule, string>();
  for (const identity of program.identities) {
    const reason = faults.has(identity.rule) ? undefined : faultOf(identity, program);
    if (reason !== undefined) faults.set(identity.rule, reason);
  }
  for (const offer of program.offers) {
    const [one, other] = cellsOf([...offer.left.cells, ...offer.right.cells], program);
    if (one && other && !sameMeasure(one.type, other.type) && !faults.has(offer.rule))
      faults.set(offer.rule, mixed(one, other));
  }
  return [...faults].map(([rule, reason]) => ({ rule, reason }));
}

function faultOf(identity: Identity, program: Program): string | undefined {
  const { left, right, condition } = identity;
  const cells = cellsOf([...left.cells, ...right.cells], program);
  const all = [...cells, ...cellsOf(condition ? calculatedIn(condition.test) : [], program)];
  const read = new Set([left, right, ...(condition ? sidesIn(condition.test) : [])].flatMap(wordsReadIn));
  const words = all.find(({ type, number }) => !calculates(type) && !read.has(number));
  if (words) return `${words.text} 是${kindName(words.type)}，不能参加计算和比较`;
  const ofCondition = condition && comparisonsIn(condition.test).map((test) => sidesFault(test, program));
  return sidesFault(identity, program) ?? ofCondition?.find((fault) => fault !== undefined);
}

/** What is wrong with the kinds of two sides that are compared. */
function sidesFault({ left, right, type }: ClosedSides, program: Program): string | undefined {
  if (left.formula || right.formula) return formulaFault({ left, right, type }, program);
  const [first, ...others] = cellsOf([...left.cells, ...right.cells], program);
  const other = others.find((cell) => first && !sameMeasure(first.type, cell.type));
  return first && other && mixed(first, other);
}

function formulaFault({ left, right, type }: ClosedSides, program: Program): string | undefined {
  const wanted = dimensionOf(type);
  for (const side of [left, right]) {
    const { formula, cells } = side;
    const [cell] = cellsOf(cells, program);
    const dimension = formula ? dimensionOfFormula(formula.root) : cell && { of: dimensionOf(cell.type) };
    if (dimension === undefined || dimension === 'any') continue;
    if ('problem' in dimension) return dimension.problem;
    if (dimension.of !== wanted)
      return `一边是${nameOf(wanted)}，一边算得的是${nameOf(dimension.of)}，不能比较`;
  }
  const isHundredfold =
    wanted === '' && [left, right].some(({ formula }) => formula && hasBareNumber(formula.root, 100n));
  return isHundredfold ? '百分比的公式里不乘 100：两数相除就是百分比，写 100 的请写作 100%' : undefined;
}

/** Cells whose numbers a condition reads; whether something stands in a cell, may be asked of any. */
function calculatedIn(test: ConcreteTest): readonly number[] {
  switch (test.kind) {
    case 'call':
      return CONDITIONS[test.call.name]?.reads === 'anything' ? [] : test.cells;
    case 'comparison':
      return [...test.left.cells, ...test.right.cells];
    default:
      return test.of.flatMap(calculatedIn);
  }
}

function sidesIn(test: ConcreteTest): readonly Side[] {
  return comparisonsIn(test).flatMap(({ left, right }) => [left, right]);
}

function wordsReadIn({ formula }: Side): readonly number[] {
  return formula ? cellsReadAsWords(formula.root) : [];
}

function comparisonsIn(test: ConcreteTest): readonly ClosedSides[] {
  if (test.kind === 'call') return [];
  return test.kind === 'comparison' ? [test] : test.of.flatMap(comparisonsIn);
}

function mixed(one: Cell, other: Cell): string {
  const [first, second] = [kindName(one.type), kindName(other.type)];
  const what = first === second ? `都是${first}，小数位数不同` : `一个是${first}，一个是${second}`;
  return `${one.text} 和 ${other.text} ${what}，不能相加或比较`;
}

function cellsOf(numbers: readonly number[], { structure }: Program): readonly Cell[] {
  return numbers.flatMap((number) => structure.cells.get(number) ?? []);
}
