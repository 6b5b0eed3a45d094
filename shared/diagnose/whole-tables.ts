import { AMOUNT_LIMIT, type Amount, absolute } from '../amount/amount';
import type { CellNumber } from '../engine/cell-numbers';
import { measures } from '../kind/value-text';
import { present } from '../kit/assert';
import type { Steps } from '../kit/steps';
import type { MovedLever, SearchSpace } from './candidates';
import type { Differences, Equation, EquationNumber } from './equations';
import type { Influence } from './influence';
import { amountOrZero, type Mending } from './likelihood';

/** 元 and 万元 lie four powers of ten apart. */
const POWER = 4;
const TIMES = 10_000n;

/** So many times what decimals lose a difference must be. */
const CLEARLY = 4n;

/** A table with fewer amounts is not told from a slip in each. */
const FEWEST = 3;

/**
 * Tables whose every amount stands in the wrong unit, 元 typed for 万元 or the other way round: with all of them in
 * the right one, what fails holds, as nearly as amounts printed in 万元 with two decimals can. Candidates of a single
 * cell go before; a table is asked only where none of them explains everything.
 */
export function* wholeTableCandidates(
  space: SearchSpace,
  influence: Influence,
  failing: readonly Equation[],
  differences: Differences,
): Steps<readonly MovedLever[]> {
  const found: MovedLever[] = [];
  for (const [table, cells] of amountsByTable(space, influence)) {
    for (const power of [POWER, -POWER]) {
      yield;
      const changes = cells.map((cell) => scaled(space, cell, power));
      if (changes.length < FEWEST || changes.some(({ should }) => absolute(should) > AMOUNT_LIMIT)) continue;
      const effect = new Map<EquationNumber, Amount>();
      const blur = new Map<EquationNumber, Amount>();
      for (const { cell, value, should } of changes) {
        // What the amounts in 万元 left out, on whichever side they stand.
        const lost = power > 0 ? space.likelihood.step(cell) / 2n : TIMES / 2n;
        for (const [equation, times] of influence.differences(cell)) {
          const by = BigInt(times);
          effect.set(equation, (effect.get(equation) ?? 0n) + by * (should - amountOrZero(value)));
          blur.set(equation, (blur.get(equation) ?? 0n) + absolute(by) * lost);
        }
      }
      const mends = [...effect].every(([number, moved]) => {
        const equation = present(space.equations[number], 'a number of an equation');
        const slack = equation.tolerance + (blur.get(number) ?? 0n);
        return !equation.binding || isWithin(equation, differences.of(number) + moved, slack);
      });
      // What is lost by decimals must not be what explains.
      const isClear = failing.every(({ number }) => {
        const lost = blur.get(number);
        return lost !== undefined && absolute(differences.of(number)) > CLEARLY * lost;
      });
      if (mends && isClear)
        found.push({
          lever: { cells: cells.map((cell) => ({ cell, sign: 1 })), effect },
          delta: 1n,
          changes,
          reason: { kind: 'whole-table', table, power },
          score: 0,
        });
    }
  }
  return found;
}

/** Entered amounts of money that are not nothing, by table; counts have no such unit. */
function amountsByTable({ model }: SearchSpace, { entered }: Influence): ReadonlyMap<string, number[]> {
  const tables = new Map<string, number[]>();
  for (const cell of entered) {
    const { address, type } = present(model.program.structure.cells.get(cell), 'a cell of the program');
    if (measures(type) !== 'money' || amountOrZero(model.shown[cell] ?? null) === 0n) continue;
    const known = tables.get(address.table);
    if (known) known.push(cell);
    else tables.set(address.table, [cell]);
  }
  return tables;
}

/** The cell with what it holds in the other unit, to the step of its table. */
function scaled({ model, likelihood }: SearchSpace, cell: CellNumber, power: number): Mending {
  const value = model.shown[cell] ?? null;
  const amount = amountOrZero(value);
  if (power < 0) return { cell, value, should: amount * TIMES };
  const step = likelihood.step(cell);
  const steps = (absolute(amount) / TIMES + step / 2n) / step;
  return { cell, value, should: (amount < 0n ? -1n : 1n) * steps * step };
}

function isWithin({ identity: { relation } }: Equation, apart: Amount, slack: Amount): boolean {
  return (relation === '<=' || apart >= -slack) && (relation === '>=' || apart <= slack);
}
