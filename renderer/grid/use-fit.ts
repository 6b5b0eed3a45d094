import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { TablePlane } from '#shared/layout/layout';
import { inSlices } from '../store/in-slices';
import { DENSE_SIZE, grownNeeds, USUAL_SIZE } from './column-needs';
import { type Fit, fitColumns, leastWidths, type Needs } from './column-widths';
import type { GridContext } from './grid-context';
import { ROW } from './grid-theme';
import { longestAmong } from './longest-texts';
import { beginMeasuring, cellsAt, measuredNeeds, type Shown } from './measured-needs';
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

/** What widths were found for, and the widths at 100 %. */
type Found = {
  readonly columns: TablePlane['columns'];
  readonly scale: GridContext['scale'];
  readonly width: number;
  readonly dragged: GridContext['widths'];
  readonly needs: Needs;
  readonly fit: Fit;
};

/**
 * Column widths for the window; the same object until a width really changes, so that the grid keeps its columns. Widths
 * that still suffice stay: columns should not move under the clerk's eyes when something else is shown in them.
 */
export function useFit(shown: Shown, room: RoomSize, context: GridContext, topRow: () => number): DrawnFit {
  const { plane } = shown;
  const needs = useNeeds(shown, context, topRow);
  const { zoom, widths, scale } = context;
  const { columns } = plane;
  const width = innerWidth(plane, room, zoom);
  const found = useRef<Found | null>(null);
  const last = found.current;
  const fits =
    last?.columns === columns &&
    last.scale === scale &&
    last.width === width &&
    last.dragged === widths &&
    suffice(last.fit, last.needs, needs);
  const whole = fits ? last.fit : fitColumns(plane, width, needs);
  found.current = fits ? last : { columns, scale, width, dragged: widths, needs, fit: whole };
  const least = leastWidths(plane, whole.dense ? needs.dense : needs.usual);
  const fit = drawn(whole, least, { zoom, width, dragged: widths });
  const key = `${fit.widths.join(' ')} ${fit.least.join(' ')} ${fit.dense} ${fit.scrolls} ${fit.fitting}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the fit says
  return useMemo(() => fit, [key]);
}

/** Whether nothing that is needed now lacks room that it had before. */
function suffice({ widths, dense }: Fit, before: Needs, now: Needs): boolean {
  const had = dense ? before.dense : before.usual;
  return (dense ? now.dense : now.usual).every((need, at) => need <= Math.max(widths[at] ?? 0, had[at] ?? 0));
}

function drawn(
  fitting: Fit,
  least: readonly number[],
  look: { readonly zoom: number; readonly width: number; readonly dragged: GridContext['widths'] },
): DrawnFit {
  const { zoom, width } = look;
  const whole = dragged(fitting, least, look.dragged);
  const total = whole.widths.reduce((sum, one) => sum + one, 0);
  const fits = Math.floor(((width - SMALL_TYPE * whole.widths.length) * 100) / total);
  return zoomed({ ...whole, least, fitting: fits }, zoom, width);
}

/** What the columns need: measured once for a table and scale, then only where a change of the session reaches. */
function useNeeds(shown: Shown, { session, scale }: GridContext, topRow: () => number): Needs {
  const { plane, shownAs } = shown;
  const [turnover, turnOver] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with lines of other tables sums of this one may change
  const measuring = useMemo(
    () => beginMeasuring({ plane, shownAs }, session, scale, topRow()),
    [plane, shownAs, session, scale, turnover],
  );
  const [grown, setGrown] = useState({ from: measuring, needs: measuring.needs });
  useEffect(() => {
    let now = measuring.needs;
    const become = (needs: Needs) => {
      if (needs.usual === now.usual && needs.dense === now.dense) return;
      now = needs;
      setGrown({ from: measuring, needs });
    };
    const end =
      measuring.rest &&
      inSlices(
        measuring.rest,
        () => undefined,
        () => become(measuredNeeds({ plane, shownAs }, session, scale)),
      );
    const unsubscribe = session.subscribe((change) => {
      if (change.structure) {
        turnOver();
        return;
      }
      const longest = longestAmong(plane, cellsAt(plane, change.cells), session, scale);
      become({
        usual: grownNeeds(now.usual, longest, USUAL_SIZE),
        dense: grownNeeds(now.dense, longest, DENSE_SIZE),
      });
    });
    return () => {
      end?.();
      unsubscribe();
    };
  }, [plane, shownAs, session, scale, measuring]);
  // What grew on another table says nothing of this one.
  return grown.from === measuring ? grown.needs : measuring.needs;
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
