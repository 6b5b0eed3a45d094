import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openDialog } from '../../store/view-store';

/** Asks for a document of an earlier year, to show which of its texts fit this year's. */
export async function chooseFinishedReport(): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile('open-report');
    if (chosen !== null) openDialog({ kind: 'take-texts', path: chosen.path });
  });
}
