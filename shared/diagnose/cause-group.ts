import type { Engine } from '../engine/engine';
import { present } from '../kit/assert';
import type { Steps } from '../kit/steps';
import { candidatesFor, type MovedLever, type SearchSpace } from './candidates';
import type { Cause, CauseGroup, CellChange } from './cause';
import { type Differences, type Equation, type EquationNumber, wouldHold } from './equations';
import type { Lever } from './levers';
import type { Explanation } from './search';

/** Causes named in a group; where more are as likely, the identities tell nothing, and their number is said. */
const MOST_NAMED = 12;

/** Scores this close do not tell causes apart. */
const SAME_SCORE = 0.5;

/** Failing equations that no likely mistake moves together with others, and what explains them. */
export type Part = Explanation & { readonly failing: readonly Equation[] };

export type Found = {
  readonly space: SearchSpace;
  readonly parts: readonly Part[];
  /** Equations that no part explains. */
  readonly left: ReadonlySet<EquationNumber>;
};

/**
 * The mistake found at a step, with whatever else could stand in its place while the other steps of its part are taken: those
 * of other parts move none of its equations.
 */
export function* groupOf(
  { space, left }: Found,
  engine: Engine,
  part: Part,
  own: MovedLever,
  failing: readonly Equation[],
  start: Differences,
): Steps<CauseGroup> {
  const others = part.steps.filter((step) => step !== own);
  const differences = others.reduce((after, { lever, delta }) => after.after(lever.effect, delta), start);
  const behind = part.failing.filter(
    (equation) => !left.has(equation.number) && !wouldHold(equation, differences.of(equation.number)),
  );
  // What a table in the other unit comes to is known as nearly as 万元 are: the engine could only refute it.
  if (own.reason.kind === 'whole-table') return groupAround(own, [own], 0, failing, space);
  const found = behind.length === 0 ? [own] : yield* candidatesFor(space, behind, differences);
  const { named, others: more } = nameLikeliest(found.length === 0 ? [own] : found, (candidate) =>
    isProven(engine, [...others, candidate], behind),
  );
  const explainable = failing.filter(({ number }) => !left.has(number));
  return groupAround(named[0] ?? own, named, more, explainable, space);
}

function groupAround(
  best: MovedLever,
  named: readonly MovedLever[],
  others: number,
  failing: readonly Equation[],
  space: SearchSpace,
): CauseGroup {
  const explained = failing.filter(({ number }) => best.lever.effect.has(number));
  return {
    causes: named.map((candidate) => causeOf(candidate, space)),
    equallyGood: named.filter((candidate) => isAsGood(candidate, best)).length,
    others,
    findings: explained.map(({ key }) => key),
    rules: [...new Set(explained.map(({ identity }) => identity.rule.id))],
  };
}

/** The likeliest that are proven, one for each lever, and how many as good as the first remain unnamed. */
function nameLikeliest(
  found: readonly MovedLever[],
  isProvenNow: (candidate: MovedLever) => boolean,
): { readonly named: readonly MovedLever[]; readonly others: number } {
  const named = new Map<Lever, MovedLever>();
  const unnamed = new Set<Lever>();
  const refuted = new Set<Lever>();
  for (const candidate of found) {
    if (named.has(candidate.lever)) continue;
    const [best = candidate] = named.values();
    if (named.size === MOST_NAMED) {
      if (isAsGood(candidate, best) && !refuted.has(candidate.lever)) unnamed.add(candidate.lever);
    } else if (isProvenNow(candidate)) named.set(candidate.lever, candidate);
    else refuted.add(candidate.lever);
  }
  return { named: [...named.values()], others: unnamed.size };
}

function isAsGood({ score }: MovedLever, best: MovedLever): boolean {
  return best.score - score < SAME_SCORE;
}

/** The engine itself says that with these changes all of them hold and no error comes up. */
function isProven(engine: Engine, steps: readonly MovedLever[], behind: readonly Equation[]): boolean {
  const values = new Map(steps.flatMap(({ changes }) => changes.map(({ cell, should }) => [cell, should])));
  const { identities } = engine.suppose([...values].map(([cell, value]) => ({ cell, value })));
  const keys = new Set(behind.map(({ key }) => key));
  return identities.every(({ key, identity, before, after }) => {
    if (after.state !== 'fail') return true;
    return identity.rule.severity !== 'error' || (before.state === 'fail' && !keys.has(key));
  });
}

function causeOf({ changes, reason, score }: MovedLever, { model }: SearchSpace): Cause {
  return {
    changes: changes.map(
      ({ cell, value, should }): CellChange => ({
        cell: present(model.program.structure.cells.get(cell), 'a cell of the program').text,
        value,
        // What was moved away leaves a blank, as it came over one.
        should: should === 0n && reason.kind === 'moved' ? null : should,
      }),
    ),
    reason,
    score,
  };
}
