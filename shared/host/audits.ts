import { z } from 'zod';
import type { AuditFinding } from '../audit/audit-finding';
import type { AuditReport } from '../audit/audit-report';
import type { FinishedDocument } from '../finished/finished-document';

const whole = z.number().int();

const finishedCell = z.object({
  row: whole,
  column: whole,
  rowSpan: whole.exactOptional(),
  columnSpan: whole.exactOptional(),
  text: z.string(),
});

const finishedBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paragraph'),
    text: z.string(),
    page: whole.exactOptional(),
    level: whole.exactOptional(),
    role: z.enum(['contents', 'header', 'footer', 'note', 'hidden']).exactOptional(),
  }),
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    cells: z.array(finishedCell).readonly().exactOptional(),
    pages: z.array(whole).readonly().exactOptional(),
  }),
]);

/** A finished document as it crosses to the page, which shows it beside its findings. */
export const finishedDocument: z.ZodType<FinishedDocument> = z.object({
  blocks: z.array(finishedBlock).readonly(),
  losses: z.array(z.string()).readonly(),
  pageNumbers: z.array(z.string()).readonly().exactOptional(),
});

const auditFinding: z.ZodType<AuditFinding> = z.object({
  rule: z.string(),
  state: z.enum(['pass', 'fail', 'rounding', 'not-applicable', 'not-run', 'unverified']),
  severity: z.enum(['error', 'warning', 'hint']),
  message: z.string(),
  place: z.object({
    block: whole.exactOptional(),
    page: whole.exactOptional(),
    paragraph: whole.exactOptional(),
    table: whole.exactOptional(),
    cell: z.object({ row: whole, column: whole }).exactOptional(),
    quote: z.string(),
    from: whole.exactOptional(),
  }),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  correction: z.string().exactOptional(),
});

/** What an audit found, as it crosses to the page. */
export const auditReport: z.ZodType<AuditReport> = z.object({
  pack: z.string(),
  organisation: z.string(),
  year: whole,
  tables: z
    .array(
      z.object({
        table: z.string(),
        title: z.string(),
        at: whole.exactOptional(),
        page: whole.exactOptional(),
      }),
    )
    .readonly(),
  summary: z.object({
    errors: whole,
    warnings: whole,
    hints: whole,
    notRun: whole,
    numbers: z.object({ understood: whole, unverified: whole }),
  }),
  findings: z.array(auditFinding).readonly(),
});
