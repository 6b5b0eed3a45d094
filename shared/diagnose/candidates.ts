import { type Amount, AMOUNT_LIMIT, absolute } from '../amount/amount';
import type { EngineModel } from '../engine/engine';
import { present } from '../kit/assert';
import type { Reason } from './cause';
import { likelyMeant } from './digits';
import { type Differences, type Equation, holds } from './equations';
import { contains, EVERYTHING, type Interval, intersect, isEmpty, mending, onlyOne } from './interval';
import { amountOf, type Change, type Likelihood } from './likelihood';
import type { Lever } from './levers';

/** A lever moved by an amount, and how likely that is. */
export type Candidate = {
  readonly lever: Lever;
  readonly delta: Amount;
  readonly changes: readonly Change[];
  readonly reason: Reason;
  readonly score: number;
};

/** What bears on one search: the equations, and everything that could be behind their failing. */
export type SearchSpace = {
  readonly model: EngineModel;
  readonly equations: readonly Equation[];
  /** Equation → the levers that move it. */
  readonly levers: ReadonlyMap<number, readonly Lever[]>;
  readonly likelihood: Likelihood;
};

/** Every lever that makes all of `failing` hold and breaks no binding equation, likeliest first. */
export function candidatesFor(
  space: SearchSpace,
  failing: readonly Equation[],
  differences: Differences,
): readonly Candidate[] {
  return leastMoved(space, failing)
    .flatMap((lever): Candidate[] => {
      if (failing.some(({ number }) => !lever.effect.has(number))) return [];
      const interval = allowed(space, lever, differences, () => true);
      if (isEmpty(interval)) return [];
      const [best] = deltasWithin(space, lever, interval)
        .flatMap((delta) => candidate(space, lever, delta, differences) ?? [])
        .toSorted(byScore);
      return best ? [best] : [];
    })
    .toSorted(byScore);
}

/** Levers that make at least one failing equation hold and break no binding one that holds; most mending first. */
export function partialCandidates(
  space: SearchSpace,
  levers: Iterable<Lever>,
  failing: readonly Equation[],
  differences: Differences,
): readonly (Candidate & { readonly mended: number })[] {
  const found: (Candidate & { mended: number })[] = [];
  for (const lever of levers) {
    const touched = failing.filter(({ number }) => lever.effect.has(number));
    const kept = allowed(space, lever, differences, (equation) => holds(equation, differences.of(equation.number)));
    if (isEmpty(kept)) continue;
    const deltas = new Set(
      touched.flatMap(({ number }) => {
        const { low, high } = mendingOf(space, number, lever, differences);
        return [low, high].flatMap((bound) => bound ?? []);
      }),
    );
    for (const delta of deltas) {
      if (!contains(kept, delta)) continue;
      const mended = touched.filter(({ number }) =>
        contains(mendingOf(space, number, lever, differences), delta),
      ).length;
      const made = mended === 0 ? undefined : candidate(space, lever, delta, differences);
      if (made) found.push({ ...made, mended });
    }
  }
  return found.sort((one, other) => other.mended - one.mended || other.score - one.score);
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
  number: number,
  { effect }: Lever,
  differences: Differences,
): Interval {
  const equation = present(equations[number], 'a number of an equation');
  return mending(equation, differences.of(number), present(effect.get(number), 'the lever moves it'));
}

/** The changes worth looking at: the only one; else what slips and neighbours suggest, and the nearest bound. */
function deltasWithin({ model }: SearchSpace, { cells }: Lever, interval: Interval): readonly Amount[] {
  const only = onlyOne(interval);
  const [first, second] = cells;
  const value = amountOf(model.shown[first?.cell ?? -1] ?? null);
  if (second) {
    const other = amountOf(model.shown[second.cell] ?? null);
    return [other - value, other, -value].filter((delta) => delta !== 0n && contains(interval, delta));
  }
  if (only !== undefined) return only === 0n ? [] : [only];
  const meant = [...likelyMeant(value).map((likely) => likely - value), -value];
  return [...nearest(interval), ...meant.filter((delta) => delta !== 0n && contains(interval, delta))];
}

/** The smallest change inside; both bounds of a narrow interval have the same right, and the middle is taken. */
function nearest({ low, high }: Interval): readonly Amount[] {
  if (low !== undefined && high !== undefined) return [(low + high) / 2n];
  return [low, high].flatMap((bound) => bound ?? []);
}

function candidate(
  { model, equations, likelihood }: SearchSpace,
  lever: Lever,
  delta: Amount,
  differences: Differences,
): Candidate | undefined {
  const changes = lever.cells.map(({ cell, sign }): Change => {
    const value = model.shown[cell] ?? null;
    return { cell, value, should: amountOf(value) + BigInt(sign) * delta };
  });
  const isPossible = changes.every(
    ({ cell, should }) =>
      absolute(should) <= AMOUNT_LIMIT &&
      (should >= 0n || model.program.structure.cells[cell]?.type === 'amount'),
  );
  if (!isPossible) return undefined;
  const { reason, weight } = likelihood.weigh(lever, changes);
  const score = weight + likelihood.evidence(lever, delta, differences, equations);
  return { lever, delta, changes, reason, score };
}
