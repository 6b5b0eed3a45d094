import type { Amount } from '../amount/amount';
import { envelope, type Relation } from '../amount/rounding';
import { conditionHolds } from '../engine/conditions';
import type { EngineModel } from '../engine/engine';
import { identityKey } from '../engine/findings';
import { type Identity, isLinear } from '../engine/identity';
import { isDash, weigh } from '../engine/judge';
import { present } from '../kit/assert';

/** Its place among all equations: no cell's number. */
export type EquationNumber = number & { readonly numbers?: 'equation' };

/** An identity that runs, as a linear constraint: how far its sides lie apart now, and how far they may. */
export type Equation = {
  readonly number: EquationNumber;
  /** The key of its finding. */
  readonly key: string;
  readonly identity: Identity;
  /** An error nobody has explained: every cause must mend it, and none may break it. Others are evidence only. */
  readonly binding: boolean;
  /** Left minus right, in 分. */
  readonly difference: Amount;
  /** Whether it holds now. */
  readonly isMet: boolean;
  /** How far its sides may lie apart after a change. */
  readonly tolerance: Amount;
};

/**
 * Printed totals in 万元 jump back to their formula when it moves too far, and return with it. The search allows for
 * that much more than rounding itself; the engine has the last word on what it finds.
 */
const SLACK = 3n;

const LINEAR: readonly Relation[] = ['=', '<=', '>='];

/** The equations of a project, and that which each identity became. */
export type Equations = {
  readonly all: readonly Equation[];
  readonly of: ReadonlyMap<Identity, Equation>;
  /** Keys of identities that are no equations: products, bounds, rounding, strict comparisons. */
  readonly beyond: ReadonlySet<string>;
};

export function equationsOf({ program, shown, document }: EngineModel): Equations {
  const of = new Map<Identity, Equation>();
  const all: Equation[] = [];
  const beyond = new Set<string>();
  for (const identity of program.identities) {
    const { rule, condition, left, right, notRun } = identity;
    // Products and strict comparisons are no linear constraints; what a cause does to them, the engine judges.
    if (!isLinear(identity) || !LINEAR.includes(identity.relation)) {
      beyond.add(identityKey(identity, program.structure));
      continue;
    }
    if (notRun !== undefined || isDash(left, shown) || isDash(right, shown)) continue;
    if (conditionHolds(condition, shown, document) !== true) continue;
    const { actual, expected, terms, quantum } = weigh(identity, shown);
    const key = identityKey(identity, program.structure);
    const difference = actual - expected;
    const rounding = envelope(terms, quantum);
    const equation: Equation = {
      number: all.length,
      key,
      identity,
      binding: rule.severity === 'error' && !document.explanations.has(key),
      difference,
      isMet: within(identity.relation, rounding, difference),
      tolerance: SLACK * rounding,
    };
    all.push(equation);
    of.set(identity, equation);
  }
  return { all, of, beyond };
}

/** Whether the equation holds when its sides lie so far apart. */
export function wouldHold({ identity, tolerance, difference, isMet }: Equation, apart: Amount): boolean {
  return apart === difference ? isMet : within(identity.relation, tolerance, apart);
}

function within(relation: Relation, tolerance: Amount, difference: Amount): boolean {
  return (relation === '<=' || difference >= -tolerance) && (relation === '>=' || difference <= tolerance);
}

/** How far apart the sides of the equations would lie after some changes. */
export class Differences {
  private readonly moved: ReadonlyMap<EquationNumber, Amount>;
  private readonly all: readonly Equation[];

  constructor(all: readonly Equation[], moved: ReadonlyMap<EquationNumber, Amount> = new Map()) {
    this.all = all;
    this.moved = moved;
  }

  of(equation: EquationNumber): Amount {
    return this.moved.get(equation) ?? present(this.all[equation], 'a number of an equation').difference;
  }

  /** After a further change by `delta` of something that moves the equations by `effect`. */
  after(effect: ReadonlyMap<EquationNumber, number | bigint>, delta: Amount): Differences {
    const moved = new Map(this.moved);
    for (const [equation, coefficient] of effect) {
      moved.set(equation, this.of(equation) + BigInt(coefficient) * delta);
    }
    return new Differences(this.all, moved);
  }

  failing(): readonly Equation[] {
    return this.all.filter((equation) => equation.binding && !wouldHold(equation, this.of(equation.number)));
  }
}
