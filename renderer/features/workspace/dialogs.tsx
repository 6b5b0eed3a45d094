import type { ReactNode } from 'react';
import type { Piece } from '../../host/piece';
import type { Dialog } from '../../store/dialog';
import { closeDialog, openDialog, useView } from '../../store/view-store';
import { FORMS } from '../forms/piece';
import { DialogPiece } from '../piece/with-piece';
import { DOCUMENT } from '../report/piece';
import { AUDIT, BATCH, DIALOGS, IMPORT, PACKS, PRINT, WORKSPACE } from './pieces';
import { useReturnedFocus } from './use-returned-focus';

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useView((state) => state.dialog);
  useReturnedFocus(dialog !== null);
  return dialog && drawn(dialog);
}

/** The dialog, made by the piece that has it. */
function drawn(dialog: Dialog): ReactNode {
  switch (dialog.kind) {
    case 'new-project':
      return by(DIALOGS, ({ NewProjectDialog }) => (
        <NewProjectDialog {...(dialog.packId === undefined ? {} : { packId: dialog.packId })} />
      ));
    case 'next-year':
      return by(DIALOGS, ({ NextYearDialog }) => <NextYearDialog />);
    case 'packs':
      return by(PACKS, ({ PacksDialog }) => <PacksDialog />);
    case 'import':
      return by(IMPORT, ({ ImportDialog }) => (
        <ImportDialog
          key={dialog.path}
          as={dialog.as}
          path={dialog.path}
          {...(dialog.isOfBatch ? { after: AFTER_BATCH } : {})}
        />
      ));
    case 'take-texts':
      return by(DOCUMENT, ({ ReadTextsDialog }) => <ReadTextsDialog key={dialog.path} path={dialog.path} />);
    case 'import-forms':
      return by(FORMS, ({ ImportFormsDialog }) => <ImportFormsDialog key={dialog.path} {...dialog} />);
    case 'export-forms':
      return by(FORMS, ({ ExportFormsDialog }) => <ExportFormsDialog />);
    case 'audit':
      return by(AUDIT, ({ AuditDialog }) => <AuditDialog key={dialog.path} path={dialog.path} />);
    case 'batch':
      return by(BATCH, ({ BatchDialog }) => <BatchDialog />);
    case 'query':
      return by(BATCH, ({ QueryDialog }) => <QueryDialog />);
    case 'consolidate':
      return by(BATCH, ({ ConsolidateDialog }) => <ConsolidateDialog />);
    case 'renew-sum':
      return by(BATCH, ({ RenewSumDialog }) => <RenewSumDialog />);
    case 'print':
      return by(PRINT, ({ PrintPreview }) => <PrintPreview />);
    case 'differences':
      return by(DIALOGS, ({ DifferencesDialog }) => <DifferencesDialog {...dialog} />);
    case 'left-work':
      return by(DIALOGS, ({ LeftWorkDialog }) => <LeftWorkDialog {...dialog} />);
    case 'leftover':
      return by(DIALOGS, ({ LeftoverDialog }) => <LeftoverDialog key={dialog.leftover.name} {...dialog} />);
    case 'versions':
      return by(DIALOGS, ({ VersionsDialog }) => <VersionsDialog key={dialog.path} path={dialog.path} />);
    case 'office-codes':
      return by(DIALOGS, ({ OfficeCodesDialog }) => <OfficeCodesDialog />);
    case 'guide':
      return by(DIALOGS, ({ GuideDialog }) => <GuideDialog />);
    case 'shortcuts':
      return by(DIALOGS, ({ ShortcutsDialog }) => <ShortcutsDialog />);
    default:
      return by(WORKSPACE, ({ ProjectDialogs }) => <ProjectDialogs dialog={dialog} />);
  }
}

function by<Part>(piece: Piece<Part>, draw: (part: Part) => ReactNode): ReactNode {
  return (
    <DialogPiece piece={piece} leave={leave}>
      {draw}
    </DialogPiece>
  );
}

/** Whoever waits for a dialog that could not be opened goes on as if it was closed. */
function leave(): void {
  const { dialog } = useView.getState();
  closeDialog();
  if (dialog && 'onClose' in dialog) dialog.onClose(false);
}

/** A unit opened from the list of 批量检查. */
const AFTER_BATCH = {
  taken: () => BATCH.now()?.goToFirstFailing(),
  left: () => openDialog({ kind: 'batch' }),
};
