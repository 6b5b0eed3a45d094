import { ownTable } from '#shared/document/address';
import { issuesAfterImport } from '#shared/import/issues-after-import';
import { replaceProject } from '../../store/open-project';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog } from '../../store/view-store';
import { takePrior } from '../prior/take-prior';
import type { Read } from './use-reading';

/** What a workbook is read for. */
export type ImportPurpose = 'new-project' | 'this-year' | 'prior';

/**
 * Takes what was read. `left`: tables of this year that stay as they are. `kind`: the 单位性质 of a new project, empty
 * when it was not said. False: the clerk stayed with what is open, or
 * was told why not.
 */
export async function acceptImport(
  as: ImportPurpose,
  read: Read,
  path: string,
  left: readonly string[],
  kind: string,
): Promise<boolean> {
  switch (as) {
    case 'new-project':
      if (!(await replaceProject(async () => ({ session: read.session, file: null, isSafe: false }))))
        return false;
      if (kind !== '') runCommand({ kind: 'set-facts', facts: { kind } });
      return true;
    case 'prior':
      return takePrior(read.session, fileName(path));
    case 'this-year':
      return takeTables(read, left);
  }
}

function takeTables({ session }: Read, left: readonly string[]): boolean {
  const { facts, tables, issues, notes } = session.document();
  const wanted = [...tables].filter(([id, content]) => !content.absent && !left.includes(id));
  const ids = new Set(wanted.map(([id]) => id));
  const taken = runCommand({
    kind: 'take-import',
    facts: { ...(facts.organisation === '' ? {} : { organisation: facts.organisation }), year: facts.year },
    tables: new Map(wanted),
    issues: issuesAfterImport(openSession().document().issues, issues, ids),
    notes: new Map([...notes].filter(([cell]) => ids.has(ownTable(cell) ?? ''))),
  });
  if (taken) closeDialog();
  return taken;
}
