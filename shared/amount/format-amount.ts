import {
  type Amount,
  absolute,
  type CellValue,
  FEN_PER,
  NOT_APPLICABLE,
  QUANTUM,
  type Scale,
  type ValueType,
} from './amount';

/** Plain decimal text, exact: 元 with two decimals; a count as a whole number. The form of files and of `--json`. */
export function plainText(value: Amount, type: ValueType): string {
  if (type === 'count') return value.toString();
  return decimal(value, 2);
}

/** What a table shows: thousands separators, two decimals, 万元 rounded half away from zero. Blank is empty. */
export function displayText(value: CellValue, type: ValueType, scale: Scale): string {
  if (value === null) return '';
  if (value === NOT_APPLICABLE) return '——';
  if (type === 'count') return value.toString();
  return grouped(scale === 'yuan' ? decimal(value, 2) : decimal(toQuantum(value) / QUANTUM.wanyuan, 2));
}

/** What a sentence says: thousands separators, no digit lost; at least two decimals. */
export function exactText(value: Amount, type: ValueType, scale: Scale): string {
  if (type === 'count' || scale === 'yuan') return displayText(value, type, 'yuan');
  return grouped(decimal(value, 6).replace(/0{1,4}$/, ''));
}

/** Rounds to the step of 万元 with two decimals, half away from zero; the result is still in 分. */
export function toQuantum(value: Amount): Amount {
  const half = QUANTUM.wanyuan / 2n;
  const rounded = ((absolute(value) + half) / QUANTUM.wanyuan) * QUANTUM.wanyuan;
  return value < 0n ? -rounded : rounded;
}

/** Text for an amount cell of a workbook in the scale: exact digits, no separators. 万元 is rounded to two decimals. */
export function workbookText(value: Amount, type: ValueType, scale: Scale): string {
  if (type === 'count' || scale === 'yuan') return plainText(value, type);
  return decimal((toQuantum(value) * 100n) / FEN_PER.wanyuan, 2);
}

/** An integer of `places` implied decimals, written out: (12345n, 2) → `123.45`. */
function decimal(value: bigint, places: number): string {
  const digits = absolute(value)
    .toString()
    .padStart(places + 1, '0');
  const point = digits.length - places;
  return `${value < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function grouped(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}
