import type { Html } from '#shared/print/html';
import { drawTable } from '#shared/print/print-table';
import type { Block, Inline, Report } from '#shared/report/blocks';
import { drawChart, drawGrid } from '#shared/report/html-report';
import { closeDialog, goToCell } from '../../store/view-store';

/** The document as it will read: a bound number leads to its cell, a gap to the text that is to be written. */
export function ReportPages({
  report,
  onWrite,
}: {
  readonly report: Report;
  readonly onWrite: (key: string) => void;
}) {
  return (
    <article className="report-pages" aria-label="决算公开文本">
      {report.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is known by its place in the document
        <ReportBlock key={at} block={block} onWrite={onWrite} />
      ))}
    </article>
  );
}

function ReportBlock({ block, onWrite }: { readonly block: Block; readonly onWrite: (key: string) => void }) {
  switch (block.kind) {
    case 'cover':
      return (
        <header className="report-cover">
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </header>
      );
    case 'contents':
      return null;
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading>
          <Runs content={block.content} onWrite={onWrite} />
        </Heading>
      );
    }
    case 'paragraph':
    case 'item':
      return (
        <p>
          <Runs content={block.content} onWrite={onWrite} />
        </p>
      );
    case 'table':
      return (
        // The markup comes from `drawTable`, which escapes every text.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
        <div className="report-table" dangerouslySetInnerHTML={{ __html: drawTable(block.printed).markup }} />
      );
    case 'chart':
    case 'grid':
      return (
        // As above: every text is escaped where it is drawn.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
        <div dangerouslySetInnerHTML={{ __html: drawn(block).markup }} />
      );
  }
}

function drawn(block: Extract<Block, { kind: 'chart' | 'grid' }>): Html {
  return block.kind === 'chart' ? drawChart(block.chart) : drawGrid(block.grid);
}

function Runs({
  content,
  onWrite,
}: {
  readonly content: readonly Inline[];
  readonly onWrite: (key: string) => void;
}) {
  return content.map((inline, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a run is known by its place in the paragraph
    <Run key={at} inline={inline} onWrite={onWrite} />
  ));
}

function Run({ inline, onWrite }: { readonly inline: Inline; readonly onWrite: (key: string) => void }) {
  if (inline.kind === 'text' || inline.kind === 'fact') return inline.text;
  const isMissing = inline.missing !== undefined;
  if (inline.kind === 'typed') {
    return (
      <button
        type="button"
        className={isMissing ? 'report-run is-missing' : 'report-run is-typed'}
        title={inline.missing ?? `填写的文字：${inline.key}`}
        onClick={() => onWrite(inline.key)}
      >
        {inline.text}
      </button>
    );
  }
  const own = inline.cells.find((cell) => !cell.includes('.'));
  return (
    <button
      type="button"
      className={isMissing ? 'report-run is-missing' : 'report-run is-bound'}
      title={`${inline.missing ?? ''}${inline.formula}`}
      disabled={own === undefined}
      onClick={() => {
        if (own === undefined) return;
        closeDialog();
        goToCell(own);
      }}
    >
      {inline.text}
    </button>
  );
}
