import { greatest, least } from '#shared/kit/lists';
import type { RuledLine } from './page-ink';

/** A grid of ruled lines: `xs` and `ys` are its lines, cells the rectangles they enclose, merged where a line is missing. */
export type RuledGrid = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly RuledCell[];
};

export type RuledCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

/** Lines so near each other are one: borders of neighbouring cells, double lines. Points. */
const SAME = 2;
/** How far a line may end before the one it meets. */
const REACH = 2.5;
/** A table's side that is not ruled: its lines across reach so far beyond the last one down. */
const OPEN_SIDE = 6;
const SHORTEST = 4;
/** More lines than any page of tables has: a drawing. */
export const MOST_RULES = 20_000;

/** The grids on a page, from above. A single frame around a text is none. */
export function ruledGrids(rules: readonly RuledLine[]): readonly RuledGrid[] {
  if (rules.length > MOST_RULES) return [];
  const across = mergedLines(rules.filter(({ lies }) => lies === 'across'));
  const down = mergedLines(rules.filter(({ lies }) => lies === 'down'));
  return componentsOf(across, down)
    .flatMap(({ across: rows, down: columns }): RuledGrid[] => {
      const [h, v] = closedSides(rows, columns);
      const grid = gridOf(h, v);
      return grid.xs.length < 2 || grid.ys.length < 2 || grid.cells.length < 2 ? [] : [grid];
    })
    .sort((one, other) => (one.ys[0] ?? 0) - (other.ys[0] ?? 0));
}

type Line = { readonly at: number; readonly from: number; readonly to: number };

/** Lines at one height put together, and stretches that touch made one. */
function mergedLines(rules: readonly RuledLine[]): readonly Line[] {
  const ordered = [...rules].sort((one, other) => one.at - other.at);
  const merged: Line[] = [];
  let group: RuledLine[] = [];
  const finish = (): void => {
    if (group.length === 0) return;
    const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length;
    let open: { at: number; from: number; to: number } | undefined;
    for (const rule of [...group].sort((one, other) => one.from - other.from)) {
      if (open && rule.from <= open.to + REACH) open.to = Math.max(open.to, rule.to);
      else {
        open = { at, from: rule.from, to: rule.to };
        merged.push(open);
      }
    }
    group = [];
  };
  for (const rule of ordered) {
    if (group[0] && rule.at - group[0].at > SAME) finish();
    group.push(rule);
  }
  finish();
  return merged.filter(({ from, to }) => to - from >= SHORTEST);
}

type Component = { readonly across: Line[]; readonly down: Line[] };

/** Lines that meet, directly or over others, belong together. */
function componentsOf(across: readonly Line[], down: readonly Line[]): readonly Component[] {
  const owner = [...across, ...down].map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (owner[top] !== top) top = owner[top] ?? top;
    owner[at] = top;
    return top;
  };
  for (const [row, h] of across.entries()) {
    for (const [column, v] of down.entries()) {
      if (reaches(h, v.at) && reaches(v, h.at)) owner[root(row)] = root(across.length + column);
    }
  }
  const found = new Map<number, Component>();
  const put = (at: number, line: Line, list: 'across' | 'down'): void => {
    const key = root(at);
    const component = found.get(key) ?? { across: [], down: [] };
    found.set(key, component);
    component[list].push(line);
  };
  for (const [at, line] of across.entries()) put(at, line, 'across');
  for (const [at, line] of down.entries()) put(across.length + at, line, 'down');
  return [...found.values()].filter((each) => each.across.length > 0 && each.down.length > 0);
}

function reaches(line: Line, at: number): boolean {
  return line.from - REACH <= at && at <= line.to + REACH;
}

/** Sides that a table leaves open are closed where its lines end. */
function closedSides(
  across: readonly Line[],
  down: readonly Line[],
): readonly [readonly Line[], readonly Line[]] {
  const closed = (lines: readonly Line[], crossing: readonly Line[]): readonly Line[] => {
    const from = least(lines.map((line) => line.from));
    const to = greatest(lines.map((line) => line.to));
    const ats = lines.map(({ at }) => at);
    const heights = crossing.map(({ at }) => at);
    const [first, last] = [least(ats), greatest(ats)];
    const added: Line[] = [];
    if (least(heights) - from > OPEN_SIDE) added.push({ at: from, from: first, to: last });
    if (to - greatest(heights) > OPEN_SIDE) added.push({ at: to, from: first, to: last });
    return [...crossing, ...added];
  };
  const columns = closed(across, down);
  return [closed(columns, across), columns];
}

function gridOf(across: readonly Line[], down: readonly Line[]): RuledGrid {
  const xs = distinct(down.map(({ at }) => at));
  const ys = distinct(across.map(({ at }) => at));
  const columns = Math.max(0, xs.length - 1);
  const rows = Math.max(0, ys.length - 1);
  const owner = Array.from({ length: rows * columns }, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (owner[top] !== top) top = owner[top] ?? top;
    return top;
  };
  const isRuled = (lines: readonly Line[], at: number, from: number, to: number): boolean =>
    lines.some(
      (line) =>
        Math.abs(line.at - at) <= SAME &&
        line.from <= from + (to - from) / 2 &&
        line.to >= from + (to - from) / 2,
    );
  const [x, y] = [(at: number): number => xs[at] ?? 0, (at: number): number => ys[at] ?? 0];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      if (column + 1 < columns && !isRuled(down, x(column + 1), y(row), y(row + 1)))
        owner[root(at + 1)] = root(at);
      if (row + 1 < rows && !isRuled(across, y(row + 1), x(column), x(column + 1)))
        owner[root(at + columns)] = root(at);
    }
  }
  const boxes = new Map<number, Box>();
  for (let at = 0; at < owner.length; at += 1) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    boxes.set(root(at), widened(boxes.get(root(at)), { top: row, left: column, bottom: row, right: column }));
  }
  const whole = [...boxes.values()];
  const area = whole.reduce((sum, box) => sum + (box.bottom - box.top + 1) * (box.right - box.left + 1), 0);
  return { xs, ys, cells: (area === owner.length ? whole : apart(whole)).map(cellOf) };
}

type Box = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

function widened(box: Box | undefined, other: Box): Box {
  if (!box) return other;
  return {
    top: Math.min(box.top, other.top),
    left: Math.min(box.left, other.left),
    bottom: Math.max(box.bottom, other.bottom),
    right: Math.max(box.right, other.right),
  };
}

/** A merged area of odd shape takes the rectangle around it, and whatever stands in that with it. */
function apart(boxes: readonly Box[]): readonly Box[] {
  let left = [...boxes];
  for (let isDone = false; !isDone; ) {
    isDone = true;
    const next: Box[] = [];
    for (const box of left) {
      const met = next.findIndex(
        (other) =>
          box.top <= other.bottom &&
          other.top <= box.bottom &&
          box.left <= other.right &&
          other.left <= box.right,
      );
      const other = next[met];
      if (!other) next.push(box);
      else {
        next[met] = widened(other, box);
        isDone = false;
      }
    }
    left = next;
  }
  return [...left].sort((one, other) => one.top - other.top || one.left - other.left);
}

function cellOf({ top, left, bottom, right }: Box): RuledCell {
  return { row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1 };
}

function distinct(values: readonly number[]): readonly number[] {
  const ordered = [...values].sort((one, other) => one - other);
  return ordered.filter((value, at) => at === 0 || value - (ordered[at - 1] ?? 0) > SAME);
}
