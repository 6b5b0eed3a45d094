import {
  ExportOutlined,
  FileExcelOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  HomeOutlined,
  PrinterOutlined,
  RedoOutlined,
  SaveOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Divider, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { SCALE_NAMES, type Scale } from '#shared/amount/amount';
import { usualScales } from '#shared/amount/money-unit';
import { MENU_ITEMS, type MenuCommand } from '#shared/host/menu';
import { present } from '#shared/kit/assert';
import { PRIOR_BOOK } from '#shared/pack/book';
import { focusGrid } from '../../grid/grid-field';
import { useFollowed } from '../../store/follow';
import { leaveFocus } from '../../store/leave-focus';
import { openSession } from '../../store/project-store';
import { finishTyping } from '../../store/typing';
import { useView } from '../../store/view-store';
import { carryOut, isPossible } from '../menu/deeds';
import { MenuBar } from '../menu/menu-bar';
import { ZoomControl } from '../zoom/zoom-control';

/** The menus, and what is asked for most as buttons. */
export function Toolbar() {
  const comparing = useView((state) => state.comparing);
  const hasPrior = useFollowed(() => openSession().document().books.has(PRIOR_BOOK));
  return (
    <div className="toolbar" role="toolbar" aria-label="项目" onMouseDown={leaveFocus}>
      <MenuBar />
      <Tool command="close-project" icon={<HomeOutlined aria-hidden />} />
      <Tool command="open-project" icon={<FolderOpenOutlined aria-hidden />} />
      <Tool command="save-project" icon={<SaveOutlined aria-hidden />} />
      <Tool command="undo" icon={<UndoOutlined aria-hidden />} />
      <Tool command="redo" icon={<RedoOutlined aria-hidden />} />
      <Divider orientation="vertical" />
      <Tool command="import-workbook" icon={<FileExcelOutlined aria-hidden />} words="导入本年" />
      <Tool
        command="import-prior"
        icon={<HistoryOutlined aria-hidden />}
        words={hasPrior ? '更换上年数' : '导入上年数'}
      />
      {hasPrior && <Tool command="carry-forward" words="填年初数" />}
      {hasPrior && <Tool command="compare" words="与上年比较" isPressed={comparing} />}
      <Tool command="export-workbook" icon={<ExportOutlined aria-hidden />} words="导出" />
      <Tool command="print" icon={<PrinterOutlined aria-hidden />} words="打印" />
      <span className="toolbar-gap" />
      <ZoomControl />
      <ScaleChoice />
    </div>
  );
}

function ScaleChoice() {
  const scale = useView((state) => state.scale);
  const published = useFollowed(() => openSession().pack.scale);
  return (
    <Segmented<Scale>
      aria-label="显示的金额单位"
      size="small"
      value={scale}
      options={usualScales(published).map((value) => ({ label: SCALE_NAMES[value], value }))}
      onChange={(value) => finishTyping() && useView.setState({ scale: value })}
      // A choice takes the focus with the click, whatever the mouse going down said; by keyboard it keeps it.
      onClick={({ detail }) => detail > 0 && focusGrid()}
    />
  );
}

type ToolProps = {
  readonly command: MenuCommand;
  readonly icon?: ReactNode;
  /** Without words the icon stands alone, named by its menu item. */
  readonly words?: string;
  /** Of a command that switches something on and off: whether it is on. */
  readonly isPressed?: boolean;
};

/** A menu item as a button; its title tells the key. */
function Tool({ command, icon, words, isPressed }: ToolProps) {
  const canBeDone = useFollowed(() => isPossible(command));
  const item = present(
    MENU_ITEMS.find((candidate) => candidate.command === command),
    'a tool carries out a row of the menu',
  );
  const [key] = item.keys ?? [];
  const name = item.label.replace('…', '');
  const title = key === undefined ? name : `${name}（${key}）`;
  return (
    <Button
      className={words === undefined ? '' : 'has-words'}
      icon={icon}
      title={title}
      aria-label={words ?? title}
      aria-pressed={isPressed}
      color={isPressed === true ? 'primary' : 'default'}
      variant={isPressed === true ? 'filled' : 'text'}
      disabled={!canBeDone}
      onClick={() => carryOut(command)}
    >
      {words}
    </Button>
  );
}
