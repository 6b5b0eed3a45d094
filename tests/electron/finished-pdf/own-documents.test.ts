import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../electron/finished-pdf/read-pdf';
import { makePdf } from '../../../electron/pdf/make-pdf';
import { BUILT_IN_IDS } from '../../support/built-in-packs';
import { packSource } from '../../support/reference';
import { sampleSession, tablesRead, tablesSaid, textRead, textSaid } from '../../support/said-by-report';
import { reportOf } from '../../support/tables-last';

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
    // Charts print names and numbers of their own between the sentences.
    const said = textSaid(report);
    const hasCharts = report.blocks.some(({ kind }) => kind === 'chart');
    expect(textRead(document).filter((line) => !hasCharts || said.includes(line))).toEqual(said);
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
