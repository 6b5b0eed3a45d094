import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openDialog } from '../../store/view-store';

/** Asks for a workbook and opens the dialog that reads it. */
export async function importWorkbook(as: 'new-project' | 'this-year' | 'prior'): Promise<void> {
  const chosen = await reporting(() => chooseFile('open-workbook'));
  if (chosen) openDialog({ kind: 'import', as, path: chosen.path });
}
