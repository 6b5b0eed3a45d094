import { AMOUNT_LIMIT, type Amount, absolute } from '../amount/amount';
import type { EngineModel } from '../engine/engine';
import { checkValue } from '../kind/value-text';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import type { Steps } from '../kit/steps';
import type { Reason } from './cause';
import { likelyMeant } from './digits';
import { type Differences, type Equation, type EquationNumber, wouldHold } from './equations';
import { admits, EVERYTHING, type Interval, intersect, isEmpty, isOpen, mending, onlyOne } from './interval';
import type { Lever } from './levers';
import { amountOrZero, type Likelihood, type Mending } from './likelihood';

/** A lever moved by an amount, and how likely that is. */
export type MovedLever = {
  readonly lever: Lever;
  readonly delta: Amount;
  readonly changes: readonly Mending[];
  readonly reason: Reason;
  readonly score: number;
};

/** What bears on one search: the equations, and everything that could be behind their failing. */
export type SearchSpace = {
  readonly model: EngineModel;
  readonly equations: readonly Equation[];
  /** Equation → the levers that move it. */
  readonly levers: ReadonlyMap<EquationNumber, readonly Lever[]>;
  readonly likelihood: Likelihood;
};

/** An interval of so many steps is one that rounding left; a wider one comes of bounds. */
const WIDEST = 60n;

/** Of each lever so many changes of a kind are kept, for printed totals in 万元 give way by steps that sums do not foresee. */
const DELTAS_KEPT = 4;

/** Levers tried between two pauses. */
const LEVERS_A_STEP = 64;

/** Lets the first few of every kind of reason through. */
function keepsFirst(): (candidate: MovedLever) => boolean {
  const kept = new Map<Reason['kind'], number>();
  return ({ reason: { kind } }) => {
    const before = kept.get(kind) ?? 0;
    kept.set(kind, before + 1);
    return before < DELTAS_KEPT;
  };
}

/** Where only a bound is broken, most exchanges of neighbours mend it: that one does speaks little for it. */
const LOOSE_NEIGHBOURS = -3;

/** Every lever that makes all of `failing` hold and breaks no binding equation, likeliest first. */
export function* candidatesFor(
  space: SearchSpace,
  failing: readonly Equation[],
  differences: Differences,
): Steps<readonly MovedLever[]> {
  const found: MovedLever[] = [];
  for (const [at, lever] of leastMoved(space, failing).entries()) {
    if (at % LEVERS_A_STEP === 0) yield;
    if (failing.some(({ number }) => !lever.effect.has(number))) continue;
    const interval = allowed(space, lever, differences, () => true);
    if (isEmpty(interval)) continue;
    const levelling = failing.map(({ number }) => levellingOf(number, lever, differences));
    const own = deltasWithin(space, lever, interval, levelling)
      .flatMap(
        (delta) => candidate(space, lever, delta, differences, isOpen(interval) ? levelling : NONE) ?? [],
      )
      .toSorted(byScore)
      .filter(keepsFirst());
    append(found, own);
  }
  return found.sort(byScore);
}

/** Levers that make at least one failing equation hold and break no binding one that holds; most mending first. */
export function* partialCandidates(
  space: SearchSpace,
  levers: Iterable<Lever>,
  failing: readonly Equation[],
  differences: Differences,
): Steps<readonly (MovedLever & { readonly mended: number })[]> {
  const found: (MovedLever & { mended: number })[] = [];
  let seen = 0;
  for (const lever of levers) {
    if (seen % LEVERS_A_STEP === 0) yield;
    seen += 1;
    const touched = failing.filter(({ number }) => lever.effect.has(number));
    const kept = allowed(space, lever, differences, (equation) =>
      wouldHold(equation, differences.of(equation.number)),
    );
    if (isEmpty(kept)) continue;
    const deltas = new Set(
      touched.flatMap(({ number }) => {
        const { low, high } = mendingOf(space, number, lever, differences);
        return [low, high].flatMap((bound) => bound ?? []);
      }),
    );
    for (const delta of deltas) {
      if (!admits(kept, delta)) continue;
      const mended = touched.filter(({ number }) =>
        admits(mendingOf(space, number, lever, differences), delta),
      ).length;
      const made = mended === 0 ? undefined : candidate(space, lever, delta, differences);
      if (made) found.push({ ...made, mended });
    }
  }
  return found.sort((one, other) => other.mended - one.mended || other.score - one.score);
}

const NONE: readonly Amount[] = [];

