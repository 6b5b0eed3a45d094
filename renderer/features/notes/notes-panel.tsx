import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AddressText } from '#shared/document/address';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import type { Session } from '#shared/session/session';
import { useSession, useStanding } from '../../store/follow';
import { runCommand } from '../../store/run-command';
import { goToCell, openDialog, showDocument } from '../../store/view-store';
import { type ListedPlace, PlaceList } from '../place-list/place-list';
import { textLabelsNow } from '../report/follow-document';
import { deleteNote } from './edit-note';

/** All notes of the project in the order of the tables; a click goes to the cell. */
export function NotesPanel() {
  const session = useSession();
  const standing = useStanding()?.address ?? null;
  const notes = notesInOrder(session);
  const { textNotes } = session.document();
  const labels = textNotes.size > 0 ? textLabelsNow() : new Map<string, string>();
  const count = notes.length + textNotes.size;
  return (
    <>
      <p className="place-summary quiet">
        {count === 0
          ? '还没有批注。选中单元格按 Shift+F2，或用右键菜单“插入批注”；情况说明的文字，点进去按 Shift+F2。'
          : `共 ${count} 条。批注随项目保存，不改变任何数。`}
      </p>
      <PlaceList
        label="全部批注"
        places={[
          ...notes.map((note) => place(session, note, standing)),
          ...[...textNotes].toSorted().map(([key, text]) => placeOfText(key, text, labels.get(key))),
        ]}
      />
    </>
  );
}

function place(
  session: Session,
  { address, text, isThere }: ListedNote,
  standing: AddressText | null,
): ListedPlace {
  const name = cellInWords(session, address);
  return {
    key: address,
    text,
    where: `${address}　${name ? writeCellName(name) : ''}`,
    warning: isThere ? undefined : '表中已没有这个单元格',
    isShown: address === standing,
    go: isThere ? () => goToCell(address) : undefined,
    actions: (
      <>
        {isThere && (
          <Button
            type="text"
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={`编辑 ${address} 的批注`}
            onClick={() => openDialog({ kind: 'note', address })}
          />
        )}
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`删除 ${address} 的批注`}
          onClick={() => deleteNote(address)}
        />
      </>
    ),
  };
}

/** `label`: what the text is called; the document as it is now may not ask for it. */
function placeOfText(key: string, text: string, label: string | undefined): ListedPlace {
  const name = label ?? key;
  return {
    key: `text ${key}`,
    text,
    where: `情况说明　${name}`,
    warning: label === undefined ? '文中现在没有这一段文字' : undefined,
    isShown: false,
    go: label === undefined ? undefined : () => showDocument({ kind: 'text', key }),
    actions: (
      <>
        <Button
          type="text"
          size="small"
          icon={<EditOutlined aria-hidden />}
          aria-label={`编辑 ${name} 的批注`}
          onClick={() => openDialog({ kind: 'text-note', key, label: name })}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`删除 ${name} 的批注`}
          onClick={() => runCommand({ kind: 'set-text-note', key, text: '' })}
        />
      </>
    ),
  };
}

type ListedNote = { readonly address: AddressText; readonly text: string; readonly isThere: boolean };

/** Notes whose cell has left with an import stand at the end. */
function notesInOrder(session: Session): readonly ListedNote[] {
  const { notes } = session.document();
  if (notes.size === 0) return [];
  const there = session.addresses().flatMap((address): ListedNote[] => {
    const text = notes.get(address);
    return text === undefined ? [] : [{ address, text, isThere: true }];
  });
  const known = new Set(there.map(({ address }) => address));
  const gone = [...notes].filter(([address]) => !known.has(address));
  return [...there, ...gone.map(([address, text]) => ({ address, text, isThere: false }))];
}
