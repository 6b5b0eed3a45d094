import { Button, type GetRef, Input, Modal } from 'antd';
import { useState } from 'react';
import type { AddressText } from '#shared/document/address';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import { leaveDialog, useDialogWork } from '../../store/dialog-work';
import { useFirstKeys } from '../../store/first-keys';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { closeDialog, goToCell, showDocument } from '../../store/view-store';
import { writeNote } from './edit-note';

/** As much as Excel shows of a comment without complaint. */
const LONGEST = 2000;

/** 批注 of one cell. */
export function NoteDialog({ address }: { readonly address: AddressText }) {
  const session = openSession();
  const name = cellInWords(session, address);
  return (
    <NoteForm
      at={address}
      about={name ? writeCellName(name) : ''}
      before={session.document().notes.get(address) ?? ''}
      onWrite={(note) => {
        if (!writeNote(address, note)) return;
        closeDialog();
        goToCell(address);
      }}
    />
  );
}

/** 批注 of a text of the document. */
export function TextNoteDialog({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <NoteForm
      at={label}
      about="情况说明"
      before={openSession().document().textNotes.get(name) ?? ''}
      onWrite={(text) => {
        if (!runCommand({ kind: 'set-text-note', key: name, text })) return;
        closeDialog();
        showDocument({ kind: 'text', key: name });
      }}
    />
  );
}

type Props = {
  readonly at: string;
  readonly about: string;
  readonly before: string;
  /** Empty: it is taken away. */
  readonly onWrite: (note: string) => void;
};

/** Ctrl+Enter keeps the note, Enter begins a new line. */
function NoteForm({ at, about, before, onWrite: write }: Props) {
  const [text, setText] = useState(before);
  useDialogWork(text !== before);
  const first = useFirstKeys<GetRef<typeof Input.TextArea>>();
  return (
    <Modal
      open
      title={`批注 — ${at}`}
      onCancel={() => void leaveDialog()}
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
      <p className="quiet">{about}</p>
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
