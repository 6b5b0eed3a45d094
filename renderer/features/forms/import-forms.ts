import type { Step } from '#shared/document/command';
import type { HostResponse } from '#shared/host/contract';
import { reporting } from '../../host/reporting';
import { sessionFromText } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog, showForms } from '../../store/view-store';

export type ReadForms = HostResponse<'forms.import'>;

/** Takes what was read into the project as one step; false: it was refused, and that was said. */
export async function takeReadForms({ project, files }: ReadForms): Promise<boolean> {
  let isTaken = false;
  await reporting(async () => {
    const { books } = (await sessionFromText(project, '')).document();
    const taken = files.flatMap((file) => file.taken);
    const steps = taken.map(({ book }): Step => ({ kind: 'set-book', book, content: books.get(book) }));
    if (!runCommand({ kind: 'together', steps })) return;
    isTaken = true;
    closeDialog();
    showForms(taken[0]?.book ?? null);
  });
  return isTaken;
}
