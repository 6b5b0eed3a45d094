import type { FindingState } from '../engine/finding';
import type { Severity } from '../rule/rule';

/**
 * What the audit of a finished document says of one place in it. `rule` is a rule of the pack (`01-1`) or of the audit
 * itself (`D-…`, listed in `audit-rules.ts`).
 */
export type AuditFinding = {
  readonly rule: string;
  /** `unverified` 未能核对: a number that was read and of which nobody can say what it should be. */
  readonly state: FindingState | 'unverified';
  readonly severity: Severity;
  /** One sentence for the clerk: what stands there, what is right, how it was computed. */
  readonly message: string;
  readonly place: AuditPlace;
  /** What should stand in place of `place.quote`'s number or word, as it would be printed; null: not known. */
  readonly expected: string | null;
  /** What stands there. */
  readonly actual: string | null;
  /**
   * The quoted words as they should read, where the audit knows that they and nothing else are to be replaced: what 改正
   * writes. `quote` is replaced as a whole.
   */
  readonly correction?: string;
};

/** Where a finding is. Nothing but `quote` (then empty) is there for what concerns the document as a whole. */
export type AuditPlace = {
  /** Index in `FinishedDocument.blocks` of the paragraph or table. */
  readonly block?: number;
  /** From 1; absent: the file does not tell its pages. */
  readonly page?: number;
  /** Which of the document's paragraphs, from 1. */
  readonly paragraph?: number;
  /** Which of the document's tables, from 1. */
  readonly table?: number;
  /** Of that table's grid, from 0, as `FinishedCell` counts. */
  readonly cell?: { readonly row: number; readonly column: number };
  /** The words it is about, as they stand in the paragraph or cell. */
  readonly quote: string;
  /** Where the quote begins in the text of the paragraph or cell, in UTF-16 units. */
  readonly from?: number;
};
