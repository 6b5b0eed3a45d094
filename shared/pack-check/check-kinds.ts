import type { Identity } from '../engine/identity';
import type { Program } from '../engine/program';
import type { Cell } from '../engine/structure';
import { calculates, kindName, sameMeasure } from '../kind/value-text';
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

function faultOf({ left, right, condition }: Identity, program: Program): string | undefined {
  const cells = cellsOf([...left.cells, ...right.cells], program);
  const all = [...cells, ...cellsOf(condition?.cells ?? [], program)];
  const words = all.find(({ type }) => !calculates(type));
  if (words) return `${words.text} 是${kindName(words.type)}，不能参加计算和比较`;
  const [first] = cells;
  const other = cells.find(({ type }) => first && !sameMeasure(first.type, type));
  return first && other && mixed(first, other);
}

function mixed(one: Cell, other: Cell): string {
  const [first, second] = [kindName(one.type), kindName(other.type)];
  const what = first === second ? `都是${first}，小数位数不同` : `一个是${first}，一个是${second}`;
  return `${one.text} 和 ${other.text} ${what}，不能相加或比较`;
}

function cellsOf(numbers: readonly number[], { structure }: Program): readonly Cell[] {
  return numbers.flatMap((number) => structure.cells[number] ?? []);
}
