import { z } from 'zod';
import { answer } from '../../mapping/answer';
import { mappingReport } from '../../mapping/mapping-report';

/** The files that a self-evaluation form can be had as. */
export const FORM_FORMATS = ['docx', 'pdf', 'xlsx'] as const;
export type FormFormat = (typeof FORM_FORMATS)[number];

/** Self-evaluation forms (绩效自评表) out of workbooks and Word documents, and into files. */
export const FORM_CALLS = {
  /**
   * Reads the forms of a file, or of all files of its folder, into a project as `juesuan forms import` does; the project
   * that was sent stays as it is. A form whose 项目 the project has already is left, unless `replaces` says so.
   */
  'forms.import': {
    request: z.object({
      project: z.string(),
      /** A workbook or Word document; with `folder` one of those in the folder that is meant. */
      path: z.string(),
      folder: z.boolean(),
      /** They are last year's, in a project file too: this year's are begun from them, without results (由上年复制). */
      ofLastYear: z.boolean().default(false),
      replaces: z.boolean().default(false),
      /** What words of forms mean to the clerk, by the name of their kind; absent: what is remembered. */
      answers: z.array(z.object({ kind: z.string(), answers: z.array(answer).max(20_000) })).optional(),
      /** As for `workbook.import`. */
      job: z.string().optional(),
    }),
    response: z.object({
      /** The project with what was read. */
      project: z.string(),
      /** Folders that were not looked into, a sentence each. */
      unread: z.array(z.string()),
      /** What words of the forms of each kind were taken to mean, over all files. */
      mappings: z.array(z.object({ kind: z.string(), mapping: mappingReport })),
      /** What there is to say of the remembered answers, a sentence each. */
      notices: z.array(z.string()),
      files: z.array(
        z.object({
          file: z.string(),
          /** Why nothing of it could be read. */
          problem: z.string().optional(),
          taken: z.array(z.object({ book: z.string(), name: z.string(), notes: z.array(z.string()) })),
          /** What of it was not read, a sentence each. */
          left: z.array(z.string()),
          /** Names of 项目 that the project has already, whose forms were left. */
          existing: z.array(z.string()),
        }),
      ),
    }),
  },
  /**
   * Writes each form into a folder, a file a form, as `juesuan forms export` does; those marked 涉密 are not written. Where
   * files of those names are there and are not to be replaced nothing is written, and they are named.
   */
  'forms.export': {
    request: z.object({
      project: z.string(),
      /** A folder that was named; it is made when there is none. */
      folder: z.string(),
      as: z.union([
        z.object({ format: z.enum(FORM_FORMATS) }),
        /** The office's own 自评表 workbook, to be filled. */
        z.object({ template: z.string() }),
      ]),
      replaces: z.boolean(),
      job: z.string().optional(),
    }),
    response: z.object({
      /** Names of files that are there already; none was written. */
      existing: z.array(z.string()),
      files: z.array(z.object({ file: z.string(), notes: z.array(z.string()) })),
      /** What was not written and why, a sentence each. */
      left: z.array(z.string()),
    }),
  },
} as const;
