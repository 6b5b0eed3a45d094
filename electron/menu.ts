import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/host/menu-command';
import { MENU_CHANNEL } from './channels';

/** The Chinese menu. `window` is asked anew at each click, since the window may have been closed and reopened. */
export function showMenu(window: () => BrowserWindow | undefined): void {
  /** Keys are shown here but handled by the page, so that both hosts obey the same ones. */
  const inPage = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    registerAccelerator: false,
    click: () => window()?.webContents.send(MENU_CHANNEL, command),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const menu: MenuItemConstructorOptions[] = [
    {
      label: '文件',
      submenu: [
        inPage('新建项目', 'new-project', 'CmdOrCtrl+N'),
        inPage('打开项目…', 'open-project', 'CmdOrCtrl+O'),
        inPage('保存', 'save-project', 'CmdOrCtrl+S'),
        inPage('另存为…', 'save-project-as', 'CmdOrCtrl+Shift+S'),
        separator,
        inPage('导入决算工作簿…', 'import-workbook'),
        inPage('导出工作簿…', 'export-workbook'),
        separator,
        { label: '退出', role: 'quit' },
      ],
    },
    {
      label: '编辑',
      submenu: [
        inPage('撤销', 'undo', 'CmdOrCtrl+Z'),
        inPage('恢复', 'redo', 'CmdOrCtrl+Y'),
        separator,
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '全选', role: 'selectAll' },
      ],
    },
    {
      label: '视图',
      submenu: [
        { label: '放大', role: 'zoomIn' },
        { label: '缩小', role: 'zoomOut' },
        { label: '实际大小', role: 'resetZoom' },
        { label: '全屏', role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { label: '开发者工具', role: 'toggleDevTools' } as const]),
      ],
    },
    {
      label: '帮助',
      submenu: [{ label: '关于决算公开助手', click: () => app.showAboutPanel() }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
