import { z } from 'zod';

/** Questions over the data that a run of 批量检查 left in its folder (查询). */
export const QUERY_CALLS = {
  /** The questions that are ready for the data of a folder, each with its SQL; `pack`: of which pack's tables. */
  'query.ready': {
    request: z.object({ folder: z.string().nullable() }),
    response: z.object({
      questions: z
        .array(z.object({ id: z.string(), title: z.string(), sql: z.string(), pack: z.string().optional() }))
        .readonly(),
      /** Packs whose questions cannot be used, a sentence each. */
      problems: z.array(z.string()).readonly(),
    }),
  },
  /** Asks the data of a folder that was named as one of results. It can only be read. */
  'query.ask': {
    request: z.object({ folder: z.string(), sql: z.string().max(100_000) }),
    response: z.object({
      columns: z.array(z.object({ name: z.string(), type: z.string() })).readonly(),
      /** Every value as exact text; null: there is none. */
      rows: z.array(z.array(z.string().nullable()).readonly()).readonly(),
      /** There are more rows than these. */
      more: z.boolean(),
    }),
  },
  /** Asks again and writes all rows as a workbook or CSV that was named, amounts exact. */
  'query.export': {
    request: z.object({ folder: z.string(), sql: z.string().max(100_000), path: z.string() }),
    response: z.object({
      path: z.string(),
      rows: z.number().int(),
      /** There are more rows than were written. */
      more: z.boolean(),
      /** Numbers of more digits than a workbook's cell holds: texts in a workbook, whole in CSV until Excel opens it. */
      texts: z.number().int(),
    }),
  },
  /** Ends the question under way, which then answers that it was stopped. */
  'query.stop': { request: z.object({}), response: z.object({}) },
} as const;
