import { memo } from 'react';
import type { LiveBlock } from '#shared/narrative/live-report';
import type { Html } from '#shared/print/html';
import { contentSize, PORTRAIT } from '#shared/print/paper';
import { drawTable } from '#shared/print/print-table';
import type { Block, Inline } from '#shared/report/blocks';
import { drawChart, drawGrid } from '#shared/report/html-report';
import { Run } from './report-run';
import { useSeen } from './use-seen';
import type { RowsHere } from './use-sheets';

type ReportBlockProps = { readonly live: LiveBlock } & Partial<RowsHere>;

/** A block of the document, or of a table the rows from `from` to before `to`; drawn again only when it is another. */
export const ReportBlock = memo(({ live: { key, block }, from, to }: ReportBlockProps) => {
  switch (block.kind) {
    case 'cover':
      return (
        <header className="report-cover" data-block={key}>
          {block.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of the cover is known by its place
            <p key={at}>
              <Runs content={line} />
            </p>
          ))}
          {block.notes.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <p key={at} className="report-cover-note">
              <Runs content={line} />
            </p>
          ))}
        </header>
      );
    case 'contents':
      return null;
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading data-block={key}>
          <Runs content={block.content} />
        </Heading>
      );
    }
    case 'paragraph':
    case 'item':
      return (
        <p data-block={key}>
          <Runs content={block.content} />
        </p>
      );
    case 'table':
      return <TableOnPaper name={key} block={block} from={from} to={to} />;
    case 'chart':
    case 'grid':
      return (
        // Every text is escaped where it is drawn.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
        <div data-block={key} dangerouslySetInnerHTML={{ __html: drawn(block, from, to).markup }} />
      );
  }
});

function Runs({ content }: { readonly content: readonly Inline[] }) {
  return content.map((inline, at) => (
    // A text being written keeps its field while other runs of the paragraph change.
    <Run key={inline.kind === 'typed' ? inline.key : at} inline={inline} />
  ));
}

function drawn(block: Extract<Block, { kind: 'chart' | 'grid' }>, from?: number, to?: number): Html {
  if (block.kind === 'chart') return drawChart(block.chart);
  const { grid } = block;
  return drawGrid(from === undefined ? grid : { ...grid, rows: grid.rows.slice(from, to) });
}

/** A table is laid out and drawn when it comes into sight; until then its sheet is empty. */
function TableOnPaper({
  name,
  block,
  from,
  to,
}: {
  readonly name: string;
  readonly block: Extract<Block, { kind: 'table' }>;
  readonly from: number | undefined;
  readonly to: number | undefined;
}) {
  const { ref, isSeen } = useSeen();
  if (!isSeen) return <div ref={ref} data-block={name} className="report-table-unseen" />;
  const { paper } = block.printed.fit;
  return (
    // The markup comes from `drawTable`, which escapes every text.
    <div
      ref={ref}
      data-block={name}
      // A wide sheet is drawn smaller, so that none is wider than the pages of text.
      style={{ width: `${contentSize(paper).width}mm`, zoom: PORTRAIT.width / paper.width }}
      className="report-table"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
      dangerouslySetInnerHTML={{ __html: drawTable(block.printed, from, to).markup }}
    />
  );
}
