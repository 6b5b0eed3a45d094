import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';
import { askedTexts } from '#shared/narrative/asked-texts';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { type Block, inlineText, type Report } from '#shared/report/blocks';
import type { Session } from '#shared/session/session';

/** The document of a project with every text of the clerk written, so that nothing of it waits to be filled in. */
export function writtenReport(session: Session): Report {
  const templates = parseReport(session.pack);
  if (!templates?.ok) throw new Error(`${session.pack.id} has no document`);
  const compose = (): Report => {
    const report = composeReport(templates.value, session, { scale: session.pack.scale });
    if (!report.ok) throw new Error(`${report.problem.file}:${report.problem.line} ${report.problem.reason}`);
    return report.value;
  };
  for (let more = true; more; ) {
    const steps = askedTexts(compose()).flatMap(({ key, written }) =>
      written ? [] : [{ kind: 'set-text' as const, key, text: '按照工作需要安排' }],
    );
    if (steps.length > 0) session.run({ kind: 'together', steps });
    more = steps.length > 0;
  }
  return compose();
}

/** A report as whoever reads its file gives it: paragraphs, and tables with their spans. */
export function finishedReport({ blocks }: Report): FinishedDocument {
  return { blocks: blocks.flatMap(finishedBlocks), losses: [] };
}

export function finishedBlocks(block: Block): readonly FinishedBlock[] {
  const paragraph = (text: string): FinishedBlock => ({ kind: 'paragraph', text });
  switch (block.kind) {
    case 'cover':
      return [...block.lines, ...block.notes].map((line) => paragraph(inlineText(line)));
    case 'contents':
    case 'chart':
    case 'grid':
      return [];
    case 'heading':
      return [{ kind: 'paragraph', text: inlineText(block.content), level: block.level }];
    case 'paragraph':
    case 'item':
      return [paragraph(inlineText(block.content))];
    case 'table': {
      const { layout, textOf } = block.printed;
      const { title, number, caption, notes } = layout;
      const rows = [...layout.header, ...layout.body];
      const cells = rows.flatMap(({ cells: own }, row) =>
        own.map((cell) => ({
          row,
          column: cell.column,
          rowSpan: cell.rowSpan,
          columnSpan: cell.columnSpan,
          text: textOf(cell),
        })),
      );
      return [
        ...[title, number, caption.organisation, caption.year, caption.scale]
          .filter((words) => words !== '')
          .map(paragraph),
        { kind: 'table', rows: rows.map((row) => row.cells.map(textOf)), cells },
        ...notes.map(paragraph),
      ];
    }
  }
}
