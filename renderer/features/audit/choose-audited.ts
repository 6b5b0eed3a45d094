import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openDialog } from '../../store/view-store';

/** Asks for a finished document and audits it. */
export async function chooseAudited(): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile('open-audited');
    if (chosen !== null) openDialog({ kind: 'audit', path: chosen.path });
  });
}
