import type { MenuCommand } from '#shared/host/menu';
import { PRIOR_BOOK } from '#shared/pack/book';
import { goHome, openProjectAt } from '../../store/open-project';
import { openSession, useProject } from '../../store/project-store';
import { redo, undo } from '../../store/run-command';
import { saveProjectFile } from '../../store/save-project';
import { finishTyping } from '../../store/typing';
import { forgetWidths, hasWidths } from '../../store/view-settings';
import {
  clearHighlight,
  openDialog,
  openFind,
  showDocument,
  showForms,
  toggleSidePanel,
  useView,
} from '../../store/view-store';
import { chooseAudited } from '../audit/choose-audited';
import { copyFromMenu, pasteFromMenu } from '../clipboard/clipboard-menu';
import { FIND } from '../find/piece';
import { goToNextFailing, goToNextLit } from '../findings/next-failing';
import { chooseForms, chooseLastForms } from '../import/choose-forms';
import { importWorkbook } from '../import/choose-workbook';
import { askForLine, takesLines } from '../lines/insert-line';
import { insertRow, takesRows } from '../lines/rows';
import { editNote } from '../notes/edit-note';
import { withPiece } from '../piece/with-piece';
import { chooseFinishedReport } from '../report/choose-finished-report';
import { fillOwnTemplate } from '../report/fill-own-template';
import { DOCUMENT } from '../report/piece';
import { memberUnits } from '../sum/book-words';
import { LEAST_ZOOM, MOST_ZOOM, zoomBy, zoomToFit } from '../zoom/zoom';
import { neighbour } from './neighbour';
import { goToPane } from './panes';

/** What a menu item does, and whether it can be done now. */
type Deed = { readonly run: () => void; readonly isPossible: () => boolean };

const always = (run: () => void): Deed => ({ run, isPossible: () => true });

/** Only with an open project, and only when `also` holds. */
const inProject = (run: () => void, also: () => boolean = () => true): Deed => ({
  run,
  isPossible: () => isOpen() && also(),
});

function toTable(step: 1 | -1): Deed {
  return inProject(
    () => neighbour(step)?.(),
    () => neighbour(step) !== undefined,
  );
}

