import type { Step } from '#shared/document/command';
import type { HostResponse } from '#shared/host/contract';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { sessionFromText } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog, openDialog, showForms } from '../../store/view-store';

export type ReadForms = HostResponse<'forms.import'>;

/** Asks for a workbook or document with 自评表, or for one of a folder of them. */
export async function chooseForms(folder: boolean): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile(folder ? 'open-forms-folder' : 'open-forms');
    if (chosen !== null) openDialog({ kind: 'import-forms', path: chosen.path, folder });
  });
}

/** Takes what was read into the project as one step. */
export async function takeReadForms({ project, files }: ReadForms): Promise<void> {
  await reporting(async () => {
    const { books } = (await sessionFromText(project, '')).document();
    const taken = files.flatMap((file) => file.taken);
    const steps = taken.map(({ book }): Step => ({ kind: 'set-book', book, content: books.get(book) }));
    if (!runCommand({ kind: 'together', steps })) return;
    closeDialog();
    showForms(taken[0]?.book ?? null);
  });
}
