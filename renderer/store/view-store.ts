import { create } from 'zustand';
import type { Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { Dialog } from './dialog';

/** A place in the shown table: what the clerk stands on. */
export type Selection = {
  readonly rowKey: string;
  /** Physical column of the layout. */
  readonly column: number;
  readonly address: AddressText | null;
  /** The coded line it belongs to. */
  readonly code: string | null;
};

/** What is shown and where the clerk is; nothing here is saved. */
export type ViewState = {
  readonly table: string;
  readonly selection: Selection | null;
  readonly scale: Scale;
  /** Cells of the identity being looked at. */
  readonly highlighted: ReadonlySet<AddressText>;
  readonly findingKey: string | null;
  /** A derived cell that 改写 has opened for typing. */
  readonly overriding: AddressText | null;
  /** A cell the grid should move to; `serial` tells two wishes for the same cell apart. */
  readonly goal: { readonly address: AddressText; readonly serial: number } | null;
  readonly dialog: Dialog | null;
  /** The findings panel gives its room to the table when it is put away. */
  readonly findingsShown: boolean;
};

const NOTHING_HIGHLIGHTED: ReadonlySet<AddressText> = new Set();

const START: ViewState = {
  table: '',
  selection: null,
  scale: 'yuan',
  highlighted: NOTHING_HIGHLIGHTED,
  findingKey: null,
  overriding: null,
  goal: null,
  dialog: null,
  findingsShown: true,
};

export const useView = create<ViewState>(() => START);

/** The view of a project just opened: at its first table, in the scale its tables are published in. */
export function resetView(table: string, scale: Scale): void {
  useView.setState({ ...START, table, scale }, true);
}

export function showTable(table: string): void {
  if (useView.getState().table === table) return;
  useView.setState({ table, selection: null, overriding: null, goal: null });
}

export function openDialog(dialog: Dialog): void {
  useView.setState({ dialog });
}

export function closeDialog(): void {
  useView.setState({ dialog: null });
}

/** Shows the cell's table and moves the grid to it. */
export function goToCell(address: AddressText): void {
  const table = address.slice(0, address.indexOf('['));
  const serial = (useView.getState().goal?.serial ?? 0) + 1;
  showTable(table);
  useView.setState({ goal: { address, serial } });
}

/** Lights up every cell of an identity, in all tables. */
export function highlight(findingKey: string, cells: readonly AddressText[]): void {
  useView.setState({ findingKey, highlighted: new Set(cells) });
}