/** The change that makes both sides of the equation equal, or nearly where they move by several at once. */
function levellingOf(number: EquationNumber, { effect }: Lever, differences: Differences): Amount {
  return -differences.of(number) / BigInt(present(effect.get(number), 'the lever moves it'));
}

/** The levers of the equation that the fewest move. */
export function leastMoved(space: SearchSpace, failing: readonly Equation[]): readonly Lever[] {
  return failing
    .map(({ number }) => space.levers.get(number) ?? [])
    .reduce((one, other) => (other.length < one.length ? other : one));
}

export function byScore(one: { readonly score: number }, other: { readonly score: number }): number {
  return other.score - one.score;
}

/** The changes after which all binding equations that `counts` picks hold. */
function allowed(
  { equations }: SearchSpace,
  { effect }: Lever,
  differences: Differences,
  counts: (equation: Equation) => boolean,
): Interval {
  let interval = EVERYTHING;
  for (const [number, times] of effect) {
    const equation = present(equations[number], 'a number of an equation');
    if (!equation.binding || !counts(equation)) continue;
    interval = intersect(interval, mending(equation, differences.of(number), times));
    if (isEmpty(interval)) return interval;
  }
  return interval;
}

function mendingOf(
  { equations }: SearchSpace,
  number: EquationNumber,
  { effect }: Lever,
  differences: Differences,
): Interval {
  const equation = present(equations[number], 'a number of an equation');
  return mending(equation, differences.of(number), present(effect.get(number), 'the lever moves it'));
}

/**
 * The changes worth looking at: the only one; all steps of a narrow interval (amounts in 万元), its middle first; of
 * a wide one what makes sides equal and what slips suggest. Neighbours exchange their amounts or join them.
 */
function deltasWithin(
  space: SearchSpace,
  { cells }: Lever,
  interval: Interval,
  levelling: readonly Amount[],
): readonly Amount[] {
  const { model, likelihood } = space;
  const [first, second] = cells;
  const cell = present(first, 'a lever has a cell').cell;
  const value = amountOrZero(model.shown[cell] ?? null);
  if (second) {
    const other = amountOrZero(model.shown[second.cell] ?? null);
    return [other - value, other, -value].filter((delta) => delta !== 0n && admits(interval, delta));
  }
  const only = onlyOne(interval);
  if (only !== undefined) return only === 0n ? [] : [only];
  const { low, high } = interval;
  const step = likelihood.step(cell);
  if (low !== undefined && high !== undefined && high - low <= WIDEST * step) {
    return stepsWithin(low, high, step).filter((delta) => delta !== 0n);
  }
  const meant = [...levelling, ...likelyMeant(value).map((likely) => likely - value), -value];
  return meant.filter((delta) => delta !== 0n && admits(interval, delta));
}

/** The multiples of the step between the bounds, those in the middle first; the middle itself when there are none. */
function stepsWithin(low: Amount, high: Amount, step: Amount): readonly Amount[] {
  const middle = (low + high) / 2n;
  const steps: Amount[] = [];
  for (let delta = (low / step) * step - step; delta <= high; delta += step)
    if (delta >= low) steps.push(delta);
  if (steps.length === 0) return [middle];
  return steps.sort((one, other) => Number(absolute(one - middle) - absolute(other - middle)));
}

function candidate(
  { model, equations, likelihood }: SearchSpace,
  lever: Lever,
  delta: Amount,
  differences: Differences,
  levelling: readonly Amount[] = NONE,
): MovedLever | undefined {
  const changes = lever.cells.map(({ cell, sign }): Mending => {
    const value = model.shown[cell] ?? null;
    return { cell, value, should: amountOrZero(value) + BigInt(sign) * delta };
  });
  const isPossible = changes.every(
    ({ cell, should }) =>
      absolute(should) <= AMOUNT_LIMIT &&
      checkValue(should, present(model.program.structure.cells.get(cell), 'a cell of the program').type).ok,
  );
  if (!isPossible) return undefined;
  const { reason, weight } = likelihood.weigh(lever, changes);
  // Only bounds are broken: what was taken to meet one for want of anything better is no evidence.
  const isLoose = levelling.length > 0;
  const isBound = levelling.includes(delta);
  const score =
    weight +
    likelihood.evidence(lever, delta, differences, equations, isBound) +
    (isLoose && changes.length > 1 ? LOOSE_NEIGHBOURS : 0);
  return { lever, delta, changes, reason, score };
}
