import { createStore, type StoreApi } from 'zustand';
import type { Place, Rectangle } from '#shared/selection/grid-shape';
import type { Selection } from '#shared/selection/selection';

/**
 * How the clerk is typing into the active cell. `over`: what is typed replaces the content, and arrow keys finish;
 * `into`: the content is edited, and arrow keys move the caret (F2 changes between the two).
 */
export type Typing = { readonly place: Place; readonly style: 'over' | 'into' };

/** What one grid knows of the clerk's hands. Nothing of the document is in it. */
export type GridState = {
  readonly selection: Selection | null;
  readonly typing: Typing | null;
  /** The options that fit what is typed into a cell that takes one of several, and the one pointed at. */
  readonly choice: Choice | null;
  /** What was copied and is still as it was: framed until the next change. */
  readonly copied: Rectangle | null;
  /** Where letting the fill handle go would fill. */
  readonly filling: Rectangle | null;
  readonly focused: boolean;
};

export type Choice = { readonly options: readonly string[]; readonly at: number };

export type GridStore = StoreApi<GridState>;

export function createGridStore(): GridStore {
  return createStore<GridState>(() => ({
    selection: null,
    typing: null,
    choice: null,
    copied: null,
    filling: null,
    focused: false,
  }));
}
