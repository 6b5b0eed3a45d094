import { type CSSProperties, useEffect, useRef } from 'react';
import type { LiveBlock } from '#shared/narrative/live-report';
import { PRINT_STYLE } from '#shared/print/print-style';
import { inlineText } from '#shared/report/blocks';
import { GRID_STYLE } from '#shared/report/html-report';
import { useRoomSize } from '../../grid/use-room-size';
import { useView } from '../../store/view-store';
import { type KnownPages, useCountedPages, useCounting } from './counted-pages';
import { GoesOn } from './goes-on';
import { HeldStill, holdWhilePressed, useStill, useWhenFree } from './hold-still';
import { ReportBlock } from './report-block';
import { showInPages } from './show-in-pages';
import { type OnSheet, type PaperSheet, useSheets } from './use-sheets';

/** Widest sheet that text stands on, in CSS pixels, with what stands beside it. */
const SHEET = (210 * 96) / 25.4;
const BESIDE = 40;

/** The document on sheets as it will be printed, no wider than the room at 100 %. */
export function ReportPages({ blocks }: { readonly blocks: readonly LiveBlock[] }) {
  const pages = useRef<HTMLElement>(null);
  const { width } = useRoomSize(pages);
  const wanted = useView((state) => state.zoom);
  const goal = useView((state) => state.documentGoal);
  const zoom = (wanted / 100) * (width === 0 ? 1 : Math.min((width - BESIDE) / SHEET, 1));
  useCounting();
  const { isHeld, hold } = useStill();
  const known = useCountedPages();
  const counted = { ...known, pages: useWhenFree(known.pages, isHeld) };
  const sheets = useSheets(blocks, pages, zoom, counted.pages, isHeld);
  useEffect(() => {
    if (goal?.kind !== 'block') return;
    showInPages(`[data-block="${goal.key}"]`);
    useView.setState({ documentGoal: null });
  }, [goal]);
  return (
    <section
      ref={pages}
      className="report-pages"
      aria-label="文本预览"
      onPointerDownCapture={() => holdWhilePressed(hold)}
    >
      <style>{PRINT_STYLE + GRID_STYLE}</style>
      <div className="report-paper" style={{ zoom }}>
        <HeldStill value={hold}>
          {sheets.map((sheet) => (
            <article key={sheet.key} className={sheetClass(sheet)}>
              {sheet.kind === 'contents' ? (
                <Contents sheet={sheet} blocks={blocks} counted={counted} />
              ) : (
                sheet.blocks.map(({ live, part, rows }) =>
                  part ? (
                    <PartOfBlock key={live.key} live={live} part={part} />
                  ) : (
                    <ReportBlock key={live.key} live={live} {...rows} />
                  ),
                )
              )}
              {sheet.number !== undefined && (
                <footer className={`report-foot${counted.isOld ? ' is-old' : ''}`}>{sheet.number}</footer>
              )}
            </article>
          ))}
        </HeldStill>
      </div>
    </section>
  );
}

/** A table lies as on its own paper. */
function sheetClass({ kind, blocks }: PaperSheet): string {
  const block = blocks[0]?.live.block;
  const lies = block?.kind === 'table' && block.printed.layout.landscape;
  return `report-sheet is-${kind}${lies ? ' is-landscape' : ''}`;
}

/** Some lines of a paragraph that goes on over the end of a sheet: all of it, with only those in sight. */
function PartOfBlock({ live, part: { below, here } }: Required<Pick<OnSheet, 'live' | 'part'>>) {
  const goesOn = here !== undefined;
  return (
    <div
      className={`report-part${goesOn ? ' goes-on' : ''}`}
      style={{ '--below': below, ...(goesOn ? { '--here': here } : {}) } as CSSProperties}
      // Read out, and gone through by keys, where it begins.
      aria-hidden={goesOn}
    >
      <GoesOn value={goesOn}>
        <ReportBlock live={live} />
      </GoesOn>
    </div>
  );
}

type ContentsProps = {
  readonly sheet: PaperSheet;
  readonly blocks: readonly LiveBlock[];
  readonly counted: KnownPages;
};

/** 目录: each entry leads to its place. The pages are those of the PDF; grey, they are of the document as it was before the last change. */
function Contents({ sheet, blocks, counted: { pages, isOld, problem } }: ContentsProps) {
  const own = sheet.blocks[0]?.live;
  const { from = 0, to } = sheet.blocks[0]?.rows ?? {};
  const entries = blocks.flatMap(({ key, block }) => {
    const words = wordsOf(block);
    const isPart = block.kind === 'heading' && block.level === 1;
    return words === undefined ? [] : [{ key, words, isPart }];
  });
  const known = pages?.headings.length === entries.length ? pages.headings : undefined;
  if (own?.block.kind !== 'contents') return null;
  const { title } = own.block;
  return (
    <nav aria-label={from === 0 ? title : `${title}（续）`} data-block={own.key}>
      {from === 0 && <h2>{title}</h2>}
      <ul>
        {entries.slice(from, to).map(({ key, words, isPart }, at) => (
          <li key={key} className={isPart ? 'is-part' : ''}>
            <button type="button" className="report-run" onClick={() => showInPages(`[data-block="${key}"]`)}>
              {words}
            </button>
            {known && (
              <>
                <span className="report-leader" aria-hidden />
                <span className={`report-page-number${isOld ? ' is-old' : ''}`}>{known[from + at]}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {to === undefined && problem !== null && <p className="report-aside">页码没有算出：{problem}</p>}
      {to === undefined && (!known || problem !== null) && (
        <p className="report-aside">页码以导出的 PDF、Word 为准</p>
      )}
    </nav>
  );
}

function wordsOf(block: LiveBlock['block']): string | undefined {
  if (block.kind === 'table') return block.printed.layout.title;
  return block.kind === 'heading' && block.level <= 2 ? inlineText(block.content) : undefined;
}
