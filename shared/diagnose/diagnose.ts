import type { CellNumber } from '../engine/cell-numbers';
import type { Engine, EngineModel } from '../engine/engine';
import { present } from '../kit/assert';
import { type Candidate, candidatesFor, type SearchSpace } from './candidates';
import { type Cause, type CauseGroup, type CellChange, type Diagnosis, NO_DIAGNOSIS } from './cause';
import { Differences, type Equation, type EquationNumber, type Equations, equationsOf } from './equations';
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
export function diagnose(engine: Engine): Diagnosis {
  const model = engine.model();
  const equations = equationsOf(model);
  const differences = new Differences(equations.all);
  const failing = differences.failing();
  const unsearched = engine
    .failing()
    .filter(({ key, severity }) => severity === 'error' && equations.beyond.has(key))
    .flatMap(({ key }) => (model.document.explanations.has(key) ? [] : [key]));
  if (failing.length === 0) return { ...NO_DIAGNOSIS, unsearched };
  const { space, steps, left } = likeliest(model, equations, failing, differences);
  const groups = steps
    .map((_, at) => groupOf(space, engine, steps, at, failing, left, differences))
    // None of them held before the engine.
    .filter(({ causes }) => causes.length > 0);
  const explained = new Set(groups.flatMap(({ findings }) => findings));
  return {
    groups,
    unexplained: failing.flatMap(({ key }) => (explained.has(key) ? [] : [key])),
    unsearched,
  };
}

type Found = Explanation & { readonly space: SearchSpace };

/**
 * What explains the most by the fewest mistakes: printed totals that are kept as 尾差 follow their parts, or stay as
 * they are, as they do while the parts move by little.
 */
function likeliest(
  model: EngineModel,
  equations: Equations,
  failing: readonly Equation[],
  differences: Differences,
): Found {
  const found = (influence: Influence): Found => {
    const space = searchSpace(model, equations.all, influence, failing);
    return { space, ...explainAll(space, influence, failing, differences) };
  };
  const influence = new Influence(model, equations);
  const first = found(influence);
  const isOne = first.steps.length === 1 && first.left.length === 0;
  if (isOne || !influence.hasRounded()) return first;
  const other = found(new Influence(model, equations, true));
  const better = other.left.length - first.left.length || other.steps.length - first.steps.length;
  return better < 0 ? other : first;
}

/** One mistake behind everything, else the mistakes of each knot by itself. */
function explainAll(
  space: SearchSpace,
  influence: Influence,
  failing: readonly Equation[],
  differences: Differences,
): Explanation {
  const [cell] = candidatesFor(space, failing, differences);
  // A cell that would do, but shows no sign of how it came about, is less likely than a whole table in another unit.
  const [table] =
    cell && cell.score >= TELLING_SCORE ? [] : wholeTableCandidates(space, influence, failing, differences);
  const single = table ?? cell;
  if (single) return { steps: [single], left: [] };
  const parts = knotsOf(space, failing, differences).map((knot) => explain(space, knot, differences));
  return { steps: parts.flatMap(({ steps }) => steps), left: parts.flatMap(({ left }) => left) };
}

function searchSpace(
  model: EngineModel,
  equations: readonly Equation[],
  influence: Influence,
  failing: readonly Equation[],
): SearchSpace {
  const cells = new Set<CellNumber>();
  for (const { identity } of failing) {
    for (const cell of [...identity.left.cells, ...identity.right.cells]) influence.sources(cell, cells);
  }
  const levers = new Map<EquationNumber, Lever[]>();
  for (const lever of leversOver(cells, model, influence)) {
    for (const equation of lever.effect.keys()) {
      const known = levers.get(equation);
      if (known) known.push(lever);
      else levers.set(equation, [lever]);
    }
  }
  return { model, equations, levers, likelihood: new Likelihood(model, influence) };
}

/** The mistake found at a step, with whatever else could stand in its place while the other steps are taken. */
function groupOf(
  space: SearchSpace,
  engine: Engine,
  steps: readonly Candidate[],
  at: number,
  failing: readonly Equation[],
  left: readonly Equation[],
  start: Differences,
): CauseGroup {
  const own = present(steps[at], 'a step');
  const others = steps.filter((step) => step !== own);
  const differences = others.reduce((after, { lever, delta }) => after.after(lever.effect, delta), start);
  const unexplained = new Set(left.map(({ number }) => number));
  const behind = differences.failing().filter(({ number }) => !unexplained.has(number));
  // What a table in the other unit comes to is known as nearly as 万元 are: the engine could only refute it.
  if (own.reason.kind === 'whole-table') return groupAround(own, [own], 0, failing, space);
  const found = behind.length === 0 ? [own] : candidatesFor(space, behind, differences);
  const { named, others: more } = nameLikeliest(found.length === 0 ? [own] : found, (candidate) =>
    isProven(engine, [...others, candidate], behind),
  );
  const explainable = failing.filter(({ number }) => !unexplained.has(number));
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
