import { Dropdown, type MenuProps } from 'antd';
import { createPortal } from 'react-dom';
import type { AddressText } from '#shared/document/address';
import { MENU_ITEMS } from '#shared/host/menu';
import type { TableId } from '#shared/rule/rule';
import type { Session } from '#shared/session/session';
import { clearCells } from '../../grid/clear-cells';
import { openSession } from '../../store/project-store';
import { openDialog, type Selection, useView } from '../../store/view-store';
import { deleteLine } from '../lines/delete-line';
import { askForLine, takesLines } from '../lines/insert-line';
import { deleteRows, insertRow, selectedRows, takesRows } from '../lines/rows';
import { carryOut } from '../menu/deeds';
import { deleteNote } from '../notes/edit-note';

export type MenuPlace = { readonly x: number; readonly y: number };

const CLIPBOARD = MENU_ITEMS.filter(({ role }) => role !== undefined);

type Props = { readonly place: MenuPlace; readonly onClose: () => void };

/** The context menu of a cell, opened with the mouse or by its key. `onClose` is called after an item was chosen, too. */
export function TableMenu({ place, onClose }: Props) {
  const { table, selection } = useView();
  const items = selection ? menuItems(openSession(), table, selection) : [];
  // In the page's body: within the pane a fixed place would be reckoned from the pane.
  return createPortal(
    <Dropdown
      open
      trigger={['click']}
      autoFocus
      menu={{ items, onClick: onClose }}
      onOpenChange={(open) => !open && onClose()}
      placement="bottomLeft"
    >
      <span
        // The menu takes the focus some frames after it opened; until then no key moves the cell beneath it.
        ref={takeFocus}
        tabIndex={-1}
        style={{ position: 'fixed', left: place.x, top: place.y, width: 1, height: 1, outline: 0 }}
      />
    </Dropdown>,
    document.body,
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

function menuItems(
  session: Session,
  table: TableId,
  { address, line }: Selection,
): NonNullable<MenuProps['items']> {
  const view = address === null ? undefined : session.cell(address);
  const coded = takesLines();
  return [
    ...CLIPBOARD.map(({ command, label, keys: [extra] }) => ({
      key: command,
      label,
      extra,
      onClick: () => carryOut(command),
    })),
    { type: 'divider' },
    ...(view?.kind === 'derived'
      ? [
          {
            key: 'override',
            label: '改写（与公式不同时）',
            onClick: () => useView.setState({ overriding: view.address }),
          },
        ]
      : []),
    ...(view?.kind === 'override'
      ? [
          {
            key: 'restore',
            label: '恢复公式',
            extra: 'Delete',
            onClick: () => void clearCells(session, [view.address]),
          },
        ]
      : []),
    ...(view?.kind === 'input'
      ? [
          {
            key: 'clear',
            label: '清除内容',
            extra: 'Delete',
            onClick: () => void clearCells(session, [view.address]),
          },
        ]
      : []),
    ...noteItems(session, address),
    ...(address !== null && session.pack.report
      ? [
          {
            key: 'sentences',
            label: '用在哪些句子',
            extra: 'Ctrl+J',
            onClick: () => useView.setState({ tool: null, sidePanel: 'sentences' }),
          },
        ]
      : []),
    ...(coded
      ? [
          {
            key: 'insert',
            label: '插入科目…',
            extra: 'Insert',
            onClick: askForLine,
          },
        ]
      : []),
    ...(takesRows()
      ? [
          { key: 'insert-row', label: '插入行', extra: 'Insert', onClick: insertRow },
          {
            key: 'delete-rows',
            label: '删除行',
            danger: true,
            disabled: selectedRows().length === 0,
            onClick: deleteRows,
          },
        ]
      : []),
    ...(line !== null
      ? [
          {
            key: 'edit-line',
            extra: 'F2',
            label: '修改科目…',
            onClick: () => openDialog({ kind: 'edit-line', table, code: line }),
          },
          { key: 'delete', label: '删除科目', danger: true, onClick: () => void deleteLine(table, line) },
        ]
      : []),
  ];
}

function noteItems(session: Session, address: AddressText | null): NonNullable<MenuProps['items']> {
  if (address === null) return [];
  const noted = session.document().notes.has(address);
  return [
    {
      key: 'note',
      label: noted ? '编辑批注…' : '插入批注…',
      extra: 'Shift+F2',
      onClick: () => openDialog({ kind: 'note', address }),
    },
    ...(noted ? [{ key: 'no-note', label: '删除批注', onClick: () => deleteNote(address) }] : []),
  ];
}
