import { saveProject } from '#shared/project-file/save-project';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { suggestedName } from '../../store/save-project';

/** Asks for the office's own Word document and where the filled one goes; tells what could not be filled until it is read. */
export async function fillOwnTemplate(): Promise<void> {
  await reporting(async () => {
    const template = await chooseFile('open-report-template');
    if (template === null) return;
    const chosen = await chooseFile('save-report', suggestedName().replace(/\.juesuan$/, '.docx'));
    if (chosen === null) return;
    const session = openSession();
    const done = await callHost('report.fill', {
      project: saveProject(session.pack, session.document()),
      template: template.path,
      path: chosen.path,
    });
    const told = done.unfilled.length > 0 ? say().notification.warning : say().notification.success;
    told({
      title: `已写入 ${done.path}`,
      duration: done.unfilled.length > 0 ? 0 : 8,
      description: (
        <ul className="report-told">
          {[...done.filled, ...done.unfilled].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ),
    });
  });
}
