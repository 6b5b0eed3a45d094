import { Alert, Button, Flex, Modal } from 'antd';
import { useCallback } from 'react';
import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { closeDialog } from '../../store/view-store';
import { JobProgress } from '../job-progress/job-progress';
import { useJob } from '../job-progress/use-job';
import { TakeTextsDialog } from './take-texts-dialog';

/** Last year's document while it is read beside, which can be cancelled; then its texts for this year's. */
export function ReadTextsDialog({ path }: { readonly path: string }) {
  const { value, job, sentence } = useJob(
    useCallback(
      (name) => {
        const session = openSession();
        const project = saveProject(session.pack, session.document());
        return callHost('report.texts', { project, path, job: name });
      },
      [path],
    ),
  );
  if (value !== null) return <TakeTextsDialog path={path} texts={value} />;
  return (
    <Modal open title={`“${fileName(path)}”中的文字`} footer={null} onCancel={closeDialog}>
      {job !== null && <JobProgress job={job} what={`正在读取“${fileName(path)}”`} />}
      {sentence !== null && <Alert type="error" showIcon title={sentence} />}
      <Flex justify="end">
        <Button onClick={closeDialog}>{job === null ? '关闭' : '取消'}</Button>
      </Flex>
    </Modal>
  );
}
