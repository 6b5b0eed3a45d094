import { grouped } from '#shared/amount/format-amount';
import type { HostResponse } from '#shared/host/contract';

type Column = HostResponse<'query.ask'>['columns'][number];

const NUMBERS = /^(DECIMAL|BIGINT|INTEGER|HUGEINT|DOUBLE|SMALLINT|UBIGINT)/;

export function isNumberColumn({ type }: Column): boolean {
  return NUMBERS.test(type);
}

/** As it is shown: amounts and other decimals with separators between the thousands. What is copied and written is the text itself. */
export function shownNumber(text: string, { type }: Column): string {
  return /^(DECIMAL|DOUBLE)/.test(type) && /^-?\d+(\.\d+)?$/.test(text) ? grouped(text) : text;
}

/** So many decimals are kept, to compare sizes; what is shown is the text itself. */
const DECIMALS = 6;

/** A number's text as a whole number of millionths; 0 for what is none. */
export function millionthsOf(text: string | null): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? '');
  if (!match) return 0n;
  const [, sign, whole = '', part = ''] = match;
  const size = BigInt(`${whole}${part.slice(0, DECIMALS).padEnd(DECIMALS, '0')}`);
  return sign === '-' ? -size : size;
}
