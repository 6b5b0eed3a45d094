import { Alert, Button, Checkbox, Flex, Modal, Select } from 'antd';
import { useCallback, useState } from 'react';
import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { openSession, useProject } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { usePacks } from '../../store/use-packs';
import { closeDialog } from '../../store/view-store';
import { JobProgress } from '../job-progress/job-progress';
import { useJob } from '../job-progress/use-job';
import { AuditCopies } from './audit-copies';
import { AuditView } from './audit-view';
import type { Audited, AuditWish } from './audit-wish';
import { TakeBack } from './take-back';

/** A finished document audited: how it is read, how far that is, then its findings beside its text. */
export function AuditDialog({ path }: { readonly path: string }) {
  const isOpen = useProject((state) => state.session !== null);
  /** The text of the open project that the document is held against; another after something was taken back into it. */
  const [project, setProject] = useState<string | undefined>();
  // The pack the clerk chose; undefined: the one whose tables the document has.
  const [packId, setPackId] = useState<string | undefined>();
  const { listed } = usePacks();
  const {
    value: audited,
    job,
    sentence,
  } = useJob(
    useCallback(
      async (name): Promise<Audited> => {
        const wish: AuditWish = {
          path,
          ...(packId === undefined ? {} : { packId }),
          ...(project === undefined ? {} : { project }),
        };
        return { wish, ...(await callHost('audit.document', { ...wish, job: name })) };
      },
      [path, packId, project],
    ),
  );
  const name = fileName(path);
  // What is shown is what was asked for last, or nothing: an earlier answer would look like the answer to this wish.
  const shown = job === null && sentence === null ? audited : null;
  return (
    <Modal
      open
      width="calc(100vw - 32px)"
      className="audit-dialog"
      title={`审核公开文本 — ${name}`}
      onCancel={closeDialog}
      footer={
        <Flex justify="space-between" align="center" gap={8}>
          <Flex gap={8} wrap>
            {shown && <AuditCopies audited={shown} />}
          </Flex>
          <Button onClick={closeDialog}>{job === null ? '关闭' : '取消审核'}</Button>
        </Flex>
      }
    >
      <Flex gap={16} align="center" wrap className="audit-means">
        <span>
          表样包：
          <Select
            size="small"
            className="audit-pack"
            aria-label="表样包"
            value={packId ?? ''}
            onChange={(chosen) => setPackId(chosen === '' ? undefined : chosen)}
            options={[
              { value: '', label: `自动识别${shown && packId === undefined ? `：${shown.packTitle}` : ''}` },
              ...(listed?.packs ?? []).map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        </span>
        {isOpen && (
          <Checkbox
            checked={project !== undefined}
            onChange={({ target }) => setProject(target.checked ? openProjectText() : undefined)}
          >
            与当前项目核对
          </Checkbox>
        )}
        {shown?.wish.project !== undefined && (
          <TakeBack document={shown.document} onTaken={() => setProject(openProjectText())} />
        )}
      </Flex>
      {job !== null && <JobProgress job={job} what={`正在审核“${name}”`} />}
      {sentence !== null && <Alert type="error" showIcon title={`没有审核：${sentence}`} />}
      {shown && <AuditView key={`${shown.digest} ${packId} ${project === undefined}`} audited={shown} />}
    </Modal>
  );
}

function openProjectText(): string {
  const session = openSession();
  return saveProject(session.pack, session.document());
}
