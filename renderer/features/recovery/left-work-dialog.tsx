import { Alert, Button, Modal } from 'antd';
import { ask } from '../../feedback/ask';
import { timeText } from '../../feedback/time-text';
import { reporting } from '../../host/reporting';
import type { Dialog } from '../../store/dialog';
import { discardLeftWork, takeLeftWork } from '../../store/recovery';
import { closeDialog } from '../../store/view-store';
import { DifferenceTable } from '../differences/difference-table';
import { leftWorkName } from './left-work-list';

/** What was left unsaved beside what is in its file; it is gone on with, kept for later, or thrown away. */
export function LeftWorkDialog({
  work,
  recovered,
  onClose,
}: Omit<Extract<Dialog, { readonly kind: 'left-work' }>, 'kind'>) {
  const { session, saved, file, isUntouched } = recovered;
  const close = () => {
    closeDialog();
    onClose();
  };
  const take = () => reporting(() => takeLeftWork(work, recovered));
  const discard = () =>
    reporting(async () => {
      const answer = await ask('不要这份没有保存的工作？', '留底会删除，不能再恢复。', '保留', [
        { answer: 'discard', label: '删除留底', danger: true },
      ]);
      if (answer === undefined) return;
      await discardLeftWork(work.window);
      close();
    });
  return (
    <Modal
      open
      width={860}
      title={`恢复没有保存的工作：${leftWorkName(work)}`}
      onCancel={close}
      footer={[
        <Button key="discard" danger onClick={() => void discard()}>
          不要了…
        </Button>,
        <Button key="later" onClick={close}>
          以后再说
        </Button>,
        <Button key="take" type="primary" onClick={() => void take()}>
          恢复
        </Button>,
      ]}
    >
      <p>
        从 {timeText(work.startedAt)} 到 {timeText(work.lastAt)}。恢复后先在这里打开，保存之前原文件不会改动。
      </p>
      {file !== null && !isUntouched && (
        <Alert type="warning" title="原文件后来又被改动过或已不在，恢复后保存时会再问。" />
      )}
      {saved ? (
        <DifferenceTable before={saved} after={session} names={['原文件', '留底']} />
      ) : (
        <p>
          {file === null
            ? '这个项目还没有保存过，全部内容都在留底中。'
            : '原文件已不在，全部内容都在留底中。'}
        </p>
      )}
    </Modal>
  );
}
