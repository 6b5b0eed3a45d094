import { greatest, least } from '#shared/kit/lists';
import { type Matrix, moved, type Point } from './page-ink';

/** A straight stroke, or a filled bar thin enough to be one. */
export type DrawnLine = { readonly from: Point; readonly to: Point };

/** Beyond it a filled bar is an area, not a line; points. */
const THICKEST = 3;

/** The straight lines of a path as the library gives it; `isStroked`: along its sides, else through the middle of bars. */
export function linesOfPath(
  path: readonly number[],
  matrix: Matrix,
  isStroked: boolean,
): readonly DrawnLine[] {
  return runsOf(path, matrix).flatMap((run) => (isStroked ? sidesOf(run) : barOf(run)));
}

/** 0 moves, 1 draws a line, 2 a cubic and 3 a quadratic curve, 4 closes. Curves part runs. */
function runsOf(path: readonly number[], matrix: Matrix): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  const coordinate = (at: number): number => path[at] ?? 0;
  for (let at = 0; at < path.length; ) {
    const step = path[at];
    const length = step === 4 ? 0 : step === 2 ? 6 : step === 3 ? 4 : 2;
    const [first] = run;
    if (step === 4 && first) run.push(first);
    else if (step !== 4) {
      if (step !== 1) {
        run = [];
        runs.push(run);
      }
      run.push(moved(matrix, coordinate(at + length - 1), coordinate(at + length)));
    }
    at += length + 1;
  }
  return runs;
}

function sidesOf(run: readonly Point[]): readonly DrawnLine[] {
  return run.flatMap((to, at) => {
    const from = run[at - 1];
    return from ? [{ from, to }] : [];
  });
}

function barOf(run: readonly Point[]): readonly DrawnLine[] {
  if (run.length < 3) return [];
  const xs = run.map(([x]) => x);
  const ys = run.map(([, y]) => y);
  const [left, right, top, bottom] = [least(xs), greatest(xs), least(ys), greatest(ys)];
  const [width, height] = [right - left, bottom - top];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (Math.min(width, height) > THICKEST) return [];
  return width >= height ? [{ from: [left, y], to: [right, y] }] : [{ from: [x, top], to: [x, bottom] }];
}
