import { create } from 'zustand';
import type { Scale } from '#shared/amount/amount';
import { type AddressText, placeOf, type TablePlace, toAddress } from '#shared/document/address';
import type { LayoutCell } from '#shared/layout/layout';
import type { BookId, TableId } from '#shared/rule/rule';
import type { FindingFilter } from '#shared/session/finding-filter';
import { isOfThisYear } from '#shared/session/session';
import type { Dialog } from './dialog';
import { keepEarlyKeys } from './early-keys';
import { openSession } from './project-store';
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

export type FormTable = TablePlace & { readonly book: BookId };

/** What is shown and where the clerk is; nothing here is saved. */
export type ViewState = {
  /** What stands in the middle: the table, or in its place 绩效自评 or the document. */
  readonly pane: 'table' | 'forms' | 'document';
  /** Of the project's own tables the one shown, now or last. */
  readonly table: TableId;
  /** The book whose table is shown in place of the project's own: a unit of a sum, 抵销, 部门, 差额; null: the own. */
  readonly book: BookId | null;
  /** In 绩效自评 the table of a form; null: the list of 项目. */
  readonly form: FormTable | null;
  /** The 项目 that is stood on in the list. */
  readonly listed: BookId | null;
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
  form: null,
  listed: null,
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

/** The table whose grid is shown; null: none, but the document or the list of 项目. */
export function shownPlace({ pane, table, form }: ViewState = useView.getState()): TablePlace | null {
  if (pane === 'document') return null;
  return pane === 'table' ? { table } : form;
}

/** Under which name of its own a table is left and found again. */
export function placeKey({ book, table }: TablePlace): string {
  return book === undefined ? table : `${book}.${table}`;
}

/** What is left behind when something else is shown: where the clerk stood is kept. */
function leaving(): Partial<ViewState> {
  const { selection, topRow, left } = useView.getState();
  const shown = shownPlace();
  return {
    ...(shown ? { left: new Map(left).set(placeKey(shown), { selection, topRow }) } : {}),
    selection: null,
    topRow: 0,
    overriding: null,
    goal: null,
  };
}

/** Shows a table of the project's own, as `showPlace` does. */
export function showTable(table: TableId, keepsFocus = false): boolean {
  return showPlace({ table }, keepsFocus);
}

/**
 * Shows a table, of a form too, where the clerk left it; it takes the keys unless they are to stay. False: what is being
 * typed was refused, and typing goes on where it is.
 */
export function showPlace({ book, table }: TablePlace, keepsFocus = false): boolean {
  const shown = shownPlace();
  if (shown && placeKey(shown) === placeKey({ table, ...(book === undefined ? {} : { book }) })) return true;
  if (!finishTyping()) return false;
  if (!keepsFocus) keepEarlyKeys(() => useView.getState().takesKeys);
  useView.setState({
    ...leaving(),
    ...(book === undefined
      ? { pane: 'table', table }
      : { pane: 'forms', form: { book, table }, listed: book }),
    takesKeys: !keepsFocus,
    comparedColumn: 'suited',
  });
  return true;
}

/** Shows the list of 项目. False: what is being typed was refused, and typing goes on where it is. */
export function showForms(listed: BookId | null = useView.getState().listed): boolean {
  if (!finishTyping()) return false;
  useView.setState({ ...leaving(), pane: 'forms', form: null, listed });
  return true;
}

/** Shows the document in place of the table. False: what is being typed was refused, and typing goes on where it is. */
export function showDocument(documentGoal: DocumentGoal | null = null): boolean {
  if (!finishTyping()) return false;
  if (useView.getState().pane !== 'document')
    useView.setState({ ...leaving(), pane: 'document', documentGoal });
  else if (documentGoal !== null) useView.setState({ documentGoal });
  return true;
}

export function openDialog(dialog: Dialog): void {
  useView.setState({ dialog, takesKeys: false });
}

export function closeDialog(): void {
  useView.setState({ dialog: null });
}

/** When no dialog is open: what comes by itself does not take the place of one that the clerk writes in. */
export function untilNoDialog(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (useView.getState().dialog !== null) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = useView.subscribe(look);
    look();
  });
}

export function openFind(replaces: boolean): void {
  const { tool } = useView.getState();
  const serial = (tool?.serial ?? 0) + 1;
  useView.setState({ tool: { kind: 'find', replaces, serial }, takesKeys: false });
}

export function closeTool(): void {
  useView.setState({ tool: null });
}

/** Whether the page has a place for a cell: in the project's own tables and in its forms, not in last year's book. */
export function isShown(address: AddressText): boolean {
  return isOfThisYear(openSession(), address);
}

/**
 * Shows the cell's table and moves the grid to it; what is being typed where one stood is written there first. A cell
 * that is not shown is not gone to; one of a unit of a sum, of 抵销, 部门 or 差额 only where that book is shown already or `asked` for.
 */
export function goToCell(
  address: AddressText,
  keepsFocus = false,
  reach: readonly AddressText[] = [],
  asked: BookId | null = null,
): void {
  const place = placeOf(toAddress(address));
  const { book, table } = place;
  const looks = book !== undefined && (book === asked || book === useView.getState().book);
  if ((!looks && !isShown(address)) || !finishTyping()) return;
  if (!showPlace(looks ? { table } : place, keepsFocus) || !showBook(looks ? book : null)) return;
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
