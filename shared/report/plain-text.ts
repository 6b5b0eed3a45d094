import type { LayoutRow } from '../layout/layout';
import type { PrintedTable } from '../print/print-table';
import { type Block, inlineText, type Report } from './blocks';
import { chartGrid } from './chart';
import type { Grid } from './grid';

/** The document as plain text: a paragraph a line, a table's row a line with tabs. What Word and PDF say, in order. */
export function reportText({ blocks }: Report): string {
  return blocks.flatMap(linesOf).join('\n');
}

/** The paragraphs of a block, without tables: what is compared sentence by sentence. */
export function blockText(block: Block): string {
  return linesOf(block).join('\n');
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'cover':
      return [...block.lines, ...block.notes].map(inlineText);
    case 'contents':
      return [];
    case 'heading':
    case 'paragraph':
    case 'item':
      return [inlineText(block.content)];
    case 'table':
      return tableLines(block.printed);
    case 'chart':
      return [block.chart.title, ...gridLines(chartGrid(block.chart))];
    case 'grid':
      return gridLines(block.grid);
  }
}

function gridLines({ header, groups = [], rows }: Grid): readonly string[] {
  const over = header.map((_, at) => groups.find(({ from, to }) => at >= from && at <= to)?.title ?? '');
  return [
    ...(groups.length > 0 ? [over.join('\t')] : []),
    header.join('\t'),
    ...rows.map((row) => row.map(inlineText).join('\t')),
  ];
}

function tableLines({ layout, textOf }: PrintedTable): readonly string[] {
  const { title, number, caption, header, body, notes } = layout;
  const line = (row: LayoutRow) => row.cells.map(textOf).join('\t');
  return [
    title,
    ...[number, caption.organisation, caption.year, caption.scale].filter((words) => words !== ''),
    ...header.map(line),
    ...body.map(line),
    ...notes,
  ];
}
