import { Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { ImportReport } from '#shared/host/reports';
import { priorFrom } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';
import { mayLeave } from '../../store/leave-question';
import { enter } from '../../store/open-project';
import { openSession, useProject } from '../../store/project-store';
import { fileName, sessionFromText } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog, openDialog } from '../../store/view-store';
import { ImportSummary } from './import-summary';

type Props = { readonly as: 'new-project' | 'this-year' | 'prior'; readonly path: string };

const TITLES: Readonly<Record<Props['as'], string>> = {
  'new-project': '导入工作簿为新项目',
  'this-year': '导入工作簿到本项目',
  prior: '导入上年数',
};

type Progress =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly sentence: string }
  | { readonly state: 'read'; readonly session: Session; readonly report: ImportReport };

/** Reads a workbook, shows what was found, and takes it only when the clerk accepts. */
export function ImportDialog({ as, path }: Props) {
  const [progress, setProgress] = useState<Progress>({ state: 'reading' });
  useEffect(() => {
    let wanted = true;
    const open = useProject.getState().session;
    const packId = as === 'new-project' || !open ? {} : { packId: open.pack.id };
    callHost('workbook.import', { path, ...packId })
      .then(async ({ project, report }) => ({
        report,
        session: await sessionFromText(project, fileName(path)),
      }))
      .then((read) => wanted && setProgress({ state: 'read', ...read }))
      .catch(
        (error: unknown) => wanted && setProgress({ state: 'failed', sentence: problemSentence(error) }),
      );
    // Closing the dialog cancels: the answer, when it comes, is not taken.
    return () => {
      wanted = false;
    };
  }, [as, path]);

  return (
    <Modal
      open
      width={860}
      title={`${TITLES[as]} — ${fileName(path)}`}
      okText={as === 'prior' ? '作为上年数' : '导入'}
      cancelText="取消"
      okButtonProps={{ disabled: progress.state !== 'read' }}
      onOk={() => progress.state === 'read' && void accept(as, progress.session, path)}
      onCancel={closeDialog}
    >
      {progress.state === 'reading' && (
        <p className="import-reading">
          <Spin size="small" /> 正在读取“{fileName(path)}”…
        </p>
      )}
      {progress.state === 'failed' && <p className="import-failed">{progress.sentence}</p>}
      {progress.state === 'read' && (
        <ImportSummary report={progress.report} session={progress.session} as={as} />
      )}
    </Modal>
  );
}

async function accept(as: Props['as'], imported: Session, path: string): Promise<void> {
  if (as === 'new-project') {
    if (await mayLeave()) enter(imported, null);
    return;
  }
  if (as === 'prior') {
    if (!runCommand({ kind: 'set-prior', prior: priorFrom(imported, fileName(path)) })) return;
    closeDialog();
    if (openSession().offers().length > 0) openDialog({ kind: 'carry-forward' });
    return;
  }
  const document = imported.document();
  const found = [...document.tables].filter(([, content]) => !content.absent);
  const { organisation, year } = document.facts;
  const taken = runCommand({
    kind: 'take-import',
    facts: { ...(organisation === '' ? {} : { organisation }), year },
    tables: new Map(found),
    issues: document.issues,
  });
  if (taken) closeDialog();
}
