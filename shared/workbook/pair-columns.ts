import { type Alignment, alignInOrder } from './align-in-order';
import { pairFreely } from './pair-freely';

type Weigh = (wanted: number, printed: number) => number;

/** In the pack's order; of all ways the one that pairs most, so that a missing or unknown column costs no other its place. */
export function pairInOrder(panels: readonly number[], printed: number, weigh: Weigh): Alignment {
  return alignInOrder(panels.length, printed, weigh);
}

/**
 * In whatever order an office prints them: the columns within a panel, and the panels. The columns of a panel stand
 * together, so each panel gets a stretch of the sheet's columns for its own; without that, the amounts of one could
 * be read beside the lines of another. `panels` says to which panel each wanted column belongs, ascending.
 */
export function pairInAnyOrder(panels: readonly number[], printed: number, weigh: Weigh): Alignment {
  const fitting = Array.from({ length: printed }, (_, at) => at).filter((at) =>
    panels.some((_, index) => weigh(index, at) > 0),
  );
  const groups = [...new Set(panels)].map((panel) =>
    panels.flatMap((own, index) => (own === panel ? [index] : [])),
  );
  const stretch = remembered((group: number, from: number, to: number): Alignment => {
    const wanted = groups[group] ?? [];
    return pairFreely(wanted.length, to - from, (index, at) =>
      weigh(wanted[index] ?? 0, fitting[from + at] ?? 0),
    );
  });
  const best = divide(groups.length, fitting.length, (group, from, to) => stretch(group, from, to).score);
  const places = new Array<number | undefined>(panels.length).fill(undefined);
  for (const { group, from, to } of best.stretches) {
    for (const [index, at] of stretch(group, from, to).places.entries()) {
      const wanted = groups[group]?.[index];
      if (wanted !== undefined && at !== undefined) places[wanted] = fitting[from + at];
    }
  }
  return { places, score: best.score };
}

type Stretch = { readonly group: number; readonly from: number; readonly to: number };
type Division = { readonly score: number; readonly stretches: readonly Stretch[] };

/** Divides the columns from left to right among the groups, in the order that scores most; the given order first. */
function divide(
  groups: number,
  columns: number,
  score: (group: number, from: number, to: number) => number,
): Division {
  const known = new Map<string, Division>();
  const from = (start: number, left: readonly number[]): Division => {
    if (left.length === 0) return { score: 0, stretches: [] };
    const key = `${start} ${left.join(' ')}`;
    const before = known.get(key);
    if (before) return before;
    let best: Division = { score: -1, stretches: [] };
    for (const group of left) {
      const others = left.filter((other) => other !== group);
      // The last group takes all that is left.
      const first = others.length === 0 ? columns : start;
      for (let to = first; to <= columns; to += 1) {
        const rest = from(to, others);
        const sum = score(group, start, to) + rest.score;
        if (sum > best.score)
          best = { score: sum, stretches: [{ group, from: start, to }, ...rest.stretches] };
      }
    }
    known.set(key, best);
    return best;
  };
  return from(
    0,
    Array.from({ length: groups }, (_, group) => group),
  );
}

function remembered<Value>(
  compute: (group: number, from: number, to: number) => Value,
): (group: number, from: number, to: number) => Value {
  const known = new Map<string, Value>();
  return (group, from, to) => {
    const key = `${group} ${from} ${to}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(group, from, to);
    known.set(key, value);
    return value;
  };
}
