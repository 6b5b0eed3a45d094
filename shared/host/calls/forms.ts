import { z } from 'zod';

/** Self-evaluation forms (绩效自评表) out of workbooks and Word documents. */
export const FORM_CALLS = {
  /**
   * Reads the forms of a file, or of all files of its folder, into a project as `juesuan forms import` does; the project
   * that was sent stays as it is. A form whose 项目 the project has already is left.
   */
  'forms.import': {
    request: z.object({
      project: z.string(),
      /** A workbook or Word document; with `folder` one of those in the folder that is meant. */
      path: z.string(),
      folder: z.boolean(),
      /** As for `workbook.import`. */
      job: z.string().optional(),
    }),
    response: z.object({
      /** The project with what was read. */
      project: z.string(),
      /** Folders that were not looked into, a sentence each. */
      unread: z.array(z.string()),
      files: z.array(
        z.object({
          file: z.string(),
          /** Why nothing of it could be read. */
          problem: z.string().optional(),
          taken: z.array(z.object({ book: z.string(), name: z.string(), notes: z.array(z.string()) })),
          /** What of it was not read, a sentence each. */
          left: z.array(z.string()),
        }),
      ),
    }),
  },
} as const;
