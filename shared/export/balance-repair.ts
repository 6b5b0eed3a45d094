import type { HeldEquations } from './balance-state';
import { CheapestFirst } from './cheapest-first';
import type { Move, MovePrices } from './move-prices';

/** A way so far: which equations are off by how many steps after its moves. */
type Way = {
  /** Place and rest after place and rest, by ascending place. */
  readonly open: readonly number[];
  readonly cost: number;
  readonly move?: Move;
  readonly from?: Way;
};

/** A way's next move, not yet looked at: the one at `at` of the moves that bring one of its open equations nearer to 0. */
type Next = { readonly way: Way; readonly ahead: Ahead; readonly at: number };

/** What is ahead of a way: what it costs at least, and the moves of which one must be made. */
type Ahead = { readonly least: number; readonly moves: readonly Move[] };

/** Beyond this the search is given up: one difference more in the report costs less than a clerk's wait. */
const MOST_WAYS = 4000;
const MOST_WAYS_FOR_A_BOUND = 200;
const MOST_OPEN = 4;

/**
 * The cheapest moves that bring one equation a step nearer to 0 and leave all others that hold at 0; among equals the
 * group with the largest remainder moves. All that is open has to be closed in the end: a way costs at least what its dearest open
 * equation does, leads nowhere when one cannot be closed, and goes on where there is least to choose from (a line's own sum
 * before a sum of thousands). Of the moves of one way only the cheapest stands in the queue, and the next one takes its place
 * when it is taken.
 */
export function findRepair(
  prices: MovePrices,
  held: HeldEquations,
  place: number,
  rest: 1 | -1,
): readonly Move[] | undefined {
  const mostWays = held.equations[place]?.bound ? MOST_WAYS_FOR_A_BOUND : MOST_WAYS;
  const queue = new CheapestFirst<Next>();
  const seen = new SeenWays();
  const enter = (way: Way): void => {
    const ahead = aheadOf(prices, way.open);
    if (ahead !== undefined && seen.add(way.open, way.cost)) put({ way, ahead, at: 0 });
  };
  const put = (next: Next): void => {
    const { way, ahead, at } = next;
    const move = ahead.moves[at];
    if (move) queue.put(way.cost + Math.max(ahead.least, move.cost), next);
  };
  enter({ open: [place, rest], cost: 0 });
  for (let taken = queue.take(); taken && seen.size < mostWays; taken = queue.take()) {
    const { way, ahead, at } = taken.entry;
    put({ way, ahead, at: at + 1 });
    const move = ahead.moves[at];
    if (!move || hasMoved(way, move.group)) continue;
    const open = openAfter(held, way.open, move);
    if (open === undefined) continue;
    const after = { open, cost: way.cost + move.cost, move, from: way };
    if (open.length === 0) return movesOf(after);
    enter(after);
  }
  return undefined;
}

/** `undefined`: an open equation cannot be closed. */
function aheadOf(prices: MovePrices, open: Way['open']): Ahead | undefined {
  let least = 0;
  let moves: readonly Move[] | undefined;
  for (let at = 0; at < open.length; at += 2) {
    const [place = 0, rest = 0] = [open[at], open[at + 1]];
    const towards = prices.towards(place, rest > 0 ? -1 : 1);
    least = Math.max(least, towards.least * Math.abs(rest));
    // Groups that are counted more than once may close it too, and are not among the moves.
    if (towards.moves.length === 0 && towards.least === Number.POSITIVE_INFINITY) return undefined;
    if (moves === undefined || towards.moves.length < moves.length) moves = towards.moves;
  }
  return moves && { least, moves };
}

/** A group moves once at most: it stays between the two steps around its exact amount. */
function hasMoved(way: Way, group: number): boolean {
  for (let back: Way | undefined = way; back; back = back.from) if (back.move?.group === group) return true;
  return false;
}

/** What is off after a move; `undefined` where that is too much to be worth following. */
function openAfter(held: HeldEquations, open: Way['open'], { group, by }: Move): Way['open'] | undefined {
  const end = held.end(group);
  let off = 0;
  for (let at = 1; at < open.length; at += 2) off += Math.abs(open[at] ?? 0);
  // Most are too much, and need not be written down.
  for (let slot = held.first(group); slot < end; slot += 1) {
    const place = held.placeOf(slot);
    if (place === undefined) continue;
    const known = offAt(open, place);
    off += Math.abs(known + held.countOf(slot) * by) - Math.abs(known);
  }
  if (off > MOST_OPEN) return undefined;
  const after: number[] = [];
  let at = 0;
  for (let slot = held.first(group); slot < end; slot += 1) {
    const place = held.placeOf(slot);
    if (place === undefined) continue;
    for (; at < open.length && (open[at] ?? 0) < place; at += 2) after.push(open[at] ?? 0, open[at + 1] ?? 0);
    let rest = held.countOf(slot) * by;
    if (open[at] === place) {
      rest += open[at + 1] ?? 0;
      at += 2;
    }
    if (rest !== 0) after.push(place, rest);
  }
  for (; at < open.length; at += 1) after.push(open[at] ?? 0);
  return after;
}

function offAt(open: Way['open'], place: number): number {
  for (let at = 0; at < open.length; at += 2) if (open[at] === place) return open[at + 1] ?? 0;
  return 0;
}

/** Numbers enough for every place and rest of a way, and small enough that two of them make one exact number. */
const MOST_PLACES = 2 ** 26;

/**
 * What ways have led to. What is open is at most `MOST_OPEN` equations, each off by at most so many steps either way: two numbers
 * say it, and no text need be made of each way.
 */
class SeenWays {
  readonly #known = new Map<number, Map<number, number>>();
  size = 0;

  /** True: nothing led there as cheaply yet. */
  add(open: Way['open'], cost: number): boolean {
    const first = pairOf(open, 0) * MOST_PLACES + pairOf(open, 2);
    const second = pairOf(open, 4) * MOST_PLACES + pairOf(open, 6);
    const known = this.#known.get(first) ?? new Map<number, number>();
    if ((known.get(second) ?? Number.POSITIVE_INFINITY) <= cost) return false;
    this.#known.set(first, known.set(second, cost));
    this.size += 1;
    return true;
  }
}

/** 0: there is none. */
function pairOf(open: Way['open'], at: number): number {
  const place = open[at];
  return place === undefined ? 0 : 1 + place * (2 * MOST_OPEN + 1) + (open[at + 1] ?? 0) + MOST_OPEN;
}

function movesOf(way: Way): readonly Move[] {
  const moves: Move[] = [];
  for (let back: Way | undefined = way; back; back = back.from) if (back.move) moves.push(back.move);
  return moves;
}
