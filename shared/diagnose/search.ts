import type { Steps } from '../kit/steps';
import {
  candidatesFor,
  leastMoved,
  type MovedLever,
  partialCandidates,
  type SearchSpace,
} from './candidates';
import type { Differences, Equation } from './equations';
import type { Lever } from './levers';

/** Several mistakes that together explain what fails; `left` are equations that still fail then. */
export type Explanation = { readonly steps: readonly MovedLever[]; readonly left: readonly Equation[] };

/** At so many mistakes in one knot the search for the fewest ends, and the most mending one is taken each time. */
const MOST_TOGETHER = 3;

/** Partial explanations followed up at each step. */
const BRANCHES = 6;

/** Mistakes taken one after another where no few explain everything. */
const MOST_MISTAKES = 24;

/**
 * The fewest changes after which every equation of `failing` holds: one, two or three, else one after another. Every
 * explanation must move the failing equation that the fewest levers move, so the search branches there.
 */
export function* explain(
  space: SearchSpace,
  failing: readonly Equation[],
  differences: Differences,
): Steps<Explanation> {
  for (let count = 1; count <= MOST_TOGETHER; count += 1) {
    const steps = yield* explainWith(count, space, failing, differences);
    if (steps) return { steps, left: [] };
  }
  return yield* explainGreedily(space, failing, differences);
}

function* explainWith(
  count: number,
  space: SearchSpace,
  failing: readonly Equation[],
  differences: Differences,
): Steps<readonly MovedLever[] | undefined> {
  if (count === 1) {
    const [best] = yield* candidatesFor(space, failing, differences);
    return best && [best];
  }
  const first = yield* partialCandidates(space, leastMoved(space, failing), failing, differences);
  let found: readonly MovedLever[] | undefined;
  for (const step of first.slice(0, BRANCHES)) {
    const after = differences.after(step.lever.effect, step.delta);
    const rest = stillFailing(failing, after);
    if (rest.length === 0) return [step];
    const others = yield* explainWith(count - 1, space, rest, after);
    if (!others) continue;
    const steps = [step, ...others];
    if (!found || total(steps) > total(found)) found = steps;
  }
  return found;
}

function* explainGreedily(
  space: SearchSpace,
  failing: readonly Equation[],
  differences: Differences,
): Steps<Explanation> {
  const steps: MovedLever[] = [];
  let after = differences;
  let left = failing;
  while (left.length > 0 && steps.length < MOST_MISTAKES) {
    const [best] = yield* partialCandidates(space, leversOf(space, left), left, after);
    if (!best) break;
    steps.push(best);
    after = after.after(best.lever.effect, best.delta);
    left = stillFailing(failing, after);
  }
  return { steps, left };
}

/** Every lever that moves one of the equations, once. */
export function leversOf({ levers }: SearchSpace, failing: readonly Equation[]): ReadonlySet<Lever> {
  return new Set(failing.flatMap(({ number }) => levers.get(number) ?? []));
}

function stillFailing(failing: readonly Equation[], differences: Differences): readonly Equation[] {
  const numbers = new Set(failing.map(({ number }) => number));
  return differences.failing().filter(({ number }) => numbers.has(number));
}

function total(steps: readonly MovedLever[]): number {
  return steps.reduce((sum, { score }) => sum + score, 0);
}
