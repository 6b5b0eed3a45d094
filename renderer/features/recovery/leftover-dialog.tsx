import { Button, Modal } from 'antd';
import { ask } from '../../feedback/ask';
import { timeText } from '../../feedback/time-text';
import { reporting } from '../../host/reporting';
import type { Dialog } from '../../store/dialog';
import { fileName } from '../../store/project-text';
import { clearLeftover, restoreLeftover } from '../../store/recovery';
import { closeDialog } from '../../store/view-store';
import { DifferenceTable } from '../differences/difference-table';

/** What a killed save left beside what is in the file: opened as a project of its own, cleared, or left for later. */
export function LeftoverDialog({
  leftover,
  read,
  onClose,
}: Omit<Extract<Dialog, { readonly kind: 'leftover' }>, 'kind'>) {
  const { session, saved } = read;
  const close = (isTaken: boolean) => {
    if (!isTaken) closeDialog();
    onClose(isTaken);
  };
  const restore = () =>
    reporting(async () => {
      if (await restoreLeftover(leftover, read)) close(true);
    });
  const clear = () =>
    reporting(async () => {
      const answer = await ask(
        '清除没有完成的这次保存？',
        '这一份会删除，不能再恢复；项目文件不改动。',
        '保留',
        [{ answer: 'clear', label: '清除', danger: true }],
      );
      if (answer === undefined) return;
      await clearLeftover(leftover);
      close(false);
    });
  return (
    <Modal
      open
      width={860}
      title={`有一次没有完成的保存：${fileName(leftover.path)}`}
      onCancel={() => close(false)}
      footer={[
        <Button key="clear" danger onClick={() => void clear()}>
          清除…
        </Button>,
        <Button key="later" onClick={() => close(false)}>
          以后再说
        </Button>,
        <Button key="restore" type="primary" onClick={() => void restore()}>
          恢复为新项目
        </Button>,
      ]}
    >
      <p>
        {timeText(leftover.writtenAt, 'medium')} 保存时程序没有正常结束，写好的内容没有换进“
        {fileName(leftover.path)}
        ”。恢复后作为新项目打开，保存时另起文件名，原文件不改动。
      </p>
      {saved ? (
        <DifferenceTable before={saved} after={session} names={['项目文件', '没有完成的保存']} />
      ) : (
        <p>项目文件已不在或读不出来，不能比较；全部内容都在没有完成的这次保存中。</p>
      )}
    </Modal>
  );
}
