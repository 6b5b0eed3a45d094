import { z } from 'zod';
import type { Amount } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { fixedPoint } from './fixed-point';
import type { Kind } from './kind';

/** 得分、权重: an exact number with so many decimals, two where the pack says nothing. */
export type ScoreType = { readonly kind: 'score'; readonly decimals: number };

export const scoreKind: Kind<ScoreType, Amount> = {
  ...fixedPoint<ScoreType>({ noun: '得分', decimals: ({ decimals }) => decimals, example: '9.5' }),
  name: '得分',
  parameters: z.strictObject({ decimals: z.number().int().min(0).max(6).default(2) }),
  measure: ({ decimals }) => String(decimals),
  display: (value, { decimals }) => decimalText(value, decimals),
  sentence: (value, { decimals }) => `${decimalText(value, decimals)}分`,
};
