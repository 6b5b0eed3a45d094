import { Alert, Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { askedTexts } from '#shared/narrative/asked-texts';
import { PRINT_STYLE } from '#shared/print/print-style';
import { saveProject } from '#shared/project-file/save-project';
import { GRID_STYLE } from '#shared/report/html-report';
import { missingParts } from '#shared/report/missing-parts';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession, useProject } from '../../store/project-store';
import { suggestedName } from '../../store/save-project';
import { closeDialog } from '../../store/view-store';
import { composeOpen } from './compose-open';
import { ReportPages } from './report-pages';
import './report.css';
import { focusText, TextFields } from './text-fields';

type Format = 'docx' | 'pdf';

/** The published document: on the left the texts to write, on the right how it reads; out as Word or PDF. */
export function ReportDialog() {
  const revision = useProject((state) => state.revision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session answers otherwise after each change
  const { report, why } = useMemo(() => composeOpen(), [revision]);
  const [writing, setWriting] = useState<Format | null>(null);
  const missing = report ? missingParts(report).length : 0;
  const write = (format: Format) =>
    reporting(async () => {
      const chosen = await chooseFile('save-report', suggestedName().replace(/\.juesuan$/, `.${format}`));
      if (chosen === null) return;
      const { path } = chosen;
      setWriting(format);
      try {
        const session = openSession();
        const project = saveProject(session.pack, session.document());
        const done = await callHost('report.write', { project, path, format });
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
    });
  return (
    <Modal
      open
      className="report-dialog"
      width="calc(100vw - 24px)"
      title="决算公开文本"
      onCancel={closeDialog}
      footer={[
        <span key="missing" className="report-missing" role="status">
          {report && (missing === 0 ? '没有空缺' : `还有 ${missing} 处没有内容，文中用【】标出`)}
        </span>,
        <Button key="close" onClick={closeDialog}>
          关闭
        </Button>,
        <Button
          key="pdf"
          disabled={!report || writing !== null}
          loading={writing === 'pdf'}
          onClick={() => void write('pdf')}
        >
          导出 PDF…
        </Button>,
        <Button
          key="docx"
          type="primary"
          disabled={!report || writing !== null}
          loading={writing === 'docx'}
          onClick={() => void write('docx')}
        >
          导出 Word…
        </Button>,
      ]}
    >
      {why !== undefined && <Alert type="warning" showIcon title={why} />}
      {report && (
        <div className="report-middle">
          <style>{PRINT_STYLE + GRID_STYLE}</style>
          <TextFields asked={askedTexts(report)} />
          <ReportPages report={report} onWrite={focusText} />
        </div>
      )}
    </Modal>
  );
}
