import { type Amount, type CellValue, isNumber, type ValueType } from '../amount/amount';

/** What the status bar tells of selected numbers of one type. Sums are exact; in 分, or whole for counts. */
export type Summary = {
  readonly count: number;
  readonly sum: Amount;
  /** Rounded half away from zero: of amounts to the 分, of counts to hundredths (implied decimals: two). */
  readonly mean: Amount;
  readonly least: Amount;
  readonly most: Amount;
};

export type SelectionSummary = {
  readonly amounts: Summary | undefined;
  readonly counts: Summary | undefined;
};

/** Sums up what is selected. Money and counts are never added to one another; blank and — do not count. */
export function summarize(
  cells: Iterable<{ readonly value: CellValue; readonly type: ValueType }>,
): SelectionSummary {
  const values: Record<ValueType, Amount[]> = { amount: [], count: [] };
  for (const { value, type } of cells) if (isNumber(value)) values[type].push(value);
  return { amounts: summaryOf(values.amount, 1n), counts: summaryOf(values.count, 100n) };
}

function summaryOf(values: readonly Amount[], steps: bigint): Summary | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  let sum = 0n;
  let least = first;
  let most = first;
  for (const value of values) {
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { count: values.length, sum, mean: divide(sum * steps, BigInt(values.length)), least, most };
}

/** Half away from zero. */
function divide(sum: bigint, by: bigint): bigint {
  const magnitude = sum < 0n ? -sum : sum;
  const rounded = (magnitude * 2n + by) / (by * 2n);
  return sum < 0n ? -rounded : rounded;
}
