import type { CellEditRequestEvent, GridApi } from 'ag-grid-community';
import { useMemo, useRef } from 'react';
import type { AddressText } from '#shared/document/address';
import { typedText } from './cell-editor';
import { addressOf } from './cell-text';
import type { Commit } from './commit-text';
import type { ContextRef } from './grid-context';
import type { KeyDeeds } from './grid-keys';
import { columnOf, type GridRow } from './grid-row';

/** What the page does for the grid: all writing goes through here. */
export type GridDeeds = {
  readonly commit: (address: AddressText, typed: string) => Commit;
  readonly clear: (address: AddressText) => Commit;
  /** Why nothing can be typed at a place. */
  readonly refuse: (address: AddressText | null) => void;
  readonly canType: (address: AddressText) => boolean;
  readonly tell: (sentence: string) => void;
  readonly endOverriding: () => void;
  /** Opens a derived cell for typing (改写). */
  readonly override: (address: AddressText) => void;
};

/** Joins the grid's keys and edit requests to the page's deeds. A refused text stays in the editor. */
export function useGridDeeds(api: GridApi<GridRow> | null, context: ContextRef, deeds: GridDeeds) {
  const refused = useRef<string | undefined>(undefined);
  const latest = useRef({ api, deeds });
  latest.current = { api, deeds };

  return useMemo(() => {
    const address = () => focusedAddress(latest.current.api);
    const attempt = (at: AddressText, typed: string): boolean => {
      const result = latest.current.deeds.commit(at, typed);
      const sentence = result.done ? result.notice : result.sentence;
      if (sentence !== undefined) latest.current.deeds.tell(sentence);
      return result.done;
    };
    const keyDeeds: KeyDeeds = {
      commit: () => {
        const at = address();
        const typed = typedText();
        if (at !== null && typed !== undefined && !attempt(at, typed)) return false;
        latest.current.api?.stopEditing(true);
        return true;
      },
      clear: () => {
        const at = address();
        if (at === null) return;
        const result = latest.current.deeds.clear(at);
        if (!result.done) latest.current.deeds.tell(result.sentence);
      },
      refuseTyping: () => latest.current.deeds.refuse(address()),
      canType: () => {
        const at = address();
        return at !== null && latest.current.deeds.canType(at);
      },
      startTyping: () => startEditing(latest.current.api),
    };
    /** The clerk clicked elsewhere: the same commit, and a refused text comes back to its cell. */
    const onEditRequest = ({ data, column, node, newValue }: CellEditRequestEvent<GridRow>) => {
      const at = addressOf(data.starting.get(columnOf(column.getColId())));
      const typed = String(newValue ?? '');
      const { rowIndex } = node;
      if (at === null || attempt(at, typed) || rowIndex === null) return;
      const wasOverriding = context.current.overriding === at;
      // Once the grid has closed the editor; opening it again from within would be undone.
      setTimeout(() => {
        refused.current = typed;
        latest.current.api?.setFocusedCell(rowIndex, column);
        if (wasOverriding) latest.current.deeds.override(at);
        else startEditing(latest.current.api);
      });
    };
    const takeRefused = () => {
      const text = refused.current;
      refused.current = undefined;
      return text;
    };
    return { keyDeeds, onEditRequest, takeRefused };
  }, [context]);
}

export function startEditing(api: GridApi<GridRow> | null): void {
  const focused = api?.getFocusedCell();
  if (focused) api?.startEditingCell({ rowIndex: focused.rowIndex, colKey: focused.column.getColId() });
}

function focusedAddress(api: GridApi<GridRow> | null): AddressText | null {
  const focused = api?.getFocusedCell();
  if (!api || !focused || focused.rowPinned) return null;
  const row = api.getDisplayedRowAtIndex(focused.rowIndex)?.data;
  return addressOf(row?.starting.get(columnOf(focused.column.getColId())));
}
