import { Alert, Button, Flex, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { FormFormat } from '#shared/host/calls/forms';
import type { HostResponse } from '#shared/host/contract';
import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { closeDialog } from '../../store/view-store';
import { JobProgress } from '../job-progress/job-progress';
import { useStartedJob } from '../job-progress/use-job';

type Way = FormFormat | 'template';
type Written = HostResponse<'forms.export'> & { readonly folder: string };

const WAYS: readonly { readonly way: Way; readonly label: string; readonly about: string }[] = [
  { way: 'docx', label: 'Word 文档', about: '每个项目一份，版式同公开文本的附件' },
  { way: 'pdf', label: 'PDF', about: '每个项目一份' },
  { way: 'xlsx', label: '工作簿', about: '每个项目一份，各表分在几张工作表上' },
  {
    way: 'template',
    label: '填入单位自己的自评表（.xlsx）',
    about: '只写入数据，其余不变；没有地方写的逐项列出',
  },
];

/** Writes each form into a folder, as a document of ours or in the office's own workbook; then says what went where. */
export function ExportFormsDialog() {
  const [way, setWay] = useState<Way>('docx');
  const [template, setTemplate] = useState<string | null>(null);
  const [done, setDone] = useState<Written | null>(null);
  const { job, run, cancel: cancelExport } = useStartedJob();
  const pickTemplate = () =>
    reporting(async () => {
      const chosen = await chooseFile('open-form-template');
      if (chosen !== null) setTemplate(chosen.path);
    });
  const write = (into?: string) =>
    reporting(async () => {
      const folder = into ?? (await chooseFile('forms-folder'))?.path;
      if (folder === undefined) return;
      const session = openSession();
      const project = saveProject(session.pack, session.document());
      const as = way === 'template' ? { template: template ?? '' } : { format: way };
      const made = await run((name) =>
        callHost('forms.export', { project, folder, as, replaces: into !== undefined, job: name }),
      );
      if (made !== null) setDone({ ...made, folder });
    });
  if (done && done.existing.length === 0) return <WrittenForms {...done} />;
  return (
    <Modal
      open
      title="导出绩效自评表"
      okText={done ? '替换' : '导出…'}
      cancelText={job === null ? '取消' : '取消导出'}
      confirmLoading={job !== null}
      okButtonProps={{ disabled: way === 'template' && template === null }}
      onOk={() => void write(done?.folder)}
      onCancel={job === null ? closeDialog : cancelExport}
    >
      {done ? (
        <Alert
          type="warning"
          showIcon
          title={`文件夹里已有 ${done.existing.length} 个同名的文件，还没有写入`}
          description={done.existing.join('、')}
        />
      ) : (
        <Radio.Group value={way} onChange={(event) => setWay(event.target.value as Way)}>
          <Flex vertical gap={12}>
            {WAYS.map(({ way: each, label, about }) => (
              <Radio key={each} value={each}>
                {label}
                <div className="quiet">{about}</div>
              </Radio>
            ))}
            {way === 'template' && (
              <Flex gap={8} align="center" className="export-choice">
                <Button onClick={() => void pickTemplate()}>选择自评表…</Button>
                <span>{template === null ? '还没有选择' : fileName(template)}</span>
              </Flex>
            )}
          </Flex>
        </Radio.Group>
      )}
      {job !== null && <JobProgress job={job} what="正在导出" />}
    </Modal>
  );
}

function WrittenForms({ folder, files, left }: Written) {
  const close = (
    <Button type="primary" onClick={closeDialog}>
      关闭
    </Button>
  );
  return (
    <Modal open width={760} title="已导出绩效自评表" footer={close} onCancel={closeDialog}>
      <section className="forms-read" aria-label="导出的结果">
        <p role="status">
          写出 {files.length} 份，在“{folder}”
        </p>
        <NoteList notes={left} />
        {files.map(({ file, notes }) => (
          <article key={file}>
            <p>{file}</p>
            <NoteList notes={notes} />
          </article>
        ))}
      </section>
    </Modal>
  );
}

function NoteList({ notes }: { readonly notes: readonly string[] }) {
  return notes.length === 0 ? null : (
    <ul className="is-warning">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
