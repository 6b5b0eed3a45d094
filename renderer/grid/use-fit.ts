import { useEffect, useMemo, useState } from 'react';
import type { TableLayout } from '#shared/layout/layout';
import { columnNeeds, grownNeeds } from './column-needs';
import { type Fit, fitColumns, type Needs } from './column-widths';
import type { GridContext } from './grid-context';
import type { RoomSize } from './use-room-size';

const USUAL_SIZE = 13;
const DENSE_SIZE = 12;
/** Rows as the theme draws them; a tall header and the row of column numbers take about six more. */
const ROW_HEIGHT = 24;
const HEADER_ROWS = 6;
const SCROLLBAR = 17;
const BORDERS = 2;

/** Column widths for the window; the same object until a width really changes, so that the grid keeps its columns. */
export function useFit(layout: TableLayout, room: RoomSize, context: GridContext): Fit {
  const needs = useNeeds(layout, context);
  const { zoom } = context;
  const width = innerWidth(layout, room, zoom);
  const fit = zoomed(dragged(fitColumns(layout, width, needs), context.widths), zoom, width);
  const key = `${fit.widths.join(' ')} ${fit.dense} ${fit.scrolls}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the fit says
  return useMemo(() => fit, [key]);
}

/** What the columns need: measured once for a layout and scale, then only where a change of the session reaches. */
function useNeeds(layout: TableLayout, { session, scale }: GridContext): Needs {
  const measured = useMemo<Needs>(
    () => ({
      usual: columnNeeds(layout, session, scale, USUAL_SIZE),
      dense: columnNeeds(layout, session, scale, DENSE_SIZE),
    }),
    [layout, session, scale],
  );
  const [grown, setGrown] = useState({ from: measured, needs: measured });
  useEffect(() => {
    const cells = new Map(
      layout.body.flatMap((row) =>
        row.cells.flatMap((cell) =>
          cell.content.kind === 'cell' ? [[cell.content.address, cell] as const] : [],
        ),
      ),
    );
    let now = measured;
    return session.subscribe((change) => {
      const changed = change.cells.flatMap((address) => cells.get(address) ?? []);
      const usual = grownNeeds(now.usual, changed, session, scale, USUAL_SIZE);
      const dense = grownNeeds(now.dense, changed, session, scale, DENSE_SIZE);
      if (usual === now.usual && dense === now.dense) return;
      now = { usual, dense };
      setGrown({ from: measured, needs: now });
    });
  }, [layout, session, scale, measured]);
  // What grew on another layout says nothing of this one.
  return grown.from === measured ? grown.needs : measured;
}

/** What is left for columns beside the frame and, where the rows do not fit, the scrollbar. */
function innerWidth(layout: TableLayout, { width, height }: RoomSize, zoom: number): number {
  const scrolls = ((layout.body.length + HEADER_ROWS) * ROW_HEIGHT * zoom) / 100 > height;
  return width - BORDERS - (scrolls ? SCROLLBAR : 0);
}

/** What the clerk dragged goes before what fits. */
function dragged(fit: Fit, widths: GridContext['widths']): Fit {
  return { ...fit, widths: fit.widths.map((width, at) => widths[at] ?? width) };
}

/** The columns of 100 % made wider or narrower; they need not fit any more. */
function zoomed(fit: Fit, zoom: number, room: number): Fit {
  const widths = fit.widths.map((width) => Math.floor((width * zoom) / 100));
  const total = widths.reduce((sum, width) => sum + width, 0);
  return { ...fit, widths, scrolls: total > room };
}
