import { memo, useRef } from 'react';
import { greatest } from '#shared/kit/lists';
import { MARGINS } from '#shared/print/paper';
import { drawTable } from '#shared/print/print-table';
import { useRoomSize } from '../../grid/use-room-size';
import { PIXELS_PER_MILLIMETRE } from './measure-rows';
import type { Pages, SheetPage } from './use-pages';
import { useSight } from './use-sight';

/** Padding around the sheets and the scrollbar, in pixels. */
const BESIDE = 44;

/** The sheets, one below the other and none wider than the window, each with the page number that is printed on it. */
export function PreviewPages({ pages, isWhole }: Pages) {
  const room = useRef<HTMLElement>(null);
  const { width } = useRoomSize(room);
  const widest =
    greatest(
      pages.map(({ table }) => table.fit.paper.width),
      0,
    ) * PIXELS_PER_MILLIMETRE;
  const zoom = width === 0 || widest === 0 ? 1 : Math.min((width - BESIDE) / widest, 1);
  const sight = useSight(room, pages, zoom);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
    <section ref={room} className="print-pages" aria-label="页面" tabIndex={0}>
      {pages.length === 0 && isWhole && <p className="quiet">左边选择要打印的表。</p>}
      {pages.map((page, at) => (
        <Sheet
          zoom={zoom}
          key={`${page.id} ${page.rows.from}`}
          page={page}
          number={at + 1}
          of={isWhole ? pages.length : null}
          isDrawn={at >= sight.from && at < sight.to}
        />
      ))}
    </section>
  );
}

type SheetProps = {
  readonly page: SheetPage;
  readonly number: number;
  /** Null: not all pages are known. */
  readonly of: number | null;
  readonly zoom: number;
  /** Out of sight a sheet is empty paper. */
  readonly isDrawn: boolean;
};

const Sheet = memo(({ page, number, of, zoom, isDrawn }: SheetProps) => {
  const { width, height } = page.table.fit.paper;
  return (
    <article
      className="print-sheet"
      aria-label={`第 ${number} 页`}
      style={{
        zoom,
        width: `${width}mm`,
        height: `${height}mm`,
        padding: `${MARGINS.top}mm ${MARGINS.side}mm ${MARGINS.bottom}mm`,
      }}
    >
      {isDrawn && <Rows page={page} />}
      {isDrawn && (
        <footer>
          第 {number} 页　共 {of ?? '…'} 页
        </footer>
      )}
    </article>
  );
});

const Rows = memo(({ page: { table, rows } }: { readonly page: SheetPage }) => {
  const markup = { __html: drawTable(table, rows.from, rows.to).markup };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawTable escapes every text
  return <div dangerouslySetInnerHTML={markup} />;
});
