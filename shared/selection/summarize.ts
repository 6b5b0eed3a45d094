import { type Amount, type CellValue, isNumber } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import { sameMeasure } from '../kind/value-text';

/** What the status bar tells of selected numbers of one kind. Exact, in the kept integers (分). */
export type Summary = {
  /** Of the first of them. */
  readonly type: ValueType;
  readonly count: number;
  readonly sum: Amount;
  readonly least: Amount;
  readonly most: Amount;
};

/**
 * Sums up what is selected, kind by kind in the order in which they are met: money and counts are never added to one
 * another. Blank, — and texts do not count.
 */
export function summarize(
  cells: Iterable<{ readonly value: CellValue; readonly type: ValueType }>,
): readonly Summary[] {
  const groups: { type: ValueType; values: Amount[] }[] = [];
  for (const { value, type } of cells) {
    if (!isNumber(value)) continue;
    const known = groups.find((group) => sameMeasure(group.type, type));
    if (known) known.values.push(value);
    else groups.push({ type, values: [value] });
  }
  return groups.map(({ type, values }) => summaryOf(type, values));
}

function summaryOf(type: ValueType, values: readonly Amount[]): Summary {
  let [least = 0n] = values;
  let most = least;
  let sum = 0n;
  for (const value of values) {
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { type, count: values.length, sum, least, most };
}
