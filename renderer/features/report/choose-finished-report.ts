import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { openDialog } from '../../store/view-store';

/** Asks for a document of an earlier year and shows which of its texts fit this year's. */
export async function chooseFinishedReport(): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile('open-report');
    if (chosen === null) return;
    const session = openSession();
    const project = saveProject(session.pack, session.document());
    const texts = await callHost('report.texts', { project, path: chosen.path });
    openDialog({ kind: 'take-texts', path: chosen.path, texts });
  });
}
