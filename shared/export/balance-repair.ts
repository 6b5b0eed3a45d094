import type { Held } from './balance-state';
import { CheapestFirst } from './cheapest-first';
import type { Move, MovePrices } from './move-prices';

/** A way so far: which equations are off by how many steps after its moves, by ascending place. */
type Way = {
  readonly open: readonly (readonly [place: number, rest: number])[];
  readonly cost: number;
  readonly move?: Move;
  readonly from?: Way;
};

/** A way's next move, not yet looked at: the one at `at` of the moves that bring its first open equation nearer to 0. */
type Next = { readonly way: Way; readonly moves: readonly Move[]; readonly at: number };

/** Beyond this the search is given up: one difference more in the report costs less than a clerk's wait. */
const MOST_WAYS = 4000;
const MOST_WAYS_FOR_A_BOUND = 200;
const MOST_OPEN = 4;

/**
 * The cheapest moves that bring one equation a step nearer to 0 and leave all others that hold at 0; among equals the
 * group with the largest remainder moves. A sum has many parts: of the moves of one way only the cheapest stands in
 * the queue, and the next one takes its place when it is taken.
 */
export function findRepair(
  prices: MovePrices,
  held: Held,
  place: number,
  rest: 1 | -1,
): readonly Move[] | undefined {
  const mostWays = held.equations[place]?.bound ? MOST_WAYS_FOR_A_BOUND : MOST_WAYS;
  const queue = new CheapestFirst<Next>();
  const seen = new Set<string>();
  const enter = (way: Way): void => {
    const key = way.open.join(';');
    const [first] = way.open;
    if (first === undefined || seen.has(key)) return;
    seen.add(key);
    const [at, off] = first;
    put({ way, moves: prices.towards(at, off > 0 ? -1 : 1), at: 0 });
  };
  const put = (next: Next): void => {
    const move = next.moves[next.at];
    if (move) queue.put(next.way.cost + move.cost, next);
  };
  enter({ open: [[place, rest]], cost: 0 });
  for (let taken = queue.take(); taken && seen.size < mostWays; taken = queue.take()) {
    const { way, moves, at } = taken.entry;
    put({ way, moves, at: at + 1 });
    const move = moves[at];
    if (!move || hasMoved(way, move.group)) continue;
    const open = openAfter(held, way.open, move);
    if (open === undefined) continue;
    const after = { open, cost: taken.cost, move, from: way };
    if (open.length === 0) return movesOf(after);
    enter(after);
  }
  return undefined;
}

/** A group moves once at most: it stays between the two steps around its exact amount. */
function hasMoved(way: Way, group: number): boolean {
  for (let back: Way | undefined = way; back; back = back.from) if (back.move?.group === group) return true;
  return false;
}

/** What is off after a move; `undefined` where that is too much to be worth following. */
function openAfter(held: Held, open: Way['open'], { group, by }: Move): Way['open'] | undefined {
  const after = [...open];
  for (const place of held.counting.get(group) ?? []) {
    const change = (held.equations[place]?.terms.get(group) ?? 0) * by;
    const at = after.findIndex(([known]) => known >= place);
    const known = after[at];
    if (known?.[0] !== place) after.splice(at < 0 ? after.length : at, 0, [place, change]);
    else if (known[1] + change === 0) after.splice(at, 1);
    else after[at] = [place, known[1] + change];
  }
  return after.reduce((sum, [, left]) => sum + Math.abs(left), 0) > MOST_OPEN ? undefined : after;
}

function movesOf(way: Way): readonly Move[] {
  const moves: Move[] = [];
  for (let back: Way | undefined = way; back; back = back.from) if (back.move) moves.push(back.move);
  return moves;
}
