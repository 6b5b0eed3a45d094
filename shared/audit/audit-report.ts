import type { AuditFinding } from './audit-finding';

/** What an audit gives: read by the page, printed as text, written as JSON, laid into annotated copies. */
export type AuditReport = {
  /** The pack by which the document was read. */
  readonly pack: string;
  readonly organisation: string;
  readonly year: number;
  /** The tables of the pack in their order, and where each stands in the document. */
  readonly tables: readonly AuditedTable[];
  readonly summary: AuditSummary;
  /** Errors first, then as they stand in the document; what passed is only counted. */
  readonly findings: readonly AuditFinding[];
};

export type AuditedTable = {
  readonly table: string;
  readonly title: string;
  /** Which of the document's tables, from 1; absent: it was not found. */
  readonly at?: number;
  readonly page?: number;
};

export type AuditSummary = {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** Findings in state `not-run` 未执行: what they would have checked is not known to be right. */
  readonly notRun: number;
  /** Numbers of the sentences: read with a meaning, and 未能核对. */
  readonly numbers: { readonly understood: number; readonly unverified: number };
};
