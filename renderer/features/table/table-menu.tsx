import { Dropdown, type MenuProps } from 'antd';
import type { AddressText } from '#shared/document/address';
import { codeLevels } from '#shared/pack/table-shape';
import type { Session } from '#shared/session/session';
import { viewAt } from '../../grid/cell-text';
import { clearCells } from '../../grid/clear-cells';
import { openSession } from '../../store/project-store';
import { openDialog, type Selection, useView } from '../../store/view-store';
import { deleteLine } from '../lines/delete-line';
import { askForLine } from '../lines/insert-line';
import { deleteNote } from '../notes/edit-note';

export type MenuPlace = { readonly x: number; readonly y: number };

type Props = { readonly place: MenuPlace; readonly onClose: () => void };

/** The context menu of a cell. */
export function TableMenu({ place, onClose }: Props) {
  const { table, selection } = useView();
  const items = selection ? menuItems(openSession(), table, selection) : [];
  return (
    <Dropdown
      open
      trigger={['click']}
      menu={{ items, onClick: onClose }}
      onOpenChange={(open) => !open && onClose()}
      placement="bottomLeft"
    >
      <span style={{ position: 'fixed', left: place.x, top: place.y, width: 1, height: 1 }} />
    </Dropdown>
  );
}

function menuItems(
  session: Session,
  table: string,
  { address, code }: Selection,
): NonNullable<MenuProps['items']> {
  const view = address === null ? undefined : viewAt(session, address);
  const shape = session.pack.tables.find(({ id }) => id === table);
  const coded = shape !== undefined && codeLevels(shape) !== undefined;
  return [
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
    ...(coded && code !== null
      ? [
          {
            key: 'rename',
            label: '科目改名…',
            onClick: () => openDialog({ kind: 'rename-line', table, code }),
          },
          { key: 'delete', label: '删除科目', danger: true, onClick: () => void deleteLine(table, code) },
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
