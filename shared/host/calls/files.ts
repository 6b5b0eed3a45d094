import { z } from 'zod';

export const filePurpose = z.enum([
  'open-project',
  'save-project',
  'open-workbook',
  /** Last year: a workbook or a project. */
  'open-prior',
  'open-template',
  'save-workbook',
  'open-pack',
  'save-pack',
]);
export type FilePurpose = z.infer<typeof filePurpose>;

/** Where the clerk's files are: the system's dialog, or the folders for the page's own chooser. */
export const FILE_CALLS = {
  /** Only where `nativeDialogs`. A null path: the clerk cancelled. */
  'files.choose': {
    request: z.object({ purpose: filePurpose, suggestedName: z.string().optional() }),
    response: z.object({ path: z.string().nullable() }),
  },
  /** Shows a file in the system's own file manager. */
  'files.reveal': { request: z.object({ path: z.string() }), response: z.object({}) },
  /** One folder of this user, for the page's own chooser. A null folder: where the program was called from. */
  'files.list': {
    request: z.object({ folder: z.string().nullable(), purpose: filePurpose }),
    response: z.object({
      folder: z.string(),
      parent: z.string().nullable(),
      places: z.array(z.object({ name: z.string(), path: z.string() })),
      entries: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          kind: z.enum(['folder', 'file']),
          /** Bytes; 0 for a folder. */
          size: z.number(),
          /** ISO time. */
          modified: z.string(),
        }),
      ),
    }),
  },
} as const;
