import { z } from 'zod';

/** The published document out. */
export const REPORT_CALLS = {
  /** Writes the document of a project; the format is one of those that `juesuan report` knows. */
  'report.write': {
    request: z.object({
      project: z.string(),
      path: z.string(),
      format: z.enum(['docx', 'pdf', 'html', 'txt']),
    }),
    response: z.object({
      path: z.string(),
      /** What is still to be written or filled in, in the words of the document. */
      missing: z.array(z.string()),
      /** Fonts that stood in for others, and what else there is to know. */
      notes: z.array(z.string()),
    }),
  },
} as const;
