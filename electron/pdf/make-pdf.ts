import { z } from 'zod';
import { ok, type Result } from '#shared/kit/result';
import type { Report } from '#shared/report/blocks';
import { fontsUsed } from './official-fonts';
import { setPages } from './set-pages';
import type { PdfProblem } from './set-report';
import { MOST_TAGGED_ROWS } from './typst-table';

export type PdfOptions = {
  /** Of the document's date; bytes are the same for the same report and date. Seconds since 1970. */
  readonly timestamp: number;
};

export type MadePdf = {
  readonly bytes: Uint8Array;
  /** The report as it was set: its grids know which of their rows begin a page, so that Word says there the same. */
  readonly report: Report;
  readonly pages: number;
  /** The printed page of every heading of level 1 and 2 and every table, in the document's order. */
  readonly headingPages: readonly number[];
  readonly fonts: ReturnType<typeof fontsUsed>;
  /** What a reader of the file misses: tags of very long tables. */
  readonly notes: readonly string[];
};

/**
 * Sets the document as PDF (PDF/A-2a: tagged, archivable) without a browser or an office program.
 */
export async function makePdf(report: Report, options: PdfOptions): Promise<Result<MadePdf, PdfProblem>> {
  const set = await setPages(report);
  if (!set.ok) return set;
  const { document, compiler, unknownFamilies } = set.value;
  const isTagged = report.blocks.every(
    (block) => block.kind !== 'table' || block.printed.layout.body.length <= MOST_TAGGED_ROWS,
  );
  const bytes = compiler.pdf(document, {
    creationTimestamp: options.timestamp,
    pdfTags: isTagged,
    pdfStandard: isTagged ? 'a-2a' : 'a-2u',
  });
  return ok({
    bytes,
    report: set.value.report,
    pages: document.numOfPages,
    headingPages: numbersIn(compiler.query(document, { selector: '<pages>', field: 'value' })),
    fonts: fontsUsed(unknownFamilies),
    notes: isTagged ? [] : ['表格很长，PDF 没有写入供读屏软件使用的结构标记'],
  });
}

/** The query's answer is a list of one list. */
function numbersIn(answer: unknown): readonly number[] {
  return z.array(z.array(z.number())).parse(answer).flat();
}
