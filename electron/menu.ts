import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { type KnownItem, MENUS } from '#shared/host/menu';
import { MENU_CHANNEL } from './channels';

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** What a window's menu has besides the program's own items, by the menu it stands under. */
const OF_THE_WINDOW: Readonly<Record<string, readonly MenuItemConstructorOptions[]>> = {
  文件: [{ label: '退出', role: 'quit' }],
  编辑: [{ label: '全选', role: 'selectAll' }],
  帮助: [{ label: '关于决算公开助手', click: () => app.showAboutPanel() }],
};

/** The Chinese menu. `window` is asked anew at each click, since the window may have been closed and reopened. */
export function showMenu(window: () => BrowserWindow | undefined): void {
  const item = ({ label, command, keys: [key], role }: KnownItem): MenuItemConstructorOptions => ({
    label,
    // Keys are shown here but handled by the page, so that both hosts obey the same ones.
    ...(key === undefined ? {} : { accelerator: key.replace('Ctrl', 'CmdOrCtrl') }),
    registerAccelerator: false,
    // A role asks the field with the focus, be it one of text or the grid's.
    ...(role === undefined ? { click: () => window()?.webContents.send(MENU_CHANNEL, command) } : { role }),
  });
  const menu = MENUS.map(({ label, groups }): MenuItemConstructorOptions => {
    const own = groups.map((group) => group.map(item));
    const rest = OF_THE_WINDOW[label];
    return { label, submenu: parted(rest ? [...own, rest] : own) };
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}

function parted(groups: readonly (readonly MenuItemConstructorOptions[])[]): MenuItemConstructorOptions[] {
  return groups.flatMap((group, at) => (at === 0 ? group : [SEPARATOR, ...group]));
}
