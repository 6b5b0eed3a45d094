import { z } from 'zod';
import { present } from '#shared/kit/assert';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Report } from '#shared/report/blocks';
import { LINES } from '#shared/report/official-page';
import { type Places, setPages } from './set-pages';
import type { PdfProblem } from './set-report';
import { FIRST_LINE } from './typst-report';

/** On which page everything stands, counted from the first sheet; printed numbers begin after the cover. */
export type CountedPages = {
  /** The sheet on which each block begins, in the document's order. */
  readonly blocks: readonly number[];
  /** The paragraphs that go on over the end of a sheet, in their order. */
  readonly running: readonly RunningBlock[];
  /** Tables and contents that go on over the end of a sheet, in their order; one entry a further sheet. */
  readonly broken: readonly BrokenBlock[];
  /** The printed page of every entry of the contents. */
  readonly headings: readonly number[];
  readonly sheets: number;
};

/** A paragraph that ends on a later sheet than it begins. */
export type RunningBlock = {
  /** Its place among the blocks. */
  readonly block: number;
  /** The sheet on which it ends, and how many of its lines stand there. */
  readonly sheet: number;
  readonly lines: number;
};

/** A table, or the contents, on a later sheet than it begins. */
export type BrokenBlock = {
  readonly block: number;
  readonly sheet: number;
  /** The first of its rows or entries there, counted from 0; behind the last row stand the notes of a table. */
  readonly row: number;
};

const printed = z.array(z.array(z.number()));

/** The pages of the PDF without writing one: the preview's own. */
export async function countPages(report: Report): Promise<Result<CountedPages, PdfProblem>> {
  const set = await setPages(report, { places: true });
  if (!set.ok) return set;
  const { document, compiler, places } = set.value;
  if (!places) return failed({ kind: 'not-set', detail: 'the engine tells no places' });
  const begun = new Map(places.begins.map(([block, sheet]) => [block, sheet]));
  const titles = places.titles.values();
  const blocks = report.blocks.map(({ kind }, at) => {
    const sheet = kind === 'heading' || kind === 'table' ? titles.next().value : begun.get(at);
    return present(sheet, `the engine set block ${at}, a ${kind}`);
  });
  const running = places.ends.flatMap(([block, sheet, height]) => {
    const lines = Math.round((height - FIRST_LINE) / LINES.body.line) + 1;
    return sheet === blocks[block] ? [] : [{ block, sheet, lines }];
  });
  const broken = brokenBlocks(places.rows, blocks);
  return ok({
    blocks,
    running,
    broken,
    headings: printed.parse(compiler.query(document, { selector: '<pages>', field: 'value' })).flat(),
    sheets: document.numOfPages,
  });
}

/** Where the sheet changes from one row of a block to the next. */
function brokenBlocks(rows: Places['rows'], blocks: readonly number[]): readonly BrokenBlock[] {
  const broken: BrokenBlock[] = [];
  const met = new Map<number, { readonly rows: number; readonly sheet: number }>();
  for (const [block, named, sheet] of rows) {
    const before = met.get(block) ?? { rows: 0, sheet: present(blocks[block], 'a row is of a block') };
    const at = named < 0 ? before.rows : named;
    if (sheet > before.sheet) broken.push({ block, sheet, row: at });
    met.set(block, { rows: at + 1, sheet: Math.max(sheet, before.sheet) });
  }
  return broken;
}
