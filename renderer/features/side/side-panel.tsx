import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { closeTool } from '../../store/view-store';
import './side-panel.css';

type Props = { readonly title: string; readonly children: ReactNode; readonly onClose?: () => void };

/** A tool beside the table. The table stays in use; Esc inside the panel puts it away. */
export function SidePanel({ title, children, onClose = closeTool }: Props) {
  return (
    <aside
      className="side-panel"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="side-panel-head">
        <h2>{title}</h2>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={`关闭${title}`}
          onClick={onClose}
        />
      </header>
      {children}
    </aside>
  );
}
