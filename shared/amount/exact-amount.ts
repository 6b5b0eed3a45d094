import { absolute, FEN_PER, type Scale } from './amount';
import { parseRational, type Rational } from './rational';

/** A number in plain decimals and the unit it counts. */
export type Counted = { readonly number: string; readonly scale: Scale };

/**
 * What the exact number behind a shown one may count. A cell that shows `12.35万元` holds 12.3456 with the unit
 * written behind it, or 123456 (元) with a format that moves the point; it is whichever rounds to what is shown.
 * None: the format does something else with the number. Both: only of nearly nothing, as `0万元` with 0.3 behind it.
 */
export function countedBy(shown: Counted, exact: string): readonly Counted[] {
  const scales = new Set<Scale>([shown.scale, 'yuan']);
  return [...scales].map((scale) => ({ number: exact, scale })).filter((counted) => roundsTo(counted, shown));
}

/** Equal but for the decimals that are not shown. Signs aside: formats show negatives in red, or in brackets. */
function roundsTo(exact: Counted, shown: Counted): boolean {
  const [behind, seen] = [magnitude(exact.number), magnitude(shown.number)];
  if (!behind || !seen) return false;
  const [unit, step] = [FEN_PER[exact.scale], FEN_PER[shown.scale]];
  const difference = behind.numerator * seen.denominator * unit - seen.numerator * behind.denominator * step;
  return 2n * absolute(difference) <= step * behind.denominator;
}

function magnitude(number: string): Rational | undefined {
  return parseRational(number.replace(/[^\d.]/g, ''));
}
