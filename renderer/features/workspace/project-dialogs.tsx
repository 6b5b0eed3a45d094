import type { Dialog } from '../../store/dialog';
import { PasteDialog } from '../clipboard/paste-dialog';
import { ExportDialog } from '../export/export-dialog';
import { GoToDialog } from '../go-to/go-to-dialog';
import { EditLineDialog } from '../lines/edit-line-dialog';
import { InsertLineDialog } from '../lines/insert-line-dialog';
import { NoteDialog, TextNoteDialog } from '../notes/note-dialog';
import { CarryForwardDialog } from '../prior/carry-forward-dialog';
import { FactsDialog } from '../project/facts-dialog';

/** The dialogs that come with the table; all others are fetched apart. */
export type ProjectDialog = Extract<
  Dialog,
  {
    readonly kind:
      | 'facts'
      | 'carry-forward'
      | 'export'
      | 'go-to'
      | 'paste'
      | 'note'
      | 'text-note'
      | 'insert-line'
      | 'edit-line';
  }
>;

export function ProjectDialogs({ dialog }: { readonly dialog: ProjectDialog }) {
  switch (dialog.kind) {
    case 'facts':
      return <FactsDialog />;
    case 'carry-forward':
      return <CarryForwardDialog />;
    case 'export':
      return <ExportDialog />;
    case 'go-to':
      return <GoToDialog />;
    case 'paste':
      return <PasteDialog plan={dialog.plan} />;
    case 'note':
      return <NoteDialog address={dialog.address} />;
    case 'text-note':
      return <TextNoteDialog name={dialog.key} label={dialog.label} />;
    case 'insert-line':
      return <InsertLineDialog table={dialog.table} near={dialog.near} query={dialog.query} />;
    case 'edit-line':
      return <EditLineDialog table={dialog.table} code={dialog.code} />;
  }
}
