import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import type { PackFolders } from '../packs/pack-folders';
import { fillReport } from './fill-report';
import type { Admission } from './named-files';
import { openPackLibrary } from './pack-library';
import type { RememberedAnswers } from './remembered-answers';
import { reportDocument } from './report-document';
import { sessionOfText } from './session-of-text';

/**
 * `report.write`: the published document of the open project, written to a file the clerk chose. `report.fill`: an office's own Word document filled.
 */
export function createReportHandlers(
  packFolders: PackFolders,
  named: Admission,
  remembered: RememberedAnswers,
  now: () => Date,
): Pick<HostHandlers, 'report.write' | 'report.fill'> {
  return {
    'report.fill': async ({ project, template: chosen, path: typed }) => {
      const template = named.admit('report-template', chosen);
      if (!template.ok) return template;
      const path = await named.admitReplacing('made-report', typed);
      if (!path.ok) return path;
      if (!path.value.toLowerCase().endsWith('.docx'))
        return failed({ kind: 'bad-request', message: '填写 Word 模板得到的是 .docx，请把文件名改为 .docx' });
      const session = await sessionOfText(project, openPackLibrary(packFolders));
      if (!session.ok) return session;
      const { book } = await remembered.all();
      const made = await fillReport(session.value, template.value, book.get(session.value.pack.id) ?? []);
      if (!made.ok) return made;
      const written = await writeFileAtomically(path.value, made.value.bytes);
      if (!written.ok) return failed(fileProblem(written.problem));
      const { filled, unfilled } = made.value;
      return ok({ path: path.value, filled: [...filled], unfilled: [...unfilled] });
    },
    'report.write': async ({ project, path: typed, format, append = [] }) => {
      const path = await named.admitReplacing('made-report', typed);
      if (!path.ok) return path;
      const session = await sessionOfText(project, openPackLibrary(packFolders));
      if (!session.ok) return session;
      const timestamp = Math.floor(now().getTime() / 1000);
      const made = await reportDocument(session.value, { format, append, timestamp });
      if (!made.ok) return made;
      const written = await writeFileAtomically(path.value, made.value.bytes);
      if (!written.ok) return failed(fileProblem(written.problem));
      const { missing, notes, headingPages } = made.value;
      return ok({
        path: path.value,
        missing: [...missing],
        notes: [...notes],
        headingPages: [...headingPages],
      });
    },
  };
}
