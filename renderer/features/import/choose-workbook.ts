import { chooseFile } from '../../host/choose-file';
import { createPiece } from '../../host/piece';
import { reporting } from '../../host/reporting';
import { openDialog } from '../../store/view-store';

const PRIOR = createPiece('导入上年数', () => import('../prior/take-prior'));

/** Asks for a workbook and opens the dialog that reads it. Last year may be a project file as well, which is taken as it is. */
export async function importWorkbook(as: 'new-project' | 'this-year' | 'prior'): Promise<void> {
  const chosen = await reporting(() => chooseFile(as === 'prior' ? 'open-prior' : 'open-workbook'));
  if (!chosen) return;
  const { path } = chosen;
  if (as === 'prior' && path.toLowerCase().endsWith('.juesuan')) {
    await reporting(async () => (await PRIOR.load()).takePriorProject(path));
  } else openDialog({ kind: 'import', as, path });
}
