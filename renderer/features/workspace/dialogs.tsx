import { openDialog, useView } from '../../store/view-store';
import { AuditDialog } from '../audit/audit-dialog';
import { BatchDialog } from '../batch/batch-dialog';
import { goToFirstFailing } from '../batch/open-unit';
import { PasteDialog } from '../clipboard/paste-dialog';
import { ConsolidateDialog } from '../consolidate/consolidate-dialog';
import { RenewSumDialog } from '../consolidate/renew-sum-dialog';
import { DifferencesDialog } from '../differences/differences-dialog';
import { ExportDialog } from '../export/export-dialog';
import { ExportFormsDialog } from '../forms/export-forms-dialog';
import { ImportFormsDialog } from '../forms/import-forms-dialog';
import { GoToDialog } from '../go-to/go-to-dialog';
import { GuideDialog } from '../help/guide-dialog';
import { ImportDialog } from '../import/import-dialog';
import { EditLineDialog } from '../lines/edit-line-dialog';
import { InsertLineDialog } from '../lines/insert-line-dialog';
import { NoteDialog, TextNoteDialog } from '../notes/note-dialog';
import { OfficeCodesDialog } from '../office-codes/office-codes-dialog';
import { PacksDialog } from '../packs/packs-dialog';
import { PrintPreview } from '../print/print-preview';
import { CarryForwardDialog } from '../prior/carry-forward-dialog';
import { FactsDialog } from '../project/facts-dialog';
import { NewProjectDialog } from '../project/new-project-dialog';
import { NextYearDialog } from '../project/next-year-dialog';
import { QueryDialog } from '../query/query-dialog';
import { LeftWorkDialog } from '../recovery/left-work-dialog';
import { LeftoverDialog } from '../recovery/leftover-dialog';
import { ReadTextsDialog } from '../report/read-texts-dialog';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog';
import { VersionsDialog } from '../versions/versions-dialog';
import { useReturnedFocus } from './use-returned-focus';

/** A unit opened from the list of 批量检查. */
const AFTER_BATCH = { taken: goToFirstFailing, left: () => openDialog({ kind: 'batch' }) };

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useView((state) => state.dialog);
  useReturnedFocus(dialog !== null);
  switch (dialog?.kind) {
    case 'new-project':
      return <NewProjectDialog {...(dialog.packId === undefined ? {} : { packId: dialog.packId })} />;
    case 'next-year':
      return <NextYearDialog />;
    case 'packs':
      return <PacksDialog />;
    case 'facts':
      return <FactsDialog />;
    case 'import':
      return (
        <ImportDialog
          key={dialog.path}
          as={dialog.as}
          path={dialog.path}
          {...(dialog.isOfBatch ? { after: AFTER_BATCH } : {})}
        />
      );
    case 'carry-forward':
      return <CarryForwardDialog />;
    case 'export':
      return <ExportDialog />;
    case 'go-to':
      return <GoToDialog />;
    case 'paste':
      return <PasteDialog plan={dialog.plan} />;
    case 'take-texts':
      return <ReadTextsDialog key={dialog.path} path={dialog.path} />;
    case 'import-forms':
      return <ImportFormsDialog key={dialog.path} {...dialog} />;
    case 'export-forms':
      return <ExportFormsDialog />;
    case 'audit':
      return <AuditDialog key={dialog.path} path={dialog.path} />;
    case 'batch':
      return <BatchDialog />;
    case 'query':
      return <QueryDialog />;
    case 'consolidate':
      return <ConsolidateDialog />;
    case 'renew-sum':
      return <RenewSumDialog />;
    case 'print':
      return <PrintPreview />;
    case 'note':
      return <NoteDialog address={dialog.address} />;
    case 'text-note':
      return <TextNoteDialog name={dialog.key} label={dialog.label} />;
    case 'differences':
      return <DifferencesDialog {...dialog} />;
    case 'left-work':
      return <LeftWorkDialog {...dialog} />;
    case 'leftover':
      return <LeftoverDialog key={dialog.leftover.name} {...dialog} />;
    case 'versions':
      return <VersionsDialog key={dialog.path} path={dialog.path} />;
    case 'office-codes':
      return <OfficeCodesDialog />;
    case 'guide':
      return <GuideDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'insert-line':
      return <InsertLineDialog table={dialog.table} near={dialog.near} query={dialog.query} />;
    case 'edit-line':
      return <EditLineDialog table={dialog.table} code={dialog.code} />;
    case undefined:
      return null;
  }
}
