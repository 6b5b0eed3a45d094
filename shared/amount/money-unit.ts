import { SCALES, type Scale } from './amount';

/** Powers of ten over 元 of the scales in which tables are kept. */
export const POWER_OF: Readonly<Record<Scale, number>> = { yuan: 0, qianyuan: 3, wanyuan: 4, yiyuan: 8 };

const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** The power of ten over 元 of a unit of money in words: 元 0, 千元 3, 百万元 6, 亿元 8; anything else: `undefined`. */
export function moneyPower(unit: string): number | undefined {
  if (!/^[十百千万亿]*元$/.test(unit)) return undefined;
  return [...unit.slice(0, -1)].reduce((sum, word) => sum + (POWERS[word] ?? 0), 0);
}

/** The scales in which tables are looked at and exchanged: 元 and 万元, and the one in which the pack publishes. */
export function usualScales(published: Scale): Scale[] {
  return SCALES.filter((scale) => scale === 'yuan' || scale === 'wanyuan' || scale === published);
}

/** Whether a workbook's tables may be in the unit without a word. */
export function isExpectedPower(power: number, published: Scale): boolean {
  return usualScales(published).some((scale) => POWER_OF[scale] === power);
}

/** The scale that is this unit, where tables may be kept in it: none is kept in 百元. */
export function scaleOfPower(power: number): Scale | undefined {
  return SCALES.find((scale) => POWER_OF[scale] === power);
}
