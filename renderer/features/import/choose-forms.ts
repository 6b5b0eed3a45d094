import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openDialog } from '../../store/view-store';

/** Asks for a workbook or document with 自评表, or for one of a folder of them. */
export async function chooseForms(folder: boolean): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile(folder ? 'open-forms-folder' : 'open-forms');
    if (chosen !== null) openDialog({ kind: 'import-forms', path: chosen.path, folder, ofLastYear: false });
  });
}

/** Asks for last year's project or 自评表, from which this year's are begun. */
export async function chooseLastForms(): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile('open-last-forms');
    if (chosen !== null)
      openDialog({ kind: 'import-forms', path: chosen.path, folder: false, ofLastYear: true });
  });
}
