import { Button, Modal } from 'antd';
import type { Dialog } from '../../store/dialog';
import { closeDialog } from '../../store/view-store';
import { DifferenceTable } from './difference-table';

/** How a file and what is open differ; only to be looked at. */
export function DifferencesDialog({
  title,
  names,
  sessions: [before, after],
  onClose,
}: Omit<Extract<Dialog, { readonly kind: 'differences' }>, 'kind'>) {
  const close = () => {
    closeDialog();
    onClose();
  };
  return (
    <Modal
      open
      width={860}
      title={title}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          关闭
        </Button>
      }
    >
      <DifferenceTable before={before} after={after} names={names} />
    </Modal>
  );
}
