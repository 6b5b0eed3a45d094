import { Input, Modal } from 'antd';
import { useState } from 'react';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { closeDialog } from '../../store/view-store';

type Props = { readonly table: string; readonly code: string };

export function RenameLineDialog({ table, code }: Props) {
  const line = openSession()
    .document()
    .tables.get(table)
    ?.lines.find((candidate) => candidate.code === code);
  const [name, setName] = useState(line?.name ?? '');
  const isNamed = name.trim() !== '';
  const rename = () => {
    if (isNamed && runCommand({ kind: 'rename-line', table, code, name })) closeDialog();
  };
  return (
    <Modal
      open
      title={`科目 ${code} 改名`}
      okText="改名"
      cancelText="取消"
      okButtonProps={{ disabled: !isNamed }}
      onOk={rename}
      onCancel={closeDialog}
    >
      <Input
        autoFocus
        aria-label="科目名称"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => {
          // The focus may return to a button, which would take this very key as its own.
          event.preventDefault();
          rename();
        }}
      />
    </Modal>
  );
}
