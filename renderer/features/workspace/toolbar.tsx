import {
  ExportOutlined,
  FileExcelOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  HomeOutlined,
  IdcardOutlined,
  RedoOutlined,
  SaveOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Divider, Dropdown, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Scale } from '#shared/amount/amount';
import { mayLeave } from '../../store/leave-question';
import { openProjectAt } from '../../store/open-project';
import { closeProject, useSession } from '../../store/project-store';
import { redo, undo } from '../../store/run-command';
import { saveProjectFile } from '../../store/save-project';
import { openDialog, useView } from '../../store/view-store';
import { importWorkbook } from '../menu/use-menu';

/** What can be done with the project as a whole. */
export function Toolbar() {
  const session = useSession();
  const scale = useView((state) => state.scale);
  const hasPrior = session.document().prior !== undefined;
  return (
    <div className="toolbar" role="toolbar" aria-label="项目">
      <Tool icon={<HomeOutlined />} title="回到开始页" onClick={() => void goHome()} />
      <Tool icon={<FolderOpenOutlined />} title="打开（Ctrl+O）" onClick={() => void openProjectAt()} />
      <Dropdown
        trigger={['contextMenu']}
        menu={{ items: [{ key: 'as', label: '另存为…', onClick: () => void saveProjectFile(true) }] }}
      >
        <Button
          type="text"
          icon={<SaveOutlined />}
          title="保存（Ctrl+S）"
          onClick={() => void saveProjectFile()}
        >
          保存
        </Button>
      </Dropdown>
      <Button type="text" title="另存为（Ctrl+Shift+S）" onClick={() => void saveProjectFile(true)}>
        另存为
      </Button>
      <Divider orientation="vertical" />
      <Tool icon={<UndoOutlined />} title="撤销（Ctrl+Z）" disabled={!session.canUndo()} onClick={undo} />
      <Tool icon={<RedoOutlined />} title="重做（Ctrl+Y）" disabled={!session.canRedo()} onClick={redo} />
      <Divider orientation="vertical" />
      <Button type="text" icon={<FileExcelOutlined />} onClick={() => void importWorkbook('this-year')}>
        导入本年
      </Button>
      <Button type="text" icon={<HistoryOutlined />} onClick={() => void importWorkbook('prior')}>
        {hasPrior ? '更换上年数' : '导入上年数'}
      </Button>
      {hasPrior && (
        <Button type="text" onClick={() => openDialog({ kind: 'carry-forward' })}>
          填年初数
        </Button>
      )}
      <Button type="text" icon={<ExportOutlined />} onClick={() => openDialog({ kind: 'export' })}>
        导出
      </Button>
      <Divider orientation="vertical" />
      <Button type="text" icon={<IdcardOutlined />} onClick={() => openDialog({ kind: 'facts' })}>
        单位信息
      </Button>
      <span className="toolbar-gap" />
      <Segmented<Scale>
        aria-label="显示的金额单位"
        size="small"
        value={scale}
        options={[
          { label: '元', value: 'yuan' },
          { label: '万元', value: 'wanyuan' },
        ]}
        onChange={(value) => useView.setState({ scale: value })}
      />
    </div>
  );
}

type ToolProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

function Tool({ icon, title, disabled = false, onClick }: ToolProps) {
  return (
    <Button type="text" icon={icon} title={title} aria-label={title} disabled={disabled} onClick={onClick} />
  );
}

async function goHome(): Promise<void> {
  if (await mayLeave()) closeProject();
}
