import { z } from 'zod';
import { rosterTold } from './rosters';

const told = z.object({ file: z.string(), organisation: z.string(), reason: z.string() });

/** One side of a transfer between units. `amount` in 元, as it is shown. */
const side = z.object({
  file: z.string(),
  organisation: z.string(),
  cell: z.string(),
  amount: z.string(),
});

/** Money in 分, or what else is counted, as it is written. */
const listed = z.union([
  z.object({ amount: z.string().regex(/^-?\d{1,30}$/) }),
  z.object({ text: z.string() }),
]);

/** Units of a department summed (汇总). */
export const SUM_CALLS = {
  /**
   * Reads units from folders and files that were named, and tells what summing them would come to before anything is
   * opened: who is in it, who is not and why, and what they handed to each other. The host keeps it until the next one.
   */
  'sum.read': {
    request: z.object({
      places: z.array(z.string()).min(1).max(200),
      /** The department's own file, to compare the sum with. */
      department: z.string().optional(),
      /** The folder of last year's files, which have the same names. */
      prior: z.string().optional(),
      /** Units as an answer before named them, that are left out of the sum. */
      omitted: z.array(z.object({ file: z.string(), organisation: z.string() })).optional(),
      /** Absent: the commonest. */
      packId: z.string().optional(),
      /** The list of units that are expected to report (应报名单), named for it. */
      expected: z.string().optional(),
      /** Of the department. */
      name: z.string(),
      /** As for `workbook.import`. */
      job: z.string().optional(),
    }),
    response: z.object({
      /** By this `sum.take` knows it. */
      sum: z.number().int(),
      packId: z.string(),
      packTitle: z.string(),
      year: z.number().int(),
      units: z.array(z.object({ file: z.string(), organisation: z.string() })).readonly(),
      /** Not in the sum. */
      leftOut: z.array(told).readonly(),
      /** In the sum, though their own tables fail or leave a question open. */
      failing: z.array(told).readonly(),
      /** In the sum, though not all of them was read. */
      remarks: z.array(told).readonly(),
      /** What else there is to look at, a sentence each. */
      notes: z.array(z.string()).readonly(),
      eliminations: z
        .array(
          z.object({
            title: z.string(),
            amount: z.string(),
            income: z.array(side).readonly(),
            expense: z.array(side).readonly(),
          }),
        )
        .readonly(),
      /** Transfers without their other side. */
      unmatched: z
        .array(z.object({ title: z.string(), side: z.enum(['income', 'expense']), of: side }))
        .readonly(),
      /** Cells where the department's own file says something else; null: it was not given. */
      differences: z.number().int().nullable(),
      /** Null: no list was given. */
      expected: rosterTold.nullable(),
    }),
  },
  /** The sum as a project's text. `left`: eliminations, by their place in the answer, that are not carried out. */
  'sum.take': {
    request: z.object({ sum: z.number().int(), left: z.array(z.number().int().nonnegative()) }),
    response: z.object({ project: z.string() }),
  },
  /** Writes as a workbook where the department's own tables and the sum of its units differ. */
  'sum.list': {
    request: z.object({
      path: z.string(),
      rows: z.array(
        z.object({
          table: z.string(),
          cell: z.string(),
          /** What is printed around the cell. */
          words: z.string(),
          typed: listed,
          sum: listed,
          difference: listed,
        }),
      ),
    }),
    response: z.object({ path: z.string() }),
  },
} as const;
