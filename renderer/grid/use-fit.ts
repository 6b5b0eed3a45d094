import { useEffect, useMemo, useState } from 'react';
import type { TablePlane } from '#shared/layout/layout';
import { DENSE_SIZE, grownNeeds, USUAL_SIZE } from './column-needs';
import { type Fit, fitColumns, leastWidths, type Needs } from './column-widths';
import type { GridContext } from './grid-context';
import { ROW } from './grid-theme';
import { longestAmong } from './longest-texts';
import { cellsAt, measuredNeeds, type Shown } from './measured-needs';
import type { RoomSize } from './use-room-size';

/** A tall header and the row of column numbers take about as much room as six rows. */
const HEADER_ROWS = 6;
const SCROLLBAR = 17;
const BORDERS = 2;
/** Small type is drawn wider than its size says: without this room an amount would be cut. */
const SMALL_TYPE = 8;

/** A fit as it is drawn, with the widths below which no dragging takes a column. */
export type DrawnFit = Fit & {
  readonly least: readonly number[];
  /** The size in per cent at which all columns are just in sight. */
  readonly fitting: number;
};

/** Column widths for the window; the same object until a width really changes, so that the grid keeps its columns. */
export function useFit({ plane, shownAs }: Shown, room: RoomSize, context: GridContext): DrawnFit {
  const needs = useNeeds({ plane, shownAs }, context);
  const { zoom } = context;
  const width = innerWidth(plane, room, zoom);
  const fitting = fitColumns(plane, width, needs);
  const least = leastWidths(plane, fitting.dense ? needs.dense : needs.usual);
  const whole = dragged(fitting, least, context.widths);
  const total = whole.widths.reduce((sum, one) => sum + one, 0);
  const fit = zoomed(
    { ...whole, least, fitting: Math.floor(((width - SMALL_TYPE * whole.widths.length) * 100) / total) },
    zoom,
    width,
  );
  const key = `${fit.widths.join(' ')} ${fit.least.join(' ')} ${fit.dense} ${fit.scrolls} ${fit.fitting}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the fit says
  return useMemo(() => fit, [key]);
}

/** What the columns need: measured once for a table and scale, then only where a change of the session reaches. */
function useNeeds({ plane, shownAs }: Shown, { session, scale }: GridContext): Needs {
  const measured = useMemo(
    () => measuredNeeds({ plane, shownAs }, session, scale),
    [plane, shownAs, session, scale],
  );
  const [grown, setGrown] = useState({ from: measured, needs: measured });
  useEffect(() => {
    let now = measured;
    return session.subscribe((change) => {
      const longest = longestAmong(plane, cellsAt(plane, change.cells), session, scale);
      const usual = grownNeeds(now.usual, longest, USUAL_SIZE);
      const dense = grownNeeds(now.dense, longest, DENSE_SIZE);
      if (usual === now.usual && dense === now.dense) return;
      now = { usual, dense };
      setGrown({ from: measured, needs: now });
    });
  }, [plane, session, scale, measured]);
  // What grew on another table says nothing of this one.
  return grown.from === measured ? grown.needs : measured;
}

/** What is left for columns beside the frame and, where the rows do not fit, the scrollbar. */
function innerWidth(plane: TablePlane, { width, height }: RoomSize, zoom: number): number {
  // Words may make rows higher with each key: their columns never have the room of the scrollbar.
  const scrolls = plane.holdsWords || ((plane.body.length + HEADER_ROWS) * ROW * zoom) / 100 > height;
  return width - BORDERS - (scrolls ? SCROLLBAR : 0);
}

/** What the clerk dragged goes before what fits, but not before what the amounts need, now or after a longer one. */
function dragged(fit: Fit, least: readonly number[], widths: GridContext['widths']): Fit {
  return {
    ...fit,
    widths: fit.widths.map((width, at) => Math.max(widths[at] ?? width, least[at] ?? 0)),
  };
}

/** The columns of 100 % made wider or narrower; they need not fit any more. */
function zoomed(fit: DrawnFit, zoom: number, room: number): DrawnFit {
  const scaled = (width: number): number => Math.ceil((width * zoom) / 100) + (zoom < 100 ? SMALL_TYPE : 0);
  const widths = fit.widths.map(scaled);
  const total = widths.reduce((sum, width) => sum + width, 0);
  return { ...fit, widths, least: fit.least.map(scaled), scrolls: total > room };
}
