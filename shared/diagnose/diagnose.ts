import type { CellNumber } from '../engine/cell-numbers';
import type { Engine, EngineModel } from '../engine/engine';
import { present } from '../kit/assert';
import type { Steps } from '../kit/steps';
import { type Candidate, candidatesFor, type SearchSpace } from './candidates';
import { type Cause, type CauseGroup, type CellChange, type Diagnosis, NO_DIAGNOSIS } from './cause';
import {
  Differences,
  type Equation,
  type EquationNumber,
  type Equations,
  equationsOf,
  holds,
} from './equations';
import { Influence } from './influence';
import { knotsOf } from './knots';
import { type Lever, leversOver } from './levers';
import { Likelihood } from './likelihood';
import { type Explanation, explain } from './search';
import { wholeTableCandidates } from './whole-tables';

/** Causes named in a group; where more are as likely, the identities tell nothing, and their number is said. */
const MOST_NAMED = 12;

/** From this score on a slip has left a sign. */
const TELLING_SCORE = 1;

/** Scores this close do not tell causes apart. */
const SAME_SCORE = 0.5;

/**
 * Finds what is behind the failing identities: the fewest changes to entered cells that make every one of them hold
 * and break none. Identities that no common mistake can touch are looked at apart, so two mistakes give two groups.
 */
export function* diagnose(engine: Engine): Steps<Diagnosis> {
  const model = engine.model();
  const equations = equationsOf(model);
  const differences = new Differences(equations.all);
  const failing = differences.failing();
  const unsearched = engine
    .failing()
    .filter(({ key, severity }) => severity === 'error' && equations.beyond.has(key))
    .flatMap(({ key }) => (model.document.explanations.has(key) ? [] : [key]));
  if (failing.length === 0) return { ...NO_DIAGNOSIS, unsearched };
  const found = yield* likeliest(model, equations, failing, differences);
  const groups: CauseGroup[] = [];
  for (const part of found.parts) {
    for (const step of part.steps) {
      const group = yield* groupOf(found, engine, part, step, failing, differences);
      // Where there is none, none of them held before the engine.
      if (group.causes.length > 0) groups.push(group);
    }
  }
  const explained = new Set(groups.flatMap(({ findings }) => findings));
  return {
    groups,
    unexplained: failing.flatMap(({ key }) => (explained.has(key) ? [] : [key])),
    unsearched,
  };
}

/** Failing equations that no likely mistake moves together with others, and what explains them. */
type Part = Explanation & { readonly failing: readonly Equation[] };

type Found = {
  readonly space: SearchSpace;
  readonly parts: readonly Part[];
  /** Equations that no part explains. */
  readonly left: ReadonlySet<EquationNumber>;
};

/**
 * What explains the most by the fewest mistakes: printed totals that are kept as 尾差 follow their parts, or stay as
 * they are, as they do while the parts move by little.
 */
function* likeliest(
  model: EngineModel,
  equations: Equations,
  failing: readonly Equation[],
  differences: Differences,
): Steps<Found> {
  function* found(influence: Influence): Steps<Found> {
    const space = yield* searchSpace(model, equations.all, influence, failing);
    const parts = yield* explainAll(space, influence, failing, differences);
    const left = parts.flatMap((part) => part.left.map(({ number }) => number));
    return { space, parts, left: new Set(left) };
  }
  const influence = new Influence(model, equations);
  const first = yield* found(influence);
  const isOne = stepsIn(first) === 1 && first.left.size === 0;
  if (isOne || !influence.hasRounded()) return first;
  const other = yield* found(new Influence(model, equations, true));
  const better = other.left.size - first.left.size || stepsIn(other) - stepsIn(first);
  return better < 0 ? other : first;
}

function stepsIn({ parts }: Found): number {
  return parts.reduce((sum, { steps }) => sum + steps.length, 0);
}

/** One mistake behind everything, else the mistakes of each knot by itself. */
function* explainAll(
  space: SearchSpace,
  influence: Influence,
  failing: readonly Equation[],
  differences: Differences,
): Steps<readonly Part[]> {
  const [cell] = yield* candidatesFor(space, failing, differences);
  // A cell that would do, but shows no sign of how it came about, is less likely than a whole table in another unit.
  const [table] =
    cell && cell.score >= TELLING_SCORE
      ? []
      : yield* wholeTableCandidates(space, influence, failing, differences);
  const single = table ?? cell;
  if (single) return [{ failing, steps: [single], left: [] }];
  const parts: Part[] = [];
  for (const knot of yield* knotsOf(space, failing, differences))
    parts.push({ failing: knot, ...(yield* explain(space, knot, differences)) });
  return parts;
}

function* searchSpace(
  model: EngineModel,
  equations: readonly Equation[],
  influence: Influence,
  failing: readonly Equation[],
): Steps<SearchSpace> {
  const cells = new Set<CellNumber>();
  for (const { identity } of failing) {
    for (const cell of [...identity.left.cells, ...identity.right.cells]) influence.sources(cell, cells);
  }
  const levers = new Map<EquationNumber, Lever[]>();
  for (const lever of yield* leversOver(cells, model, influence)) {
    for (const equation of lever.effect.keys()) {
      const known = levers.get(equation);
      if (known) known.push(lever);
      else levers.set(equation, [lever]);
    }
  }
  return { model, equations, levers, likelihood: new Likelihood(model, influence) };
}

/**
 * The mistake found at a step, with whatever else could stand in its place while the other steps of its part are taken: those
 * of other parts move none of its equations.
 */
function* groupOf(
  { space, left }: Found,
  engine: Engine,
  part: Part,
  own: Candidate,
  failing: readonly Equation[],
  start: Differences,
): Steps<CauseGroup> {
  const others = part.steps.filter((step) => step !== own);
  const differences = others.reduce((after, { lever, delta }) => after.after(lever.effect, delta), start);
  const behind = part.failing.filter(
    (equation) => !left.has(equation.number) && !holds(equation, differences.of(equation.number)),
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
  best: Candidate,
  named: readonly Candidate[],
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
  found: readonly Candidate[],
  isProvenNow: (candidate: Candidate) => boolean,
): { readonly named: readonly Candidate[]; readonly others: number } {
  const named = new Map<Lever, Candidate>();
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

function isAsGood({ score }: Candidate, best: Candidate): boolean {
  return best.score - score < SAME_SCORE;
}

/** The engine itself says that with these changes all of them hold and no error comes up. */
function isProven(engine: Engine, steps: readonly Candidate[], behind: readonly Equation[]): boolean {
  const values = new Map(steps.flatMap(({ changes }) => changes.map(({ cell, should }) => [cell, should])));
  const { identities } = engine.suppose([...values].map(([cell, value]) => ({ cell, value })));
  const keys = new Set(behind.map(({ key }) => key));
  return identities.every(({ key, identity, before, after }) => {
    if (after.state !== 'fail') return true;
    return identity.rule.severity !== 'error' || (before.state === 'fail' && !keys.has(key));
  });
}

function causeOf({ changes, reason, score }: Candidate, { model }: SearchSpace): Cause {
  return {
    changes: changes.map(
      ({ cell, value, should }): CellChange => ({
        cell: present(model.program.structure.cells[cell], 'a cell of the program').text,
        value,
        // What was moved away leaves a blank, as it came over one.
        should: should === 0n && reason.kind === 'moved' ? null : should,
      }),
    ),
    reason,
    score,
  };
}
