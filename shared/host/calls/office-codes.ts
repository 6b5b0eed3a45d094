import { z } from 'zod';

export const officeCodes = z.object({
  /** The name of the workbook it was read from. */
  source: z.string(),
  /** ISO time. */
  importedAt: z.string(),
  codes: z.array(z.object({ code: z.string().regex(/^\d+$/), name: z.string() })),
});
export type OfficeCodes = z.infer<typeof officeCodes>;

/** The office's own list of 科目. */
export const OFFICE_CODE_CALLS = {
  /** The list of 科目 that this office keeps, if it has imported one. It suggests codes, in every project. */
  'office-codes.read': {
    request: z.object({}),
    response: z.object({ list: officeCodes.nullable() }),
  },
  /** Reads the list anew from a workbook; the one before is replaced. */
  'office-codes.import': {
    request: z.object({ path: z.string() }),
    response: z.object({
      list: officeCodes,
      /** Rows that gave no code. */
      left: z.array(z.object({ place: z.string(), reason: z.string() })),
    }),
  },
  'office-codes.remove': {
    request: z.object({}),
    response: z.object({}),
  },
} as const;
