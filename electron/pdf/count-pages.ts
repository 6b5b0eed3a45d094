import { z } from 'zod';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Report } from '#shared/report/blocks';
import { type PdfProblem, setReport } from './set-report';
import { typstReport } from './typst-report';

/** On which page everything stands, counted from the first sheet; printed numbers begin after the cover. */
export type CountedPages = {
  /** The sheet on which each block begins, in the document's order. */
  readonly blocks: readonly number[];
  /** The printed page of every entry of the contents. */
  readonly headings: readonly number[];
  readonly sheets: number;
};

const answer = z.array(z.tuple([z.array(z.number()), z.array(z.number())]));
const printed = z.array(z.array(z.number()));

/** The pages of the PDF without writing one: the preview's own. */
export async function countPages(report: Report): Promise<Result<CountedPages, PdfProblem>> {
  const set = await setReport(typstReport(report, { places: true }));
  if (!set.ok) return set;
  const { document, compiler } = set.value;
  const ask = (label: string): unknown =>
    compiler.query(document, { selector: `<${label}>`, field: 'value' });
  const [places] = answer.parse(ask('places'));
  if (!places) return failed({ kind: 'not-set', detail: 'the engine tells no places' });
  const [titled, others] = places.map((pages) => pages.values());
  let before = 1;
  const blocks = report.blocks.map((block) => {
    const pages =
      block.kind === 'heading' || block.kind === 'table'
        ? titled
        : block.kind === 'cover' || block.kind === 'contents'
          ? undefined
          : others;
    // The cover is the first sheet, and the contents begin on the next.
    const page = pages?.next().value ?? (block.kind === 'contents' ? before + 1 : before);
    before = page;
    return page;
  });
  return ok({ blocks, headings: printed.parse(ask('pages')).flat(), sheets: document.numOfPages });
}
