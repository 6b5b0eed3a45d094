import type { GridApi } from 'ag-grid-community';
import { type CSSProperties, useEffect, useReducer, useRef } from 'react';
import { useStore } from 'zustand';
import { cellAt, type Rectangle } from '#shared/selection/grid-shape';
import { isSingle, rangeOf } from '#shared/selection/selection';
import { type CellBox, cellBoxes, pinnedWidth } from './cell-boxes';
import { CellField } from './cell-field';
import { ChoiceList } from './choice-list';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';
import type { GridRow } from './grid-row';

type Props = {
  readonly api: GridApi<GridRow>;
  readonly control: GridControl;
  readonly context: ContextRef;
};

/** Draws over the rows what is selected, copied or about to be filled, and holds the field that takes the keys. */
export function SelectionLayer({ api, control, context }: Props) {
  const { selection, copied, filling, focused, typing } = useStore(control.store);
  const scrolling = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    // Keeps what is drawn over scrolling columns from showing on the pinned ones; below the last row there is room for words and
    // options.
    const clip = () => {
      const left = pinnedWidth(api);
      const hidden = left === 0 ? '-9px' : `${left + api.getHorizontalPixelRange().left}px`;
      scrolling.current?.style.setProperty('clip-path', `inset(-9px -9px -100vh ${hidden})`);
    };
    const moved = () => {
      redraw();
      clip();
    };
    clip();
    api.addEventListener('bodyScroll', clip);
    api.addEventListener('displayedColumnsChanged', moved);
    api.addEventListener('columnResized', moved);
    api.addEventListener('modelUpdated', moved);
    return () => {
      if (api.isDestroyed()) return;
      api.removeEventListener('bodyScroll', clip);
      api.removeEventListener('displayedColumnsChanged', moved);
      api.removeEventListener('columnResized', moved);
      api.removeEventListener('modelUpdated', moved);
    };
  }, [api]);

  const { shape } = control;
  const range = selection && rangeOf(shape, selection);
  const active = selection && placeRange(selection.active.row, selection.active.column, control);
  const [activeBox] = active ? cellBoxes(api, active) : [];
  const draw = (pinned: boolean) => {
    const boxesOf = (rectangle: Rectangle | null) =>
      rectangle ? cellBoxes(api, rectangle).filter((box) => box.pinned === pinned) : [];
    const hole = activeBox?.pinned === pinned ? activeBox : undefined;
    return (
      <>
        {boxesOf(range).map((box) => (
          <div key="range" className="selected-range" style={styleOf(box)}>
            {selection && !isSingle(shape, selection) && (
              <div className="selected-tint" style={{ clipPath: holed(box, hole) }} />
            )}
            {!box.openRight && !typing && <div className="fill-handle" title="拖动填充；双击向下填充" />}
          </div>
        ))}
        {boxesOf(copied).map((box) => (
          <div key="copied" className="copied-range" style={styleOf(box)} />
        ))}
        {boxesOf(filling).map((box) => (
          <div key="filling" className="filling-range" style={styleOf(box)} />
        ))}
      </>
    );
  };
  return (
    <>
      <div className={focused ? 'selection-layer is-focused' : 'selection-layer'} ref={scrolling}>
        {draw(false)}
        <CellField control={control} context={context} box={fieldBox(api, activeBox)} />
        <ChoiceList control={control} box={fieldBox(api, activeBox)} />
      </div>
      <div className={focused ? 'selection-layer is-pinned is-focused' : 'selection-layer is-pinned'}>
        {draw(true)}
      </div>
    </>
  );
}

/** The field stays among what scrolls, over pinned columns too: taken from one place to another it loses the focus. */
function fieldBox(api: GridApi<GridRow>, box: CellBox | undefined): CellBox {
  if (!box?.pinned || api.isDestroyed()) return box ?? CORNER;
  return { ...box, left: box.left + api.getHorizontalPixelRange().left };
}

/** Where the field waits while nothing is selected, for the keyboard to enter the table. */
const CORNER: CellBox = {
  pinned: false,
  left: 0,
  top: 0,
  width: 40,
  height: 20,
  openLeft: false,
  openRight: false,
};

function placeRange(row: number, column: number, { shape }: GridControl): Rectangle {
  const cell = cellAt(shape, { row, column });
  const left = cell?.column ?? column;
  return { top: row, bottom: row, left, right: left + (cell?.columnSpan ?? 1) - 1 };
}

/** Outlines lie on the ruled lines around the cells. */
function styleOf({ left, top, width, height, openLeft, openRight }: CellBox): CSSProperties {
  return {
    left: left - 1,
    top: top - 1,
    width: width + 1,
    height: height + 1,
    ...(openLeft ? { borderLeft: 0 } : {}),
    ...(openRight ? { borderRight: 0 } : {}),
  };
}

/** The tint leaves the active cell white. */
function holed(box: CellBox, hole: CellBox | undefined): string | undefined {
  if (!hole) return undefined;
  const [x, y] = [hole.left - box.left, hole.top - box.top];
  const outer = `M0 0H${box.width}V${box.height}H0Z`;
  return `path(evenodd, "${outer}M${x} ${y}H${x + hole.width}V${y + hole.height}H${x}Z")`;
}
