import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { useBatch } from '../../store/batch';
import { openProjectAt } from '../../store/open-project';
import { openSession, useProject } from '../../store/project-store';
import { openDialog } from '../../store/view-store';
import { goToNextFailing } from '../findings/next-failing';

/**
 * Opens the unit of a line at what is wrong with it: a project as it is, a workbook by the dialog that imports it. What
 * cannot be read is told instead.
 */
export async function openUnit(at: number): Promise<void> {
  const { status, lines } = useBatch.getState();
  if (!status || !lines[at]?.row) {
    say().message.info('这个文件还没有检查，检查完才能从这里打开');
    return;
  }
  await reporting(async () => {
    const { path, isProject, result } = await callHost('batch.unit', { run: status.run, at });
    if (result.state === 'unusable') {
      say().message.warning({ content: `“${result.file}”不能打开：${result.reason}`, duration: 8 });
      return;
    }
    if (!isProject) {
      openDialog({ kind: 'import', as: 'new-project', path, isOfBatch: true });
      return;
    }
    await openProjectAt(path);
    if (useProject.getState().file?.path === path) goToFirstFailing();
  });
}

/** Stands on the likeliest mistake of the unit just opened; one without stays at its first table. */
export function goToFirstFailing(): void {
  if (openSession().failing().length > 0) goToNextFailing(1);
}
