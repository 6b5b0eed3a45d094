import { present } from '../kit/assert';
import type { Groups, Held } from './balance-steps';
import { CheapestFirst } from './cheapest-first';
import { distance, STEP, stepsBelow } from './wanyuan-steps';

/** One group moved by one step. */
export type Move = { readonly group: number; readonly by: 1 | -1 };

/** A way so far: which equations are off by how many steps after its moves. */
type Way = {
  readonly open: readonly (readonly [place: number, rest: number])[];
  readonly move?: Move;
  readonly from?: Way;
};

/** Beyond this the search is given up: one difference more in the report costs less than a clerk's wait. */
const MOST_WAYS = 4000;
const MOST_WAYS_FOR_A_BOUND = 200;
const MOST_OPEN = 4;

/**
 * The cheapest moves that bring one equation a step nearer to 0 and leave all others that hold at 0. A group stays
 * between the two steps around its exact amount; among equals the one with the largest remainder moves.
 */
export function findRepair(
  groups: Groups,
  held: Held,
  place: number,
  rest: 1 | -1,
): readonly Move[] | undefined {
  const mostWays = held.equations[place]?.bound ? MOST_WAYS_FOR_A_BOUND : MOST_WAYS;
  const queue = new CheapestFirst<Way>();
  const seen = new Set<string>();
  queue.put(0, { open: [[place, rest]] });
  for (let next = queue.take(); next && seen.size < mostWays; next = queue.take()) {
    const { cost, entry: way } = next;
    const [first] = way.open;
    if (!first) return movesOf(way);
    const key = way.open.join(';');
    if (seen.has(key)) continue;
    seen.add(key);
    const [at, off] = first;
    for (const [group, count] of present(held.equations[at], 'an open equation').terms) {
      if (Math.abs(count) !== 1) continue;
      const by = Math.sign(count) === Math.sign(off) ? -1 : 1;
      if (!mayMove(groups, way, group, by)) continue;
      const open = openAfter(held, way.open, { group, by });
      if (open.reduce((sum, [, left]) => sum + Math.abs(left), 0) > MOST_OPEN) continue;
      queue.put(cost + costOf(groups, held, { group, by }), { open, move: { group, by }, from: way });
    }
  }
  return undefined;
}

/** Both neighbouring steps of the exact amount are allowed, and nothing else; a whole amount stays where it is. */
function mayMove({ exact, steps }: Groups, way: Way, group: number, by: 1 | -1): boolean {
  for (let back: Way | undefined = way; back; back = back.from) if (back.move?.group === group) return false;
  const amount = exact.get(group) ?? 0n;
  const moved = (steps.get(group) ?? 0n) + BigInt(by);
  const low = stepsBelow(amount);
  return amount !== low * STEP && (moved === low || moved === low + 1n);
}

function openAfter(held: Held, open: Way['open'], { group, by }: Move): Way['open'] {
  const after = new Map(open);
  for (const place of held.counting.get(group) ?? []) {
    const count = held.equations[place]?.terms.get(group) ?? 0;
    const left = (after.get(place) ?? 0) + count * by;
    if (left === 0) after.delete(place);
    else after.set(place, left);
  }
  return [...after].toSorted(([one], [other]) => one - other);
}

/** Every move costs one weight at least, so that few cells move; how far it ends from the exact amount decides. */
function costOf({ exact, steps }: Groups, { weights }: Held, { group, by }: Move): number {
  const away = distance(exact.get(group) ?? 0n, (steps.get(group) ?? 0n) + BigInt(by));
  return (weights.get(group) ?? 1) * (Number(STEP) + away);
}

function movesOf(way: Way): readonly Move[] {
  const moves: Move[] = [];
  for (let back: Way | undefined = way; back; back = back.from) if (back.move) moves.push(back.move);
  return moves;
}
