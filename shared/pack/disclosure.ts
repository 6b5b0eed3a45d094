import { z } from 'zod';
import { parseExpression } from '../rule/parse-formula';

/**
 * What the narrative must say beside its amounts (团组数、批次、保有量、授予中小企业的金额): data of the pack, for places ask for
 * different things. The audit of a finished document looks for each.
 */
export type Disclosure = {
  /** What it is called to people: 国内接待批次. */
  readonly name: string;
  /** The cell or sum that the pack's own sentence says it of. */
  readonly cell: string;
  /** Other wordings: in each of them all words, parted by spaces, must stand around the number. */
  readonly words: readonly string[];
  /** The amount beside it: where that is 0, its lack is a hint at most. Absent: it must be said whatever the amounts are. */
  readonly when?: string;
  /** Whether its lack is told as a hint also beside an amount. */
  readonly isHint: boolean;
};

/** The shape of an entry of `disclosures` in `report.yaml`. */
export const disclosureFile = z.strictObject({
  name: z.string().min(1),
  cell: z.string().min(1),
  words: z.array(z.string().min(1)).min(1),
  when: z.string().min(1).optional(),
  severity: z.literal('提示').optional(),
});

/** The entry, or why it cannot be one. */
export function disclosureOf(given: z.infer<typeof disclosureFile>): Disclosure | string {
  const { name, cell, words, when, severity } = given;
  for (const formula of [cell, ...(when === undefined ? [] : [when])]) {
    const parsed = parseExpression(formula);
    if (!parsed.ok) return `“${formula}”不是单元格或其加减：${parsed.problem}`;
  }
  return { name, cell, words, ...(when === undefined ? {} : { when }), isHint: severity !== undefined };
}
