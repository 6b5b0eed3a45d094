import { grouped } from '../amount/format-amount';
import type { UnitCause } from './unit-result';

/** What a cause would change of a cell: `公开02表　…（02[2290804,2]）现为 11,923,961.36，应为 5,961,980.68`. */
export function changeText({ cell, place = cell, value, should }: UnitCause['cells'][number]): string {
  return `${place} 现为 ${shown(value)}，应为 ${shown(should)}`;
}

/** Money as people read it; anything else as it is written. */
function shown(value: string | null): string {
  if (value === null) return '空';
  return /^-?\d+\.\d\d$/.test(value) ? grouped(value) : value;
}
