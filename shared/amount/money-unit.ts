import type { Scale } from './amount';

/** Powers of ten over 元 of the two scales in which tables are kept. */
export const POWER_OF: Readonly<Record<Scale, number>> = { yuan: 0, wanyuan: 4 };

const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** The power of ten over 元 of a unit of money in words: 元 0, 千元 3, 百万元 6, 亿元 8; anything else: `undefined`. */
export function moneyPower(unit: string): number | undefined {
  if (!/^[十百千万亿]*元$/.test(unit)) return undefined;
  return [...unit.slice(0, -1)].reduce((sum, word) => sum + (POWERS[word] ?? 0), 0);
}

/** The scale that is this unit, where it is one of the two. */
export function scaleOfPower(power: number): Scale | undefined {
  if (power === POWER_OF.yuan) return 'yuan';
  return power === POWER_OF.wanyuan ? 'wanyuan' : undefined;
}