/** One deed for each item of the menus: the compiler asks for a missing one. */
const DEEDS: Readonly<Record<MenuCommand, Deed>> = {
  'new-project': always(() => openDialog({ kind: 'new-project' })),
  'next-year': always(() => openDialog({ kind: 'next-year' })),
  consolidate: always(() => openDialog({ kind: 'consolidate' })),
  'renew-sum': inProject(
    () => openDialog({ kind: 'renew-sum' }),
    () => memberUnits(openSession()).length > 0,
  ),
  'open-project': always(() => void openProjectAt()),
  'save-project': inProject(() => void saveProjectFile()),
  'save-project-as': inProject(() => void saveProjectFile(true)),
  versions: inProject(showVersions, () => useProject.getState().file !== null),
  'close-project': inProject(() => void goHome()),
  'import-workbook': always(() => void importWorkbook(isOpen() ? 'this-year' : 'new-project')),
  'import-prior': inProject(() => void importWorkbook('prior')),
  'carry-forward': inProject(
    () => openDialog({ kind: 'carry-forward' }),
    () => openSession().document().books.has(PRIOR_BOOK),
  ),
  'import-forms': inProject(() => void chooseForms(false), hasForms),
  'import-forms-folder': inProject(() => void chooseForms(true), hasForms),
  'copy-forms': inProject(() => void chooseLastForms(), hasForms),
  'export-forms': inProject(
    () => openDialog({ kind: 'export-forms' }),
    () => openSession().forms.ids().length > 0,
  ),
  'export-workbook': inProject(() => openDialog({ kind: 'export' })),
  forms: inProject(() => void showForms(), hasForms),
  report: inProject(() => void showDocument()),
  'fill-report': inProject(() => void fillOwnTemplate()),
  'take-texts': inProject(() => void chooseFinishedReport()),
  print: inProject(() => {
    if (isOnTable()) openDialog({ kind: 'print' });
    else withPiece(DOCUMENT, ({ printDocument }) => printDocument());
  }, isOwnShown),
  'office-codes': always(() => openDialog({ kind: 'office-codes' })),
  packs: always(() => openDialog({ kind: 'packs' })),
  'edit-facts': inProject(() => openDialog({ kind: 'facts' })),
  undo: inProject(undo, () => openSession().canUndo()),
  redo: inProject(redo, () => openSession().canRedo()),
  cut: inProject(() => copyFromMenu('cut'), isOnCell),
  copy: inProject(() => copyFromMenu('copy'), isOnCell),
  paste: inProject(() => void pasteFromMenu(), isOnCell),
  find: inProject(() => openFind(false)),
  replace: inProject(() => openFind(true)),
  'find-next': inProject(() => withPiece(FIND, ({ findNext }) => findNext(1))),
  'find-previous': inProject(() => withPiece(FIND, ({ findNext }) => findNext(-1))),
  'go-to': inProject(() => openDialog({ kind: 'go-to' })),
  'insert-line': inProject(
    () => (takesRows() ? insertRow() : askForLine()),
    () => isOwnShown() && (takesRows() || takesLines()),
  ),
  'edit-note': inProject(editNote, isOwnShown),
  'show-notes': inProject(() => toggleSidePanel('notes')),
  'show-guide': always(() => openDialog({ kind: 'guide' })),
  'show-keys': always(() => openDialog({ kind: 'shortcuts' })),
  'next-failing': inProject(() => goToNextFailing(1)),
  'previous-failing': inProject(() => goToNextFailing(-1)),
  'next-lit': inProject(() => goToNextLit(1), isLit),
  'previous-lit': inProject(() => goToNextLit(-1), isLit),
  'clear-lit': inProject(clearHighlight, isLit),
  'show-findings': inProject(() => toggleSidePanel('findings')),
  'audit-finished': always(() => void chooseAudited()),
  query: always(() => openDialog({ kind: 'query' })),
  'check-many': always(() => openDialog({ kind: 'batch' })),
  compare: inProject(() => useView.setState(({ comparing }) => ({ comparing: !comparing })), isOnTable),
  'zoom-in': inProject(
    () => zoomBy(1),
    () => useView.getState().zoom < MOST_ZOOM,
  ),
  'zoom-out': inProject(
    () => zoomBy(-1),
    () => useView.getState().zoom > LEAST_ZOOM,
  ),
  'zoom-fit': inProject(zoomToFit),
  'zoom-reset': inProject(() => useView.setState({ zoom: 100 })),
  'reset-widths': inProject(
    () => forgetWidths(openSession().pack.id, useView.getState().table),
    () => hasWidths(openSession().pack.id, useView.getState().table),
  ),
  'next-table': toTable(1),
  'previous-table': toTable(-1),
  'next-pane': inProject(() => goToPane(1)),
  'previous-pane': inProject(() => goToPane(-1)),
  'show-cell': inProject(() => toggleSidePanel('cell')),
  'show-sentences': inProject(() => toggleSidePanel('sentences')),
};

export function isPossible(command: MenuCommand): boolean {
  return DEEDS[command].isPossible();
}

/**
 * These leave alone what is being typed. 撤销 is none of them: what is typed is the last thing done, so it is written and
 * taken back, and 重做 brings it again.
 */
const BESIDE_TYPING: ReadonlySet<MenuCommand> = new Set(['clear-lit']);

/**
 * What cannot be done now is left undone: a window's menu does not know, and a key is pressed at any time. So is
 * everything while what is typed is refused.
 */
export function carryOut(command: MenuCommand): void {
  if (!BESIDE_TYPING.has(command) && !finishTyping()) return;
  if (isPossible(command)) DEEDS[command].run();
}

function showVersions(): void {
  const { file } = useProject.getState();
  if (file) openDialog({ kind: 'versions', path: file.path });
}

function isOnCell(): boolean {
  return useView.getState().selection !== null;
}

function hasForms(): boolean {
  return openSession().pack.forms.length > 0;
}

function isOnTable(): boolean {
  return useView.getState().pane === 'table';
}

/** Not the table of a unit, of 抵销 or of 差额, which are only looked at. */
function isOwnShown(): boolean {
  return useView.getState().book === null;
}

function isLit(): boolean {
  const { highlighted, litInDocument } = useView.getState();
  return highlighted.size > 0 || litInDocument.length > 0;
}

function isOpen(): boolean {
  return useProject.getState().session !== null;
}
