import { Button, type GetRef, Input, Modal } from 'antd';
import { useState } from 'react';
import type { AddressText } from '#shared/document/address';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import { useFirstKeys } from '../../store/first-keys';
import { openSession } from '../../store/project-store';
import { closeDialog, goToCell } from '../../store/view-store';
import { writeNote } from './edit-note';

/** As much as Excel shows of a comment without complaint. */
const LONGEST = 2000;

/** 批注 of one cell. Ctrl+Enter keeps it, Enter begins a new line. */
export function NoteDialog({ address }: { readonly address: AddressText }) {
  const session = openSession();
  const before = session.document().notes.get(address) ?? '';
  const [text, setText] = useState(before);
  const first = useFirstKeys<GetRef<typeof Input.TextArea>>();
  const name = cellInWords(session, address);
  const write = (note: string) => {
    if (!writeNote(address, note)) return;
    closeDialog();
    goToCell(address);
  };
  return (
    <Modal
      open
      title={`批注 — ${address}`}
      onCancel={closeDialog}
      footer={
        <>
          {before !== '' && (
            <Button danger onClick={() => write('')}>
              删除批注
            </Button>
          )}
          <Button onClick={closeDialog}>取消</Button>
          <Button type="primary" title="Ctrl+Enter" onClick={() => write(text)}>
            保存
          </Button>
        </>
      }
    >
      <p className="quiet">{name && writeCellName(name)}</p>
      <Input.TextArea
        ref={first}
        aria-label="批注内容"
        autoSize={{ minRows: 4, maxRows: 10 }}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) write(text);
        }}
      />
    </Modal>
  );
}
