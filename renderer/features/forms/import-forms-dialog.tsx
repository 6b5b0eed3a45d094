import { Alert, Button, Flex, Modal } from 'antd';
import { useCallback, useState } from 'react';
import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { closeDialog } from '../../store/view-store';
import { JobProgress } from '../job-progress/job-progress';
import { useJob } from '../job-progress/use-job';
import { type ReadForms, takeReadForms } from './import-forms';

type Props = { readonly path: string; readonly folder: boolean; readonly ofLastYear: boolean };

/** Forms while they are read beside, which can be cancelled; then what was read and what was not, before it is taken. */
export function ImportFormsDialog({ path, folder, ofLastYear }: Props) {
  const { value, job, sentence } = useJob(
    useCallback(
      (name) => {
        const session = openSession();
        const project = saveProject(session.pack, session.document());
        return callHost('forms.import', { project, path, folder, ofLastYear, job: name });
      },
      [path, folder, ofLastYear],
    ),
  );
  const [taking, setTaking] = useState(false);
  const count = value?.files.reduce((sum, { taken }) => sum + taken.length, 0) ?? 0;
  const what = folder ? `“${fileName(path)}”所在的文件夹` : `“${fileName(path)}”`;
  const take = () => {
    if (!value) return;
    setTaking(true);
    void takeReadForms(value).finally(() => setTaking(false));
  };
  return (
    <Modal
      open
      width="min(860px, calc(100vw - 24px))"
      title={`${ofLastYear ? '由上年复制绩效自评表' : '读取绩效自评表'}：${what}`}
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={closeDialog}>{job === null && count === 0 ? '关闭' : '取消'}</Button>
          {count > 0 && (
            <Button type="primary" loading={taking} onClick={take}>
              {ofLastYear ? '复制' : '取用'} {count} 份
            </Button>
          )}
        </Flex>
      }
      onCancel={closeDialog}
    >
      {job !== null && <JobProgress job={job} what={`正在读取${what}`} />}
      {sentence !== null && <Alert type="error" showIcon title={sentence} />}
      {value && ofLastYear && (
        <p className="quiet">复制名称、指标、权重和文字，完成情况、金额和得分重新填写；可撤销</p>
      )}
      {value && <Read {...value} />}
    </Modal>
  );
}

/** File after file: the forms in it, and whatever of it was not read. */
function Read({ files, unread: folders }: Pick<ReadForms, 'files' | 'unread'>) {
  const unread = files.reduce(
    (sum, { taken, left, problem }) =>
      sum +
      left.length +
      (problem === undefined ? 0 : 1) +
      taken.reduce((all, { notes }) => all + notes.length, 0),
    folders.length,
  );
  return (
    <section className="forms-read" aria-label="读取的结果">
      <p role="status">
        {files.length > 1 ? `${files.length} 个文件，` : ''}
        {unread === 0 ? '全部读取' : `有 ${unread} 处没有读取或请核对，列在各份下面`}
      </p>
      <Notes notes={folders} />
      {files.map(({ file, problem, taken, left }) => (
        <article key={file}>
          <h4>{file}</h4>
          {problem !== undefined && <p className="is-error">{problem}</p>}
          {taken.map(({ book, name, notes }) => (
            <div key={book}>
              <p>
                <b>{name}</b>
                {notes.length === 0 && <span className="quiet">　全部读取</span>}
              </p>
              <Notes notes={notes} />
            </div>
          ))}
          <Notes notes={left} />
        </article>
      ))}
    </section>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="is-warning">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
