import type { Steps } from '../kit/steps';
import { partialCandidates, type SearchSpace } from './candidates';
import type { Differences, Equation, EquationNumber } from './equations';
import { leversOf } from './search';

/**
 * Failing equations that some one likely mistake would move together, as separate lists. A mistake is likely here
 * when it makes at least one of them hold and breaks none.
 */
export function* knotsOf(
  space: SearchSpace,
  failing: readonly Equation[],
  differences: Differences,
): Steps<readonly (readonly Equation[])[]> {
  const roots = new Map(failing.map(({ number }) => [number, number]));
  const rootOf = (number: EquationNumber): EquationNumber => {
    let root = number;
    for (let next = roots.get(root); next !== undefined && next !== root; next = roots.get(root)) root = next;
    return root;
  };
  const partial = yield* partialCandidates(space, leversOf(space, failing), failing, differences);
  for (const { lever } of partial) {
    const [first, ...others] = [...lever.effect.keys()].filter((number) => roots.has(number));
    for (const other of others) if (first !== undefined) roots.set(rootOf(other), rootOf(first));
  }
  const knots = new Map<EquationNumber, Equation[]>();
  for (const equation of failing) {
    const root = rootOf(equation.number);
    const known = knots.get(root);
    if (known) known.push(equation);
    else knots.set(root, [equation]);
  }
  return [...knots.values()];
}
