import { Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { ImportReport, RecognitionReport } from '#shared/host/reports';
import { carryForwardOffers } from '#shared/session/carry-forward';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';
import { reporting } from '../../host/reporting';
import { mayLeave } from '../../store/leave-question';
import { enter } from '../../store/open-project';
import { openSession, useProject } from '../../store/project-store';
import { fileName, sessionFromText } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog, openDialog } from '../../store/view-store';
import { ImportSummary } from './import-summary';
import { PriorNote } from './prior-note';
import { asksForPack, RecognitionNote } from './recognition-note';

type Props = { readonly as: 'new-project' | 'this-year' | 'prior'; readonly path: string };

const TITLES: Readonly<Record<Props['as'], string>> = {
  'new-project': '导入工作簿为新项目',
  'this-year': '导入工作簿到本项目',
  prior: '导入上年数',
};

type Progress =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly sentence: string }
  | {
      readonly state: 'read';
      readonly session: Session;
      readonly report: ImportReport;
      readonly recognition: RecognitionReport;
    };

/** Reads a workbook, shows what was found, and takes it only when the clerk accepts. */
export function ImportDialog({ as, path }: Props) {
  const [progress, setProgress] = useState<Progress>({ state: 'reading' });
  const [left, setLeft] = useState<readonly string[]>([]);
  // The pack the clerk chose for a new project; null until then.
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    let reading = true;
    const job = crypto.randomUUID();
    const open = useProject.getState().session;
    callHost('workbook.import', { path, job, ...packWish(as, open?.pack.id, chosen) })
      .finally(() => {
        reading = false;
      })
      .then(async ({ project, report, recognition }) => ({
        report,
        recognition,
        session: await sessionFromText(project, fileName(path)),
      }))
      .then((read) => wanted && setProgress({ state: 'read', ...read }))
      .catch(
        (error: unknown) => wanted && setProgress({ state: 'failed', sentence: problemSentence(error) }),
      );
    // Closing the dialog cancels: the host stops reading, and its answer is not taken.
    return () => {
      wanted = false;
      if (reading) void reporting(() => callHost('workbook.cancel', { job }));
    };
  }, [as, path, chosen]);

  const mustChoose =
    as === 'new-project' && progress.state === 'read' && chosen === null && asksForPack(progress.recognition);
  return (
    <Modal
      open
      width={860}
      title={`${TITLES[as]} — ${fileName(path)}`}
      okText={as === 'prior' ? '作为上年数' : '导入'}
      cancelText="取消"
      okButtonProps={{ disabled: progress.state !== 'read' || mustChoose }}
      onOk={() => progress.state === 'read' && void accept(as, progress, path, left)}
      onCancel={closeDialog}
    >
      {progress.state === 'reading' && (
        <p className="import-reading">
          <Spin size="small" /> 正在读取“{fileName(path)}”…
        </p>
      )}
      {progress.state === 'failed' && <p className="import-failed">{progress.sentence}</p>}
      {progress.state === 'read' && as === 'new-project' && (
        <RecognitionNote
          recognition={progress.recognition}
          packId={progress.session.pack.id}
          isChosen={chosen !== null}
          onChoose={(packId) => {
            setProgress({ state: 'reading' });
            setChosen(packId);
          }}
        />
      )}
      {progress.state === 'read' && as === 'prior' && (
        <PriorNote lastYear={progress.session} source={fileName(path)} />
      )}
      {progress.state === 'read' && (
        <ImportSummary
          report={progress.report}
          session={progress.session}
          as={as}
          left={left}
          onLeave={setLeft}
        />
      )}
    </Modal>
  );
}

/** A new project takes the pack that fits best; this year's must be of the project's; last year's may be of another. */
function packWish(
  as: Props['as'],
  open: string | undefined,
  chosen: string | null,
): { readonly packId?: string; readonly orOther?: boolean } {
  if (as === 'new-project') return chosen === null ? {} : { packId: chosen };
  if (open === undefined) return {};
  return { packId: open, ...(as === 'prior' ? { orOther: true } : {}) };
}

async function accept(
  as: Props['as'],
  { session: imported, report }: Extract<Progress, { state: 'read' }>,
  path: string,
  left: readonly string[],
): Promise<void> {
  if (as === 'new-project') {
    if (await mayLeave()) enter(imported, null);
    return;
  }
  if (as === 'prior') {
    if (!runCommand({ kind: 'set-prior', prior: priorFor(openSession(), imported, fileName(path)).prior }))
      return;
    closeDialog();
    if (carryForwardOffers(openSession()).length > 0) openDialog({ kind: 'carry-forward' });
    return;
  }
  const { facts, tables, issues, notes } = imported.document();
  const wanted = [...tables].filter(([id, content]) => !content.absent && !left.includes(id));
  const ids = new Set(wanted.map(([id]) => id));
  const leftSheets = new Set(
    report.tables
      .filter(({ table }) => !ids.has(table))
      .flatMap(({ sheet, pages }) => [sheet, ...pages.map((page) => page.sheet)]),
  );
  const taken = runCommand({
    kind: 'take-import',
    facts: { ...(facts.organisation === '' ? {} : { organisation: facts.organisation }), year: facts.year },
    tables: new Map(wanted),
    issues: [
      // What earlier imports left about tables that stay as they are still stands.
      ...openSession()
        .document()
        .issues.filter(({ cells }) => cells.length > 0 && !cells.some((cell) => ids.has(tableOf(cell)))),
      ...issues.filter(({ place }) => !leftSheets.has(place.split('!')[0] ?? '')),
    ].map((issue, at) => ({ ...issue, id: `导入-${at + 1}` })),
    notes: new Map([...notes].filter(([cell]) => ids.has(tableOf(cell)))),
  });
  if (taken) closeDialog();
}

function tableOf(cell: string): string {
  return cell.slice(0, cell.indexOf('['));
}
