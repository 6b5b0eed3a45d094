/** A template as it is looked for in a text: what it writes itself, and gaps where something else stands each time. */
export type Pattern = readonly (string | Gap)[];

/** `free`: any words may stand here; otherwise a number, a name, a year: few characters. */
export type Gap = { readonly free: boolean };

/** What stands in each gap of the pattern, in order; `certainty` tells how much of the words around it was found. */
export type Filled = { readonly text: string; readonly certainty: number };

/** Characters of the pattern beside a gap that speak for its place. */
const NEIGHBOURS = 8;

const MATCH = 1;
const FURTHER_MATCH = 2;
const LEFT_OUT = 0.5;
const FOREIGN = 1;
const IN_A_NARROW_GAP = 0.05;

/**
 * Lays a pattern over a text so that most of its words meet the same words, in order and in runs, and tells what stands
 * in its gaps: a sentence that was changed by hand here and there still gives its parts. Time and memory go with the
 * product of both lengths.
 */
export function alignText(pattern: Pattern, text: string): readonly Filled[] {
  const units = pattern.flatMap((part): (string | Gap)[] => (typeof part === 'string' ? [...part] : [part]));
  const characters = [...text];
  const width = characters.length + 1;
  const best = new Float64Array((units.length + 1) * width);
  const run = new Float64Array((units.length + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const at = (row: number, column: number): number => row * width + column;
  const value = (from: Float64Array, place: number): number => from[place] ?? Number.NEGATIVE_INFINITY;
  for (let column = 1; column < width; column += 1) best[column] = -FOREIGN * column;
  for (const [index, unit] of units.entries()) {
    const row = index + 1;
    const isGap = typeof unit !== 'string';
    best[at(row, 0)] = value(best, at(index, 0)) - (isGap ? 0 : LEFT_OUT);
    const cost = isGap ? (unit.free ? 0 : IN_A_NARROW_GAP) : FOREIGN;
    for (let column = 1; column < width; column += 1) {
      const place = at(row, column);
      if (!isGap && unit === characters[column - 1]) {
        const before = at(index, column - 1);
        run[place] = Math.max(value(best, before) + MATCH, value(run, before) + FURTHER_MATCH);
      }
      best[place] = Math.max(
        value(run, place),
        value(best, at(index, column)) - (isGap ? 0 : LEFT_OUT),
        value(best, at(row, column - 1)) - cost,
      );
    }
  }
  return trace(units, characters, best, run);
}

function trace(
  units: readonly (string | Gap)[],
  characters: readonly string[],
  best: Float64Array,
  run: Float64Array,
): readonly Filled[] {
  const width = characters.length + 1;
  const found = units.map(() => false);
  const taken = units.map((): string[] => []);
  let row = units.length;
  let column = characters.length;
  while (row > 0 || column > 0) {
    const place = row * width + column;
    const unit = units[row - 1];
    if (row > 0 && column > 0 && best[place] === run[place]) {
      found[row - 1] = true;
      row -= 1;
      column -= 1;
      continue;
    }
    const isGap = unit !== undefined && typeof unit !== 'string';
    const cost = isGap ? (unit.free ? 0 : IN_A_NARROW_GAP) : FOREIGN;
    if (column > 0 && (row === 0 || best[place] === (best[place - 1] ?? 0) - cost)) {
      if (isGap) taken[row - 1]?.unshift(characters[column - 1] ?? '');
      column -= 1;
    } else row -= 1;
  }
  return units.flatMap((unit, index) =>
    typeof unit === 'string'
      ? []
      : [{ text: (taken[index] ?? []).join(''), certainty: certaintyAt(units, found, index) }],
  );
}

/** The share of the pattern's own characters near a gap that stand in the text as well; 0 where it has none. */
function certaintyAt(units: readonly (string | Gap)[], found: readonly boolean[], gap: number): number {
  const near = [...literals(units, gap, -1), ...literals(units, gap, 1)];
  return near.length === 0 ? 0 : near.filter((index) => found[index]).length / near.length;
}

function literals(units: readonly (string | Gap)[], gap: number, step: 1 | -1): number[] {
  const near: number[] = [];
  for (let index = gap + step; near.length < NEIGHBOURS; index += step) {
    if (typeof units[index] !== 'string') break;
    near.push(index);
  }
  return near;
}
