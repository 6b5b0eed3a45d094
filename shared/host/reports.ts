import { z } from 'zod';
import { SCALES } from '../amount/amount';
import { addressWords } from '../document/address';

/** Which pack a workbook was taken to be of, and which others it may be of; best first. */
export const recognitionReport = z.object({
  certainty: z.enum(['sure', 'close', 'poor']),
  candidates: z.array(
    z.object({
      packId: z.string(),
      title: z.string(),
      /** 0 to 100. */
      score: z.number().int(),
      tablesFound: z.number().int(),
    }),
  ),
});
export type RecognitionReport = z.infer<typeof recognitionReport>;

/** What an export did. */
export const exportReport = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      sheet: z.string(),
      values: z.number().int(),
      insertedLines: z.number().int(),
      scale: z.enum(SCALES),
    }),
  ),
  /** Tables the template has no place for. */
  missing: z.array(z.string()),
  /** Template formulas over which an amount was written, with what they give themselves. */
  formulas: z.array(
    z.object({
      sheet: z.string(),
      cell: z.string(),
      formula: z.string(),
      written: z.string(),
      computed: z.string().nullable(),
      agrees: z.boolean(),
      message: z.string(),
    }),
  ),
  warnings: z.array(z.string()),
  /** What the conversion to 万元 left; empty lists where everything is printed in 元. Amounts as printed text. */
  rounding: z.object({
    differences: z.array(
      z.object({
        rule: z.string(),
        cells: z.array(addressWords),
        sum: z.string(),
        total: z.string(),
        difference: z.string(),
        message: z.string(),
      }),
    ),
    adjusted: z.array(
      z.object({ cell: addressWords, exact: z.string(), printed: z.string(), message: z.string() }),
    ),
  }),
});
export type ExportReport = z.infer<typeof exportReport>;
