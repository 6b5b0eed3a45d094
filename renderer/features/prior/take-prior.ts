import { PRIOR_BOOK } from '#shared/pack/book';
import { carryForwardOffers } from '#shared/session/carry-forward';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { askWhether } from '../../feedback/ask';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { fileName, sessionFromText } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog, openDialog } from '../../store/view-store';

/** Takes last year into the open project and offers its closing balances. False: it was refused and told. */
export function takePrior(lastYear: Session, source: string): boolean {
  const { prior } = priorFor(openSession(), lastYear, source);
  if (!runCommand({ kind: 'set-book', book: PRIOR_BOOK, content: prior })) return false;
  closeDialog();
  if (carryForwardOffers(openSession()).length > 0) openDialog({ kind: 'carry-forward' });
  return true;
}

/** Last year from a project file, which needs no reading; what it is of is shown before it is taken. */
export async function takePriorProject(path: string): Promise<void> {
  await reporting(async () => {
    const name = fileName(path);
    const opened = await callHost('project.look', { path });
    const lastYear = await sessionFromText(opened.text, name);
    const { organisation, year } = lastYear.document().facts;
    const own = openSession().document().facts;
    const { notes } = priorFor(openSession(), lastYear, name);
    const doubts = [
      ...(year >= own.year ? [`它是 ${year} 年度的，本项目是 ${own.year} 年度的，请核对`] : []),
      ...(organisation !== own.organisation
        ? [`它是“${organisation}”的，本项目是“${own.organisation}”的`]
        : []),
      ...notes,
    ];
    const sure = await askWhether(
      `用“${name}”作为上年数？`,
      `${organisation} ${year}年度，表样“${lastYear.pack.title}”。${doubts.join('；')}`,
      '取消',
      '作为上年数',
    );
    if (sure) takePrior(lastYear, name);
  });
}
