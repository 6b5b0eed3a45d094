import { z } from 'zod';
import { answer } from './answer';

/** Words found in a workbook and what they are taken to mean. */
export const mappingEntry = z.object({
  /** The question together with what is taken now; `null` in it: nothing. */
  asked: answer,
  /** Who says so: the program by the pack's names, the clerk by an answer, or nobody yet. */
  by: z.enum(['program', 'clerk', 'nobody']),
  sheet: z.string(),
  /** As Excel shows it: `C7`, `7` for a row, `C` for a column; empty for a whole sheet. */
  place: z.string(),
  /** As printed. */
  shown: z.string(),
  /** The first of its numbers (of a title: the words below it), as printed. */
  sample: z.array(z.string()),
  /** Keys of the likeliest options, the likeliest first. */
  nearest: z.array(z.string()),
  /** Of where a table's data begin: the rows that may be the first, by the words of the row above; of a form: its kinds. */
  rows: z.array(z.object({ words: z.string(), name: z.string() })).optional(),
  /** Where the workbook can be read in two ways: what is asked, a sentence. Answered once `by` is the clerk. */
  question: z.string().optional(),
});
export type MappingEntry = z.infer<typeof mappingEntry>;

/** What a workbook's words were taken to mean, and what the clerk's answers did. */
export const mappingReport = z.object({
  entries: z.array(mappingEntry),
  /** The answers that were in force. */
  answers: z.array(answer),
  /** Answers whose table, line or column the pack does not have. */
  unfit: z.array(answer),
});
export type MappingReport = z.infer<typeof mappingReport>;
