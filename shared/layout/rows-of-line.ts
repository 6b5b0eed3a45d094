import { oncePer } from '../kit/once-per';
import type { LineKey } from '../rule/rule';
import type { TablePlane } from './layout';

/**
 * The rows of the body, by their index, in which the line stands or may stand. Found by the keys of the rows, so that those
 * that were never in sight need not be asked for their cells.
 */
export function rowsOfLine(plane: TablePlane, line: LineKey): readonly number[] {
  const { sure, unsure } = rowsByLine(plane);
  const rows = sure.get(line);
  if (!rows) return unsure;
  return unsure.length === 0 ? rows : [...rows, ...unsure];
}

type RowsByLine = {
  readonly sure: ReadonlyMap<string, readonly number[]>;
  /** Their keys could be read in several ways: a name with the sign in it, a footer of many lines. */
  readonly unsure: readonly number[];
};

/** The rows by the lines that stand in them, one a panel, as their keys say. */
const rowsByLine = oncePer((plane: TablePlane): RowsByLine => {
  const panels = new Set(plane.columns.map(({ panel }) => panel)).size;
  const sure = new Map<string, number[]>();
  const unsure: number[] = [];
  for (const [row, { key }] of plane.body.entries()) {
    const lines = key.split('|');
    if (lines.length > panels) {
      unsure.push(row);
      continue;
    }
    for (const line of lines) {
      const others = sure.get(line);
      if (others) others.push(row);
      else sure.set(line, [row]);
    }
  }
  return { sure, unsure };
});
