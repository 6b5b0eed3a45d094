import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openDialog } from '../../store/view-store';
import { takePriorProject } from '../prior/take-prior';

/** Asks for a workbook and opens the dialog that reads it. Last year may be a project file as well, which is taken as it is. */
export async function importWorkbook(as: 'new-project' | 'this-year' | 'prior'): Promise<void> {
  const chosen = await reporting(() => chooseFile(as === 'prior' ? 'open-prior' : 'open-workbook'));
  if (!chosen) return;
  const { path } = chosen;
  if (as === 'prior' && path.toLowerCase().endsWith('.juesuan')) await takePriorProject(path);
  else openDialog({ kind: 'import', as, path });
}
