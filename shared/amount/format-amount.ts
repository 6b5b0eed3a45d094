import { type Amount, absolute, DECIMALS, FEN_PER, QUANTUM, type Scale } from './amount';

/** An integer of `places` implied decimals, written out: (12345n, 2) → `123.45`. */
export function decimalText(value: bigint, places: number): string {
  if (places === 0) return value.toString();
  const digits = absolute(value)
    .toString()
    .padStart(places + 1, '0');
  const point = digits.length - places;
  return `${value < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** What a table shows: thousands separators, two decimals, 万元 rounded half away from zero. */
export function displayAmount(value: Amount, scale: Scale): string {
  return grouped(roundedAmount(value, scale));
}

/** Exact digits in the scale without separators: at least two decimals, up to six in 万元; reads back as the same 分. */
export function exactAmount(value: Amount, scale: Scale): string {
  return decimalText(value, DECIMALS[scale]).replace(/(\.\d\d)(\d*?)0+$/, '$1$2');
}

/** Two decimals in the scale, without separators; rounded in all but 元. */
export function roundedAmount(value: Amount, scale: Scale): string {
  if (scale === 'yuan') return decimalText(value, 2);
  return decimalText((toQuantum(value, scale) * 100n) / FEN_PER[scale], 2);
}

/** Rounds to the step of the scale with two decimals, half away from zero; the result is still in 分. */
export function toQuantum(value: Amount, scale: Scale = 'wanyuan'): Amount {
  const step = QUANTUM[scale];
  const rounded = ((absolute(value) + step / 2n) / step) * step;
  return value < 0n ? -rounded : rounded;
}

/** Decimal text with separators between the thousands. */
export function grouped(text: string): string {
  const [whole = '', ...fraction] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
