import { create } from 'zustand';
import type { Scale } from '#shared/amount/amount';
import { type AddressText, toAddress } from '#shared/document/address';
import type { LayoutCell } from '#shared/layout/layout';
import type { BookId, TableId } from '#shared/rule/rule';
import type { FindingFilter } from '#shared/session/finding-filter';
import type { Dialog } from './dialog';
import { keepEarlyKeys } from './early-keys';
import { finishTyping } from './typing';

/** A place in the shown table: what the clerk stands on. */
export type Selection = {
  readonly rowKey: string;
  /** Physical column of the layout. */
  readonly column: number;
  readonly address: AddressText | null;
  /** What is printed there. */
  readonly kind: LayoutCell['content']['kind'] | null;
  /** The coded line it belongs to. */
  readonly code: string | null;
  /** The coded line whose code or name stands there. */
  readonly line: string | null;
  /** All cells with values that are selected, the active one among them. */
  readonly addresses: readonly AddressText[];
};

/** Where the clerk was in a table when another was shown. */
export type LeftPlace = { readonly selection: Selection | null; readonly topRow: number };

/** 查找 stands beside the table, which stays in use meanwhile. `serial` tells two wishes for it apart. */
export type Tool = { readonly kind: 'find'; readonly replaces: boolean; readonly serial: number };

/** A cell the grid should move to, once. `keepsFocus`: typing goes on where it was, and the grid only shows the cell. */
export type Goal = {
  readonly address: AddressText;
  /** Cells to select with it. */
  readonly reach: readonly AddressText[];
  readonly keepsFocus: boolean;
};

/** What is shown and where the clerk is; nothing here is saved. */
export type ViewState = {
  /** What stands in the middle: the table, or the document in its place. */
  readonly pane: 'table' | 'document';
  readonly table: TableId;
  /** The book whose table is shown in place of the project's own: a unit of a sum, 抵销, 部门, 差额; null: the own. */
  readonly book: BookId | null;
  readonly selection: Selection | null;
  /** Index of the uppermost row in sight. */
  readonly topRow: number;
  readonly left: ReadonlyMap<string, LeftPlace>;
  /** The table just shown takes the keys, wherever they were; not from what was opened before it was drawn. */
  readonly takesKeys: boolean;
  readonly scale: Scale;
  /** Size of the grid in per cent. */
  readonly zoom: number;
  /** The size at which the shown table is just as wide as its room. */
  readonly fittingZoom: number;
  /** Cells of the identity being looked at. */
  readonly highlighted: ReadonlySet<AddressText>;
  readonly findingKey: string | null;
  /** Which findings the panel lists. */
  readonly findingFilter: FindingFilter;
  /** A derived cell that 改写 has opened for typing. */
  readonly overriding: AddressText | null;
  readonly goal: Goal | null;
  readonly dialog: Dialog | null;
  /** What stands on the right in place of the side panel. */
  readonly tool: Tool | null;
  /** Whether last year stands beside this year's amounts. */
  readonly comparing: boolean;
  /** The one 栏次 compared in the shown table, `all`, or what suits its width. */
  readonly comparedColumn: number | 'all' | 'suited';
  /** Changes of more than so many per cent are marked. */
  readonly threshold: number;
  /** The text of the document that was written in last. */
  readonly text: { readonly key: string; readonly label: string } | null;
  /** The parts printed on request that follow the document, by their headings as the pack writes them. */
  readonly appended: readonly string[];
  /** A place of the document that it should show, once. */
  readonly documentGoal: DocumentGoal | null;
  /** The numbers of the document that were read from one of these cells are lit; the first is the one asked about. */
  readonly litInDocument: readonly AddressText[];
  /** What stands beside the table; null: nothing, the table has its room. */
  readonly sidePanel: SidePanel | null;
};

/** 审核结果, the formula and rules of the cell stood on (公式), the sentences that use it, or all 批注. */
export type SidePanel = 'findings' | 'cell' | 'sentences' | 'notes';

/** The field of a text, or a block of the pages. */
export type DocumentGoal =
  /** `keepsFocus`: typing goes on where it is. */
  | { readonly kind: 'text'; readonly key: string; readonly keepsFocus?: boolean }
  | { readonly kind: 'block'; readonly key: string };

const NOTHING_HIGHLIGHTED: ReadonlySet<AddressText> = new Set();

const START: ViewState = {
  pane: 'table',
  table: '',
  book: null,
  selection: null,
  topRow: 0,
  left: new Map(),
  takesKeys: true,
  scale: 'yuan',
  zoom: 100,
  fittingZoom: 100,
  highlighted: NOTHING_HIGHLIGHTED,
  findingKey: null,
  findingFilter: 'problems',
  overriding: null,
  goal: null,
  dialog: null,
  tool: null,
  comparing: false,
  comparedColumn: 'suited',
  threshold: 10,
  text: null,
  appended: [],
  documentGoal: null,
  litInDocument: [],
  sidePanel: 'findings',
};

export const useView = create<ViewState>(() => START);

