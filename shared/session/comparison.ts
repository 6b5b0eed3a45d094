import { type Amount, absolute, type CellValue, isNumber, type Scale } from '../amount/amount';
import { nearestInteger } from '../amount/rational';
import { type Address, type AddressText, toAddress } from '../document/address';
import { AMOUNT } from '../kind/kinds';
import { displayText } from '../kind/value-text';
import type { ComparedPart } from '../layout/layout';
import { PRIOR_BOOK } from '../pack/book';
import type { Session } from './session';

/** This year's value of a cell beside last year's. */
export type Comparison = {
  readonly prior: CellValue;
  /** This year minus last year; blank counts as 0. */
  readonly difference: Amount;
  /** Change in hundredths of a per cent of last year's size, half away from zero; null where last year is 0. */
  readonly rate: bigint | null;
};

/** Compares; `undefined` where neither year has a number. */
export function compareYears(current: CellValue, prior: CellValue): Comparison | undefined {
  if (!isNumber(current) && !isNumber(prior)) return undefined;
  const base = isNumber(prior) ? prior : 0n;
  const difference = (isNumber(current) ? current : 0n) - base;
  if (base === 0n) return { prior, difference, rate: null };
  const { integer } = nearestInteger({ numerator: difference * 10_000n, denominator: absolute(base) });
  return { prior, difference, rate: integer };
}

/** A change of more than `threshold` whole per cent, exactly; from nothing to something always is. */
export function isNotable({ difference, rate, prior }: Comparison, threshold: number): boolean {
  if (rate === null) return difference !== 0n;
  const base = isNumber(prior) ? absolute(prior) : 0n;
  return absolute(difference) * 100n > BigInt(threshold) * base;
}

/** `12.35%`, `-100.00%`; a base of 0 is worded, never divided by. */
export function rateText({ rate, difference }: Comparison): string {
  if (rate === null) return difference === 0n ? '持平' : '上年无';
  const digits = absolute(rate).toString().padStart(3, '0');
  return `${rate < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}

/** A cell of this year's beside last year's; `undefined` where there is nothing to compare. */
export function comparisonAt(session: Session, text: AddressText): Comparison | undefined {
  const address = toAddress(text);
  const prior = priorValue(session, address);
  if (prior?.kind !== 'value') return undefined;
  return compareYears(session.cell(address)?.value ?? null, prior.value);
}

/** What one of the compared columns shows for a cell. Blank: no last year here, or neither year has a number. */
export function comparedText(session: Session, text: AddressText, shows: ComparedPart, scale: Scale): string {
  const comparison = comparisonAt(session, text);
  if (!comparison) return '';
  const type = session.cell(text)?.type ?? AMOUNT;
  switch (shows) {
    case 'prior':
      return displayText(comparison.prior, type, scale);
    case 'difference':
      return displayText(comparison.difference, type, scale);
    case 'percent':
      return rateText(comparison);
  }
}

/** What last year's tables say where a cell of this year's stands. */
export type PriorValue =
  | { readonly kind: 'value'; readonly value: CellValue }
  /** No last year in the project, or its table is missing. */
  | { readonly kind: 'no-prior' }
  /** Last year's pack had no such table, column or line. */
  | { readonly kind: 'no-counterpart' };

/**
 * Last year's value of a cell of this year. A 科目 that last year did not have is blank. The same cells are what rules
 * read as 上年.… and what carrying forward offers; a last year of another pack was brought into these terms when it was
 * taken (`translatePrior`).
 */
export function priorValue(session: Session, address: Address): PriorValue {
  const prior = session.document().books.get(PRIOR_BOOK);
  if (!prior) return { kind: 'no-prior' };
  const { table, line, column } = address;
  const lack = prior.lacks?.find((candidate) => candidate.table === table);
  if (lack?.columns.includes(column) || lack?.lines.includes(line)) return { kind: 'no-counterpart' };
  const content = prior.tables.get(table);
  if (!content || content.absent) return { kind: 'no-prior' };
  return { kind: 'value', value: session.cell({ book: PRIOR_BOOK, table, line, column })?.value ?? null };
}
