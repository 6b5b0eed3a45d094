import { Button } from 'antd';
import type { FilePurpose } from '#shared/host/calls/files';
import type { HostRequest, HostResponse } from '#shared/host/contract';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { fileName } from '../../store/project-text';
import { JobProgress } from '../job-progress/job-progress';
import { useStartedJob } from '../job-progress/use-job';
import type { Audited } from './audit-wish';

type Kind = HostRequest<'audit.copy'>['kind'];

/** What can be written of the audit beside the document, which itself stays as it is. */
export function AuditCopies({ audited }: { readonly audited: Audited }) {
  const { format, report } = audited;
  const { job, run, cancel } = useStartedJob();
  const write = (kind: Kind) =>
    reporting(async () => {
      const { purpose, name: suggested } = placeOf(kind, audited);
      const chosen = await chooseFile(purpose, suggested);
      if (chosen === null) return;
      const { wish, digest } = audited;
      const made = await run((name) =>
        callHost('audit.copy', { ...wish, digest, kind, target: chosen.path, job: name }),
      );
      if (made !== null) tell(made);
    });
  if (job !== null)
    return (
      <>
        <JobProgress job={job} what="正在写副本" />
        <Button onClick={cancel}>取消写副本</Button>
      </>
    );
  const known = report.findings.filter(
    ({ state, correction }) => state === 'fail' && correction !== undefined,
  ).length;
  return (
    <>
      {format !== 'text' && (
        <Button onClick={() => void write('annotated')}>{`加批注的副本（.${format}）…`}</Button>
      )}
      <Button onClick={() => void write('list')}>审核结果列表（.xlsx）…</Button>
      {format === 'docx' && (
        <Button
          disabled={known === 0}
          title={
            known === 0 ? '没有知道应改成什么的错误' : '把知道的正确数字和文字写进副本，格式不变，原文件不动'
          }
          onClick={() => void write('mended')}
        >
          {`改正 ${known} 处，写成副本（.docx）…`}
        </Button>
      )}
    </>
  );
}

const SUFFIXES: Readonly<Record<Kind, string>> = {
  annotated: '（批注）',
  list: '（审核结果）',
  mended: '（改正）',
};

/** Where the copy goes unless the clerk says otherwise. */
function placeOf(
  kind: Kind,
  { wish, format }: Audited,
): { readonly purpose: FilePurpose; readonly name: string } {
  const stem = fileName(wish.path).replace(/\.[^.]*$/, '');
  const ending = kind === 'list' ? 'xlsx' : format === 'pdf' ? 'pdf' : 'docx';
  const purpose =
    kind === 'list' ? 'save-workbook' : format === 'pdf' ? 'save-audited-pdf' : 'save-audited-docx';
  return { purpose, name: `${stem}${SUFFIXES[kind]}.${ending}` };
}

/** Stays until it was read where something was left. */
function tell({ path, told, mended, left }: HostResponse<'audit.copy'>): void {
  const show = left.length > 0 ? say().notification.warning : say().notification.success;
  show({
    title: `已写入 ${path}`,
    duration: mended.length + left.length > 0 ? 0 : 8,
    description: (
      <ul className="audit-told">
        {told.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {mended.map(({ place, quote, correction }) => (
          <li key={`${place}${quote}`}>{`已改　${place}“${quote}”→“${correction}”`}</li>
        ))}
        {left.map(({ place, quote, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two that were left may read alike
          <li key={at}>{`没有改　${place}“${quote}”：${reason}`}</li>
        ))}
      </ul>
    ),
  });
}
