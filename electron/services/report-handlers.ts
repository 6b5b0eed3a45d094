import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import type { PackFolders } from '../packs/pack-folders';
import type { Admission } from './named-files';
import { openPackLibrary } from './pack-library';
import { reportDocument } from './report-document';
import { sessionOfText } from './session-of-text';
import { textsOfFile } from './texts-of-file';

/**
 * `report.write`: the published document of the open project, written to a file the clerk chose. `report.texts`: the texts
 * that a document of an earlier year has for it.
 */
export function createReportHandlers(
  packFolders: PackFolders,
  named: Admission,
  now: () => Date,
): Pick<HostHandlers, 'report.write' | 'report.texts'> {
  return {
    'report.texts': async ({ project, path: typed }) => {
      const path = named.admit('finished-report', typed);
      if (!path.ok) return path;
      const session = await sessionOfText(project, openPackLibrary(packFolders));
      if (!session.ok) return session;
      const texts = await textsOfFile(session.value, path.value);
      if (!texts.ok) return texts;
      const { found, absent, losses } = texts.value;
      return ok({ found: [...found], absent: [...absent], losses: [...losses] });
    },
    'report.write': async ({ project, path: typed, format }) => {
      const path = await named.admitReplacing('made-report', typed);
      if (!path.ok) return path;
      const session = await sessionOfText(project, openPackLibrary(packFolders));
      if (!session.ok) return session;
      const timestamp = Math.floor(now().getTime() / 1000);
      const made = await reportDocument(session.value, { format, timestamp });
      if (!made.ok) return made;
      const written = await writeFileAtomically(path.value, made.value.bytes);
      if (!written.ok) return failed(fileProblem(written.problem));
      const { missing, notes } = made.value;
      return ok({ path: path.value, missing: [...missing], notes: [...notes] });
    },
  };
}
