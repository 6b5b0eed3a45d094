import type { CellNumber } from '../engine/cell-numbers';
import type { Engine, EngineModel } from '../engine/engine';
import type { Steps } from '../kit/steps';
import { candidatesFor, type MovedLever, type SearchSpace } from './candidates';
import { type CauseGroup, type Diagnosis, NO_DIAGNOSIS } from './cause';
import { type Found, groupOf, type Part } from './cause-group';
import { Differences, type Equation, type EquationNumber, type Equations, equationsOf } from './equations';
import { Influence } from './influence';
import { knotsOf } from './knots';
import { type Lever, leversOver } from './levers';
import { Likelihood } from './likelihood';
import { explain } from './search';
import { wholeTableCandidates } from './whole-tables';

/** From this score on a slip has left a sign. */
const TELLING_SCORE = 1;

/**
 * Finds what is behind the failing identities: the fewest changes to entered cells that make every one of them hold
 * and break none. Identities that no common mistake can touch are looked at apart, so two mistakes give two groups.
 */
export function* diagnose(engine: Engine): Steps<Diagnosis> {
  const model = engine.model();
  const { explanations } = model.document;
  const errors = engine
    .failing()
    .filter(({ key, severity }) => severity === 'error' && !explanations.has(key));
  // Equations are made of every identity: not for nothing.
  if (errors.length === 0) return NO_DIAGNOSIS;
  const equations = equationsOf(model);
  yield;
  const differences = new Differences(equations.all);
  const failing = differences.failing();
  const unsearched = errors.flatMap(({ key }) => (equations.beyond.has(key) ? [key] : []));
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
  const influence = new Influence(model, equations);
  yield;
  const first = yield* likeliestBy(influence, model, equations.all, failing, differences);
  const isOne = stepsIn(first) === 1 && first.left.size === 0;
  if (isOne || !influence.hasRounded()) return first;
  const other = yield* likeliestBy(
    new Influence(model, equations, true),
    model,
    equations.all,
    failing,
    differences,
  );
  const better = other.left.size - first.left.size || stepsIn(other) - stepsIn(first);
  return better < 0 ? other : first;
}

function* likeliestBy(
  influence: Influence,
  model: EngineModel,
  equations: readonly Equation[],
  failing: readonly Equation[],
  differences: Differences,
): Steps<Found> {
  // One mistake moves every failing equation, so also the one that the fewest cells are behind.
  const near = yield* searchSpace(model, equations, influence, narrowest(influence, failing));
  const single = yield* singleCause(near, influence, failing, differences);
  if (single)
    return {
      space: near,
      parts: [{ failing, steps: [single], left: [] }],
      left: new Set<EquationNumber>(),
    };
  const space = yield* searchSpace(model, equations, influence, failing);
  const parts: Part[] = [];
  for (const knot of yield* knotsOf(space, failing, differences))
    parts.push({ failing: knot, ...(yield* explain(space, knot, differences)) });
  const left = parts.flatMap((part) => part.left.map(({ number }) => number));
  return { space, parts, left: new Set(left) };
}

function stepsIn({ parts }: Found): number {
  return parts.reduce((sum, { steps }) => sum + steps.length, 0);
}

/** One mistake behind everything that fails. */
function* singleCause(
  space: SearchSpace,
  influence: Influence,
  failing: readonly Equation[],
  differences: Differences,
): Steps<MovedLever | undefined> {
  const [cell] = yield* candidatesFor(space, failing, differences);
  // A cell that would do, but shows no sign of how it came about, is less likely than a whole table in another unit.
  if (cell && cell.score >= TELLING_SCORE) return cell;
  const [table] = yield* wholeTableCandidates(space, influence, failing, differences);
  return table ?? cell;
}

/** Of the failing equations the one that the fewest entered cells are behind, or the first with few. */
function narrowest(influence: Influence, failing: readonly Equation[]): readonly Equation[] {
  let best: { readonly equation: Equation; readonly cells: number } | undefined;
  for (const equation of failing) {
    const cells = sourcesOf(influence, equation).size;
    if (!best || cells < best.cells) best = { equation, cells };
    if (best.cells <= FEW_CELLS) break;
  }
  return best ? [best.equation] : [];
}

/** Where so few cells are behind an equation, another with fewer need not be looked for. */
const FEW_CELLS = 64;

function sourcesOf(
  influence: Influence,
  { identity }: Equation,
  found: Set<CellNumber> = new Set(),
): Set<CellNumber> {
  for (const cell of [...identity.left.cells, ...identity.right.cells]) influence.sources(cell, found);
  return found;
}

function* searchSpace(
  model: EngineModel,
  equations: readonly Equation[],
  influence: Influence,
  failing: readonly Equation[],
): Steps<SearchSpace> {
  const cells = new Set<CellNumber>();
  for (const equation of failing) sourcesOf(influence, equation, cells);
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
