import { parseRational, type Rational } from '../amount/rational';
import { failed, ok, type Result } from '../kit/result';
import type { ValueType } from './kinds';
import { dimensionOf, kindName, measures, perOne, writtenUnit } from './value-text';

/** A number written in a formula: `10`, `0.5`, `98%`, `5万元`. Without a unit it counts what the cells beside it do. */
export type WrittenNumber = { readonly value: Rational; readonly unit?: '%' | '元' | '万元' };

const WRITTEN = /^(\d+(?:\.\d+)?)(%|元|万元)?$/;

/** `undefined`: the text is no number. */
export function readWrittenNumber(text: string): WrittenNumber | undefined {
  const [, digits = '', unit] = WRITTEN.exec(text) ?? [];
  const value = digits === '' ? undefined : parseRational(digits);
  if (!value) return undefined;
  return unit === '%' || unit === '元' || unit === '万元' ? { value, unit } : { value };
}

/** In arithmetic: money in 元, a percentage as the share it is. */
export function shareOf({ value, unit }: WrittenNumber): Rational {
  if (unit === '%') return { ...value, denominator: value.denominator * 100n };
  return unit === '万元' ? { ...value, numerator: value.numerator * 10_000n } : value;
}

/**
 * Beside cells of a type, in the kept integer: 10 is 10元, 10 things, 10 points, 10%. The problem is a sentence for the
 * pack's author.
 */
export function writtenValue(number: WrittenNumber, type: ValueType): Result<bigint, string> {
  const { unit, value } = number;
  const fits = unit === undefined || (unit === '%' ? dimensionOf(type) === '' : measures(type) === 'money');
  if (!fits) return failed(`数旁的单位“${unit}”与${kindName(type)}不合`);
  const exact = unit === undefined ? value : shareOf(number);
  const numerator = exact.numerator * (unit === undefined ? writtenUnit(type) : perOne(type));
  return numerator % exact.denominator === 0n
    ? ok(numerator / exact.denominator)
    : failed(`公式里的数小数太多，${kindName(type)}没有这么细`);
}
