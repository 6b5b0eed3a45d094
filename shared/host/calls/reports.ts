import { z } from 'zod';

/** A text of the clerk as it stands in a finished document. */
export const foundText = z.object({
  key: z.string(),
  text: z.string(),
  /** The heading under which it stands. */
  heading: z.string(),
  /** The words around it were changed by hand: to be looked at with more care. */
  isUnsure: z.boolean(),
});

/** Parts printed on request (自查表) that follow the document, by words of their headings; absent: none. */
const appended = z.array(z.string()).optional();

/** The published document out, and texts of a finished one in. */
export const REPORT_CALLS = {
  /** The texts of a project's document as they stand in a document of an earlier year; nothing is changed. */
  'report.texts': {
    request: z.object({
      project: z.string(),
      path: z.string(),
      /** As for `workbook.import`. */
      job: z.string().optional(),
    }),
    response: z.object({
      found: z.array(foundText),
      /** Keys that it does not give, each with why. */
      absent: z.array(z.object({ key: z.string(), reason: z.string() })),
      /** What of the file was not read, a sentence each. */
      losses: z.array(z.string()),
    }),
  },
  /** Fills the office's own Word document with what a project says, and writes the result. */
  'report.fill': {
    request: z.object({ project: z.string(), template: z.string(), path: z.string() }),
    response: z.object({
      path: z.string(),
      /** What was filled, and what was not and why: a sentence each. */
      filled: z.array(z.string()),
      unfilled: z.array(z.string()),
    }),
  },
  /** The pages of the document as the PDF has them, counted without writing it: the preview's own. */
  'report.pages': {
    request: z.object({ project: z.string(), append: appended }),
    response: z.object({
      /** The sheet on which each block begins, counted from 1, in the document's order. */
      blocks: z.array(z.number().int()),
      /** The paragraphs that go on over the end of a sheet: on which they end, with how many lines. */
      running: z.array(
        z.object({ block: z.number().int(), sheet: z.number().int(), lines: z.number().int() }),
      ),
      /** Tables and contents on a later sheet than they begin: their first row or entry there, counted from 0. */
      broken: z.array(z.object({ block: z.number().int(), sheet: z.number().int(), row: z.number().int() })),
      /** The printed page of every entry of the contents, in their order. */
      headings: z.array(z.number().int()),
      sheets: z.number().int(),
    }),
  },
  /** Writes the document of a project; the format is one of those that `juesuan report` knows. */
  'report.write': {
    request: z.object({
      project: z.string(),
      path: z.string(),
      format: z.enum(['docx', 'pdf', 'html', 'txt']),
      append: appended,
    }),
    response: z.object({
      path: z.string(),
      /** What is still to be written or filled in, in the words of the document. */
      missing: z.array(z.string()),
      /** Fonts that stood in for others, and what else there is to know. */
      notes: z.array(z.string()),
      /** The page of every entry of the contents, in their order; none where the format has no pages. */
      headingPages: z.array(z.number().int()),
    }),
  },
} as const;
