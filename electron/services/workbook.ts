import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { explainOpenProblem, openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { readTypedPath } from '../files/typed-path';
import { exportWorkbook } from './export-workbook';
import { openInput } from './open-input';
import { openPackLibrary } from './pack-library';

/** Where the reading and writing of workbooks joins the host. */
export function workbookHandlers(
  packsFolder: string,
): Pick<HostHandlers, 'workbook.import' | 'workbook.export'> {
  const packs = openPackLibrary(packsFolder);
  return {
    'workbook.import': async (request) => {
      const path = readTypedPath(request.path);
      if (!path.ok) return path;
      const opened = await openInput(path.value, packs, request.packId);
      if (!opened.ok) return opened;
      const { session, report } = opened.value;
      if (!report) {
        return failed({ kind: 'unusable-input', message: '这是项目文件，不是工作簿，请用“打开”' });
      }
      return ok({ project: saveProject(session.pack, session.document()), report });
    },
    'workbook.export': async (request) => {
      const path = readTypedPath(request.path);
      if (!path.ok) return path;
      const template = request.template === undefined ? undefined : readTypedPath(request.template);
      if (template && !template.ok) return template;
      if (template?.value === path.value) {
        return failed({ kind: 'bad-request', message: '导出的文件不能就是模板本身，请换一个文件名' });
      }
      const document = openProject(request.project);
      if (!document.ok) {
        return failed({ kind: 'bad-request', message: `项目${explainOpenProblem(document.problem)}` });
      }
      const pack = await packs.pack(document.value.packId);
      if (!pack.ok) return pack;
      const session = createSession(pack.value, document.value);
      if (!session.ok) throw new Error(`An open project does not compile: ${session.problem.kind}`);
      const made = await exportWorkbook(session.value, {
        ...(template ? { template: template.value } : {}),
        ...(request.scale ? { scale: request.scale } : {}),
        ...(request.rounding ? { rounding: request.rounding } : {}),
        ...(request.formulas === undefined ? {} : { formulas: request.formulas }),
      });
      if (!made.ok) return made;
      const written = await writeFileAtomically(path.value, made.value.bytes);
      if (!written.ok) return failed(fileProblem(written.problem));
      return ok({ path: path.value, report: made.value.report });
    },
  };
}
