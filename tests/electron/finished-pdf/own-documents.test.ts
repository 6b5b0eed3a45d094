import { describe, expect, test } from 'vitest';
import { inlineText, type Report } from '#shared/report/blocks';
import { chartGrid } from '#shared/report/chart';
import { readPdf } from '../../../electron/finished-pdf/read-pdf';
import { makePdf } from '../../../electron/pdf/make-pdf';
import { BUILT_IN_IDS } from '../../support/built-in-packs';
import { packSource } from '../../support/reference';
import { sampleSession, tablesRead, tablesSaid, textRead, textSaid } from '../../support/said-by-report';
import { reportOf } from '../../support/tables-last';

/** Charts print the names and numbers of their own table between the sentences, and numbers along their axis. */
function chartLines({ blocks }: Report): (line: string) => boolean {
  const grids = blocks.flatMap((block) => (block.kind === 'chart' ? [chartGrid(block.chart)] : []));
  const series = blocks.flatMap((block) => (block.kind === 'chart' ? block.chart.series : []));
  const words = grids
    .flatMap(({ header, rows }) => [...header, ...rows.flat().map(inlineText)])
    .concat(series)
    .map((text) => text.replace(/\s+/g, ''))
    .filter((text) => text !== '')
    .sort((one, other) => other.length - one.length);
  return (line) =>
    grids.length > 0 && /^[\d.,%-]*$/.test(words.reduce((rest, word) => rest.replaceAll(word, ''), line));
}

const WITH_TEXT = BUILT_IN_IDS.filter((id) => 'report.yaml' in packSource(id).files);

describe.each(WITH_TEXT)('the PDF of %s', (id) => {
  test('gives back every cell of every table, where it stands, and the text', {
    timeout: 60_000,
  }, async () => {
    const report = reportOf(await sampleSession(id));
    const made = await makePdf(report, { timestamp: 1 });
    if (!made.ok) throw new Error(made.problem.detail);
    const read = await readPdf(made.value.bytes);
    if (!read.ok) throw new Error(read.problem.kind);
    const { document } = read.value;
    expect(tablesRead(document)).toEqual(tablesSaid(report));
    const said = textSaid(report);
    const isOfChart = chartLines(report);
    expect(textRead(document).filter((line) => said.includes(line) || !isOfChart(line))).toEqual(said);
    expect(document.losses).toEqual([]);
    const headings = report.blocks.flatMap((block) =>
      block.kind === 'table' || (block.kind === 'heading' && block.level <= 2) ? [block] : [],
    );
    const contents = document.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.role === 'contents' ? [block.text.split('\t')[1]] : [],
    );
    expect(contents).toEqual(made.value.headingPages.map(String));
    expect(contents).toHaveLength(headings.length);
    expect(document.pageNumbers?.slice(1)).toEqual(
      Array.from({ length: made.value.pages - 1 }, (_, at) => String(at + 1)),
    );
  });
});
