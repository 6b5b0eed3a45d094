import { z } from 'zod';
import { SCALES } from '../amount/amount';

const words = z.string().min(1).max(400);
const nth = z.number().int().min(0).max(10_000);
const panel = z.number().int().min(0).max(99);
const table = z.string().min(1).max(40);

/**
 * What a clerk said that words of a workbook mean (对应关系). Words are normalised (`normalName`), so that another
 * spacing or width of the same words needs no second answer; the target `null` means nothing: leave it out (忽略).
 */
export const answer = z.discriminatedUnion('of', [
  /** A title or number printed above a table. */
  z.object({ of: z.literal('title'), words, table: table.nullable() }),
  /** A sheet that prints no title, by its name. */
  z.object({ of: z.literal('sheet'), words, table: table.nullable() }),
  /** What a row of a panel is called; a line's key, or a 科目编码 where the panel lists codes. */
  z.object({ of: z.literal('line'), table, panel, words, nth, line: z.string().min(1).max(80).nullable() }),
  /** The words above a column, outermost first, joined by ` / `. */
  z.object({
    of: z.literal('column'),
    table,
    words,
    nth,
    column: z
      .object({
        panel,
        shows: z.enum(['label', 'number', 'code', 'name', 'amount']),
        amount: z.number().int().nullable(),
      })
      .nullable(),
  }),
  /** The 金额单位 of a table that prints none. */
  z.object({ of: z.literal('scale'), table, scale: z.enum(SCALES) }),
  /** Words over several columns: the title of the group that they are. */
  z.object({ of: z.literal('group'), table, words, group: words.nullable() }),
  /** Whether a table's numbers are meant as their formats show them or as they are stored. */
  z.object({ of: z.literal('reading'), table, reading: z.enum(['shown', 'stored']).nullable() }),
  /** Where a table's data begin: below the row of these words (`rowWords`). */
  z.object({ of: z.literal('body'), table, words }),
  /** A year that workbooks print and the pack was not made for: whether the pack reads them all the same. */
  z.object({ of: z.literal('year'), words, accepted: z.boolean() }),
  /** Of which kind workbooks of this title are that fit several kinds of 自评表 equally well, by its name. */
  z.object({ of: z.literal('form'), words, form: table.nullable() }),
]);
export type Answer = z.infer<typeof answer>;

/** The question an answer answers: two answers of one key contradict each other, and the later one holds. */
export function answerKey(given: Answer): string {
  switch (given.of) {
    case 'title':
    case 'sheet':
    case 'year':
    case 'form':
      return JSON.stringify([given.of, given.words]);
    case 'group':
      return JSON.stringify([given.of, given.table, given.words]);
    case 'line':
      return JSON.stringify([given.of, given.table, given.panel, given.words, given.nth]);
    case 'column':
      return JSON.stringify([given.of, given.table, given.words, given.nth]);
    case 'scale':
    case 'reading':
    case 'body':
      return JSON.stringify([given.of, given.table]);
  }
}

/** The answers with further ones taken in; of two to one question the further one stays, in the old one's place. */
export function mergeAnswers(known: readonly Answer[], further: readonly Answer[]): Answer[] {
  const merged = new Map(known.map((given) => [answerKey(given), given]));
  for (const given of further) merged.set(answerKey(given), given);
  return [...merged.values()];
}

/** The answers without those of the named questions. */
export function withoutAnswers(known: readonly Answer[], keys: readonly string[]): Answer[] {
  const gone = new Set(keys);
  return known.filter((given) => !gone.has(answerKey(given)));
}
