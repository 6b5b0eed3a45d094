import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { suggestedName } from '../../store/save-project';
import { useView } from '../../store/view-store';
import { tellWritten } from '../export/tell-written';

/** Writes all tables with last year beside every column into a workbook of their own, in the unit shown. */
export async function exportComparison(): Promise<void> {
  await reporting(async () => {
    const name = suggestedName().replace(/\.juesuan$/, '（与上年比较）.xlsx');
    const chosen = await chooseFile('save-workbook', name);
    if (chosen === null) return;
    const { path } = chosen;
    const session = openSession();
    const project = saveProject(session.pack, session.document());
    const { scale } = useView.getState();
    tellWritten((await callHost('workbook.export', { project, path, scale, compared: true })).path);
  });
}
