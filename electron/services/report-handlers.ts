import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import type { PackFolders } from '../packs/pack-folders';
import type { Admission } from './named-files';
import { openPackLibrary } from './pack-library';
import { reportDocument } from './report-document';
import { sessionOfText } from './session-of-text';

/** `report.write`: the published document of the open project, written to a file the clerk chose. */
export function createReportHandlers(
  packFolders: PackFolders,
  named: Admission,
  now: () => Date,
): Pick<HostHandlers, 'report.write'> {
  return {
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
