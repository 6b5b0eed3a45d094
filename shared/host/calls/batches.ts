import { z } from 'zod';
import { UNIT_STATES, unitResult } from '../../batch/unit-result';
import { unitRow } from '../../batch/unit-row';
import { rosterTold } from './rosters';

const count = z.number().int().nonnegative();

/** How a run that is no longer under way came to its end. */
const batchEnd = z.discriminatedUnion('kind', [
  /** `told`: folders that could not be looked into, whose last year was not found, a sentence each. */
  z.object({
    kind: z.literal('done'),
    told: z.array(z.string()).readonly(),
    expected: rosterTold.nullable(),
  }),
  z.object({
    kind: z.literal('stopped'),
    told: z.array(z.string()).readonly(),
    expected: rosterTold.nullable(),
  }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

/** Many files checked (批量检查): one run at a time, whichever window began it; all windows may look. */
export const BATCH_CALLS = {
  /**
   * Begins a run over folders and files that were named; its results go into a folder that was named. With a run of
   * the same folder there already it is asked whether to go on with it (`resume`).
   */
  'batch.begin': {
    request: z.object({
      places: z.array(z.string()).min(1).max(200),
      output: z.string(),
      /** Last year's files, found by the same names. */
      prior: z.string().optional(),
      /** Absent: each file's own. */
      packId: z.string().optional(),
      /** The list of units that are expected to report (应报名单), named for it. */
      expected: z.string().optional(),
      resume: z.boolean().optional(),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('begun'), run: count }),
      /** Of a run before, with so many results. */
      z.object({ outcome: z.literal('asked'), done: count }),
    ]),
  },
  /** How the last run stands: what the page does not have yet of its files and results. Null: there was none. */
  'batch.news': {
    request: z.object({
      /** Of the run whose files and results are counted here; of another one all is new. */
      run: count,
      files: count,
      rows: count,
    }),
    response: z.object({
      news: z
        .object({
          run: count,
          places: z.array(z.string()).readonly(),
          output: z.string(),
          /** The next of the files, in their order; there may be more. */
          files: z.array(z.string()).readonly(),
          /** The next of the results, in the order of the files; there may be more. */
          rows: z.array(unitRow).readonly(),
          counts: z.record(z.enum(UNIT_STATES), count),
          done: count,
          /** Null while the files are being found. */
          total: count.nullable(),
          perSecond: z.number().nullable(),
          secondsLeft: z.number().nullable(),
          end: batchEnd.nullable(),
        })
        .nullable(),
    }),
  },
  /** Ends the run under way; what is done is kept, and the run can be gone on with. */
  'batch.stop': { request: z.object({}), response: z.object({}) },
  /** All that came of one file of the last run, and the file named so that it can be opened. */
  'batch.unit': {
    request: z.object({ run: count, at: count }),
    response: z.object({ path: z.string(), isProject: z.boolean(), result: unitResult }),
  },
  /** Writes the results so far as a workbook; files that were not checked are listed in it as such. */
  'batch.export': {
    request: z.object({ run: count, path: z.string() }),
    response: z.object({ path: z.string() }),
  },
} as const;