/** On a narrower page (a small screen at 200 %) the table has all the room until a panel is asked for. */
const ROOM_FOR_PANEL = 760;

/** The view of a project just opened: at its first table, in the scale its tables are published in. */
export function resetView(table: TableId, scale: Scale): void {
  // How the clerk looks at tables stays from project to project.
  const { zoom, threshold } = useView.getState();
  const sidePanel = window.innerWidth < ROOM_FOR_PANEL ? null : START.sidePanel;
  useView.setState({ ...START, zoom, threshold, table, scale, sidePanel }, true);
}

/**
 * Shows a table, where the clerk left it; it takes the keys unless they are to stay. False: what is being typed was
 * refused, and typing goes on where it is.
 */
export function showTable(table: TableId, keepsFocus = false): boolean {
  const { pane, table: before, selection, topRow, left } = useView.getState();
  if (pane === 'table' && before === table) return true;
  if (!finishTyping()) return false;
  if (!keepsFocus) keepEarlyKeys(() => useView.getState().takesKeys);
  if (pane === 'document') {
    // Where the clerk was in the table has been kept since it made way for the document.
    useView.setState({ pane: 'table', table, takesKeys: !keepsFocus, comparedColumn: 'suited' });
    return true;
  }
  useView.setState({
    table,
    left: new Map(left).set(before, { selection, topRow }),
    selection: null,
    topRow: 0,
    takesKeys: !keepsFocus,
    overriding: null,
    goal: null,
    comparedColumn: 'suited',
  });
  return true;
}

/** Shows the document in place of the table. False: what is being typed was refused, and typing goes on where it is. */
export function showDocument(documentGoal: DocumentGoal | null = null): boolean {
  const { pane, table, selection, topRow, left } = useView.getState();
  if (!finishTyping()) return false;
  if (pane === 'document') {
    if (documentGoal !== null) useView.setState({ documentGoal });
    return true;
  }
  useView.setState({
    pane: 'document',
    documentGoal,
    left: new Map(left).set(table, { selection, topRow }),
    selection: null,
    topRow: 0,
    overriding: null,
    goal: null,
  });
  return true;
}

/** Shows the next of the tables, or the one before; at either end nothing. */
export function showNeighbour(tables: readonly { readonly id: string }[], step: 1 | -1): void {
  const next = neighbourOf(tables, step);
  if (next !== undefined) showTable(next);
}

export function neighbourOf(tables: readonly { readonly id: string }[], step: 1 | -1): string | undefined {
  const { pane, table } = useView.getState();
  // The document follows the last table.
  if (pane === 'document') return step < 0 ? tables.at(-1)?.id : undefined;
  return tables[tables.findIndex(({ id }) => id === table) + step]?.id;
}

export function openDialog(dialog: Dialog): void {
  useView.setState({ dialog, takesKeys: false });
}

export function closeDialog(): void {
  useView.setState({ dialog: null });
}

export function openFind(replaces: boolean): void {
  const { tool } = useView.getState();
  const serial = (tool?.serial ?? 0) + 1;
  useView.setState({ tool: { kind: 'find', replaces, serial }, takesKeys: false });
}

export function closeTool(): void {
  useView.setState({ tool: null });
}

/**
 * Shows the cell's table and moves the grid to it; what is being typed where one stood is written there first. A cell
 * of another book is shown only where its book is shown already or asked for.
 */
export function goToCell(
  address: AddressText,
  keepsFocus = false,
  reach: readonly AddressText[] = [],
  asked: BookId | null = null,
): void {
  const { book = null, table } = toAddress(address);
  const mayShow = book === null || book === asked || book === useView.getState().book;
  if (!mayShow || !finishTyping() || !showTable(table, keepsFocus) || !showBook(book)) return;
  useView.setState({ goal: { address, reach, keepsFocus } });
}

/** Shows the same table in another book, in the same place; null: the project's own. False: what is being typed was refused. */
export function showBook(book: BookId | null): boolean {
  if (useView.getState().book === book) return true;
  if (!finishTyping()) return false;
  useView.setState({ book, overriding: null, goal: null });
  return true;
}

/** Lights up every cell of an identity, in all tables. */
export function highlight(findingKey: string, cells: readonly AddressText[]): void {
  useView.setState({ findingKey, highlighted: new Set(cells) });
}

/** Nothing is lit any more. */
export function clearHighlight(): void {
  useView.setState({ findingKey: null, highlighted: NOTHING_HIGHLIGHTED, litInDocument: [] });
}

/** Opens 审核结果 on the findings that the filter shows. */
export function showFindings(findingFilter: FindingFilter): void {
  useView.setState({ tool: null, sidePanel: 'findings', findingFilter });
}

/** Opens a side panel, or puts it away when it is the one shown. A tool in its place makes way. */
export function toggleSidePanel(panel: SidePanel): void {
  useView.setState(({ tool, sidePanel }) => ({
    tool: null,
    sidePanel: tool === null && sidePanel === panel ? null : panel,
  }));
}
