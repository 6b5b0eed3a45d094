import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TableId } from '#shared/rule/rule';
import { useFollowed, useStanding } from '../../store/follow';
import { leaveFocus } from '../../store/leave-focus';
import { openDialog } from '../../store/view-store';
import { deleteLine } from './delete-line';
import { askForLine } from './insert-line';
import { deleteRows, insertRow, selectedRows } from './rows';

/** Buttons over tables of rows. */
export function RowTools() {
  const count = useFollowed(() => selectedRows().length);
  return (
    <span className="line-tools" role="toolbar" aria-label="行" onMouseDown={leaveFocus}>
      <Button size="small" icon={<PlusOutlined aria-hidden />} title="Insert" onClick={insertRow}>
        插入行
      </Button>
      <Button
        size="small"
        danger
        icon={<DeleteOutlined aria-hidden />}
        disabled={count === 0}
        onClick={deleteRows}
      >
        删除行
      </Button>
    </span>
  );
}

/** Buttons over tables whose lines are 科目. */
export function LineTools({ table }: { readonly table: TableId }) {
  const standing = useStanding();
  // On a code or a name that line; else the first in the row.
  const code = standing?.line ?? standing?.code ?? null;
  return (
    <span className="line-tools" role="toolbar" aria-label="科目" onMouseDown={leaveFocus}>
      <Button size="small" icon={<PlusOutlined aria-hidden />} title="Insert" onClick={askForLine}>
        插入科目
      </Button>
      <Button
        size="small"
        icon={<EditOutlined aria-hidden />}
        disabled={code === null}
        onClick={() => code !== null && openDialog({ kind: 'edit-line', table, code })}
      >
        修改科目
      </Button>
      <Button
        size="small"
        danger
        icon={<DeleteOutlined aria-hidden />}
        disabled={code === null}
        onClick={() => code !== null && void deleteLine(table, code)}
      >
        删除科目
      </Button>
    </span>
  );
}
