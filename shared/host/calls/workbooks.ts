import { z } from 'zod';
import { SCALES } from '../../amount/amount';
import { importReport } from '../../import/import-report';
import { answer } from '../../mapping/answer';
import { mappingReport } from '../../mapping/mapping-report';
import { jobProgress } from '../progress';
import { exportReport, recognitionReport } from '../reports';

/** Workbooks in and out. */
export const WORKBOOK_CALLS = {
  /**
   * Reads a workbook with the pack named, or with the one that fits best. One that is clearly of another pack than the
   * one named is refused, or, with `orOther`, read with its own.
   */
  'workbook.import': {
    request: z.object({
      path: z.string(),
      packId: z.string().optional(),
      orOther: z.boolean().optional(),
      /** A name of the caller's choice by which `workbook.progress` and `workbook.cancel` know this import. */
      job: z.string().optional(),
      /** What words of the workbook mean to the clerk; absent: what is remembered for the pack. */
      answers: z.array(answer).max(20_000).optional(),
    }),
    response: z.object({
      project: z.string(),
      report: importReport,
      /** What the workbook's words were taken to mean. */
      mapping: mappingReport,
      recognition: recognitionReport,
      /** What there is to say of the remembered answers and of packs that cannot be used, a sentence each. */
      notices: z.array(z.string()),
    }),
  },
  /** How far a job under way is: an import, an export, an audit, a reading. Null: it has said nothing yet, or there is none of that name (any more). */
  'workbook.progress': {
    request: z.object({ job: z.string() }),
    response: z.object({ progress: jobProgress.nullable() }),
  },
  /**
   * Ends a job under way, which then answers `cancelled`; one that writes its file already is
   * finished. False: there is none of that name (any more).
   */
  'workbook.cancel': {
    request: z.object({ job: z.string() }),
    response: z.object({ cancelled: z.boolean() }),
  },
  'workbook.export': {
    request: z.object({
      project: z.string(),
      path: z.string(),
      /** As for `workbook.import`. */
      job: z.string().optional(),
      /** The office's own workbook to fill; without it the pack's own workbook is made. */
      template: z.string().optional(),
      scale: z.enum(SCALES).optional(),
      /** In 万元: every cell for itself, or parts that add up to their totals. `each` unless said. */
      rounding: z.enum(['each', 'balanced']).optional(),
      /** The pack's own workbook with a formula in every derived cell; not with a template. */
      formulas: z.boolean().optional(),
      /** Last year beside this year, to work with; needs last year, not with a template. */
      compared: z.boolean().optional(),
      /** The pack's own workbook with the project's notes as comments. Not unless said: such a file is published. */
      notes: z.boolean().optional(),
    }),
    response: z.object({ path: z.string(), report: exportReport }),
  },
} as const;
