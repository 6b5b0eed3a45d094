import { z } from 'zod';
import type { Amount } from '../amount/amount';
import { ownUnit } from '../amount/own-unit';
import { failed } from '../kit/result';
import { fixedPoint } from './fixed-point';
import type { Kind } from './kind';
import { explainScaled } from './pasted-amount';

/** People, vehicles, sets: whole numbers, whatever the scale of the table's amounts. `unit`: 辆、人、台（套）. */
export type CountType = { readonly kind: 'count'; readonly unit?: string | undefined };

const number = fixedPoint<CountType>({ noun: '数量', decimals: () => 0, example: '12' });

export const countKind: Kind<CountType, Amount> = {
  ...number,
  name: '数量',
  measures: 'things',
  countedUnit: ({ unit }) => unit,
  parameters: z.strictObject({
    unit: z
      .string()
      .regex(/^\P{N}+$/u, '单位不能含数字')
      .optional(),
  }),
  measure: () => '',
  read: (text, type, scale) => number.read(withoutUnit(text, type), type, scale),
  readTyped: (text, type, scale) => number.readTyped(withoutUnit(text, type), type, scale),
  readPasted(cell, type, scale) {
    if (cell.scaled) return failed(explainScaled(cell.text));
    if (ownUnit(cell.text) !== undefined) return failed(`“${cell.text}”是金额，这里填数量`);
    return number.readPasted({ ...cell, text: withoutUnit(cell.text, type) }, type, scale);
  },
  display: (value) => value.toString(),
  sentence: (value, { unit }) => `${value}${unit ?? ''}`,
};

/** `12辆` is 12 where 辆 is what is counted. */
function withoutUnit(text: string, { unit }: CountType): string {
  const plain = text.trimEnd();
  return unit !== undefined && plain.endsWith(unit) ? plain.slice(0, -unit.length) : text;
}
