import { z } from 'zod';
import { ok, type Result } from '#shared/kit/result';
import type { Block, Report } from '#shared/report/blocks';
import { type PdfProblem, type SetReport, setReport } from './set-report';
import { hasMerged, typstReport } from './typst-report';

/** What of the source stands where: the number of its block, the sheet, the height of its line in points. */
const place = z.tuple([z.number(), z.number(), z.number()]);
/** The number of a block, of its row (-1: the next), and the sheet. */
const row = z.tuple([z.number(), z.number(), z.number()]);
const answer = z.array(
  z.object({
    titles: z.array(z.number()),
    begins: z.array(place),
    ends: z.array(place),
    rows: z.array(row),
  }),
);

/** Where the marks of the source stand, as the engine tells. */
export type Places = z.infer<typeof answer>[number];

/** A document set into pages, and where its marks stand; nothing was marked where nothing had to be known. */
export type SetPages = SetReport & {
  /** The report as it was set: its grids know which of their rows begin a page. */
  readonly report: Report;
  readonly places: Places | undefined;
};

/** The repeated words may move the end of a page, and that the words: so often it is set at most. */
const MOST_SETTINGS = 4;

/**
 * Sets a report into pages. A merged cell that goes on over the end of a page begins anew on the next, so that no page
 * has rows without their 一级指标: which rows these are is known only once it is set, so such a report is set again.
 */
export async function setPages(
  report: Report,
  options: { readonly places?: boolean } = {},
): Promise<Result<SetPages, PdfProblem>> {
  let current = report;
  for (let setting = 1; ; setting += 1) {
    const set = await setReport(typstReport(current, options));
    if (!set.ok) return set;
    const places = placesIn(set.value);
    const next = places ? withPages(current, places, setting > 2) : current;
    if (next === current || setting === MOST_SETTINGS) return ok({ ...set.value, report: current, places });
    current = next;
  }
}

function placesIn({ compiler, document }: SetReport): Places | undefined {
  return answer.parse(compiler.query(document, { selector: '<places>', field: 'value' }))[0];
}

/**
 * The report whose merged cells begin anew on the pages of these places; the very same where they do already.
 *
 * @param keeps where it does not come to rest, a place that was known stays one: rather said once more than not at all
 */
function withPages(report: Report, { rows }: Places, keeps: boolean): Report {
  let isSame = true;
  const blocks = report.blocks.map((block, at): Block => {
    if (block.kind !== 'grid' || !hasMerged(block)) return block;
    const before = block.grid.pages ?? [];
    const begin = beginningPages(rows.filter(([of]) => of === at));
    const pages = keeps ? [...new Set([...before, ...begin])].toSorted((one, other) => one - other) : begin;
    if (pages.length === before.length && pages.every((each, place) => each === before[place])) return block;
    isSame = false;
    return { ...block, grid: { ...block.grid, pages } };
  });
  return isSame ? report : { ...report, blocks };
}

/** The rows that stand on another page than the one before. */
function beginningPages(rows: Places['rows']): readonly number[] {
  return rows.flatMap(([, named, sheet], at) => {
    const before = rows[at - 1];
    return before && sheet > before[2] ? [named] : [];
  });
}
