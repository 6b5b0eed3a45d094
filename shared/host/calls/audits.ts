import { z } from 'zod';
import { auditReport, finishedDocument } from '../audits';

/** How a document is audited; a copy is made by the same audit again. */
const auditWish = {
  path: z.string(),
  /** The pack to read it with; absent: the project's, else the one whose tables it has. */
  packId: z.string().optional(),
  /** The text of the project that it came from, to compare with. */
  project: z.string().optional(),
  /** As for `workbook.import`. */
  job: z.string().optional(),
};

/** Finished documents audited, and copies of them with what was found. */
export const AUDIT_CALLS = {
  /** Reads and audits a finished document (.docx, .pdf, plain text); nothing is written. */
  'audit.document': {
    request: z.object(auditWish),
    response: z.object({
      /** What the file is, whatever its name says: it tells which copies can be made. */
      format: z.enum(['docx', 'pdf', 'text']),
      /** SHA-256 of the bytes that were read. */
      digest: z.string(),
      document: finishedDocument,
      report: auditReport,
      /** The name of the pack by which it was read. */
      packTitle: z.string(),
      /** Packs that took no part in recognising it, a sentence each. */
      notices: z.array(z.string()).readonly(),
    }),
  },
  /**
   * Writes a copy of an audited document: with the findings at their words (`annotated`, in the document's own format),
   * with what is known to be right written in (`mended`, of a .docx), or the findings as a workbook (`list`). Refused
   * when the document is no longer the one of `digest`.
   */
  'audit.copy': {
    request: z.object({
      ...auditWish,
      digest: z.string(),
      kind: z.enum(['annotated', 'mended', 'list']),
      target: z.string(),
    }),
    response: z.object({
      path: z.string(),
      /** What was put in and what could not be, a sentence each. */
      told: z.array(z.string()).readonly(),
      /** Of `mended`, each place that was changed, and each that was left and why. */
      mended: z.array(z.object({ place: z.string(), quote: z.string(), correction: z.string() })).readonly(),
      left: z.array(z.object({ place: z.string(), quote: z.string(), reason: z.string() })).readonly(),
    }),
  },
} as const;
