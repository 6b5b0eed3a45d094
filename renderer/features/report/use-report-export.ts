import { useState } from 'react';
import { saveProject } from '#shared/project-file/save-project';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { suggestedName } from '../../store/save-project';
import { finishTyping } from '../../store/typing';
import { appendedHeadings } from './follow-document';

type Format = 'docx' | 'pdf';

/** The document written to a file the clerk chooses; `writing`: the format under way. */
export function useReportExport(): {
  readonly writing: Format | null;
  readonly write: (format: Format) => void;
} {
  const [writing, setWriting] = useState<Format | null>(null);
  const write = async (format: Format) => {
    if (!finishTyping()) return;
    const chosen = await chooseFile('save-report', suggestedName().replace(/\.juesuan$/, `.${format}`));
    if (chosen === null) return;
    setWriting(format);
    try {
      const session = openSession();
      const project = saveProject(session.pack, session.document());
      const done = await callHost('report.write', {
        project,
        path: chosen.path,
        format,
        append: [...appendedHeadings(session)],
      });
      say().notification.success({
        title: `已写入 ${done.path}`,
        description: [
          ...(done.missing.length > 0 ? [`还有 ${done.missing.length} 处没有内容，文中用【】标出`] : []),
          ...done.notes,
        ].join('；'),
      });
    } finally {
      setWriting(null);
    }
  };
  return { writing, write: (format) => void reporting(() => write(format)) };
}
