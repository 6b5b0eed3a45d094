import type { GridApi } from 'ag-grid-community';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AddressText } from '#shared/document/address';
import type { TablePlane } from '#shared/layout/layout';
import { type GridShape, gridShape, placeOf, type Rectangle } from '#shared/selection/grid-shape';
import { selectOne, selectRectangle } from '#shared/selection/selection';
import type { ContextRef } from './grid-context';
import { GridControl } from './grid-control';
import type { GridDeeds } from './grid-deeds';
import type { GridRow } from './grid-row';
import { goAlong, standAgain } from './stand-again';

/** A wish to see cells selected, fulfilled once. */
export type GridGoal = {
  readonly address: AddressText;
  /** More cells, of which those in this table are selected with it. */
  readonly reach: readonly AddressText[];
  /** Typing goes on where it was, and the grid only shows the cell. */
  readonly keepsFocus: boolean;
};

type Grid = {
  readonly api: GridApi<GridRow> | null;
  readonly plane: TablePlane;
  readonly deeds: GridDeeds;
  readonly goal: GridGoal | null;
};

/** The control of one grid, kept up to date with its table, and brought where the page wishes. */
export function useGridControl(context: ContextRef, { api, plane, deeds, goal }: Grid): GridControl {
  const shape = useMemo(() => gridShape(plane), [plane]);
  const [control] = useState(() => new GridControl(context, { api, shape, deeds }));
  const before = useRef(shape);
  control.update({ api, shape, deeds });

  useLayoutEffect(() => {
    const last = before.current;
    before.current = shape;
    if (last !== shape) goAlong(control, last);
  }, [control, shape]);

  useEffect(() => {
    if (!api || !goal) return;
    control.deeds.reached();
    const range = rangeOfGoal(shape, goal);
    if (!range) return;
    const active = { row: range.top, column: range.left };
    control.select(
      range.top === range.bottom && range.left === range.right
        ? selectOne(shape, active)
        : selectRectangle(range, active),
    );
    control.reveal(active);
    if (!goal.keepsFocus) control.focus();
  }, [api, goal, control, shape]);

  useEffect(() => {
    if (api) standAgain(control);
  }, [api, control]);

  // Rows come into sight some frames after they came.
  useEffect(() => {
    if (!shape.rows.length) return undefined;
    let frame = 0;
    const attempt = (left: number) => {
      frame = requestAnimationFrame(() => {
        if (!control.regainKeys() && left > 0) attempt(left - 1);
      });
    };
    attempt(MOST_FRAMES);
    return () => cancelAnimationFrame(frame);
  }, [control, shape]);

  const { overriding } = context.current;
  useEffect(() => {
    if (overriding !== null && overriding === control.activeAddress()) control.edit(true);
  }, [control, overriding]);

  return control;
}

const MOST_FRAMES = 30;

/** The smallest rectangle around the wished cells of this table. */
function rangeOfGoal(shape: GridShape, { address, reach }: GridGoal): Rectangle | undefined {
  let range: Rectangle | undefined;
  for (const wanted of new Set([address, ...reach])) {
    const place = placeOf(shape, wanted);
    if (!place) continue;
    const { row, column } = place;
    range = {
      top: Math.min(range?.top ?? row, row),
      bottom: Math.max(range?.bottom ?? row, row),
      left: Math.min(range?.left ?? column, column),
      right: Math.max(range?.right ?? column, column),
    };
  }
  return range;
}
