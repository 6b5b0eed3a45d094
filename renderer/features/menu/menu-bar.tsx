import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { MENUS, type MenuItem } from '#shared/host/menu';
import { carryOut, isPossible } from './deeds';

/** The program's menus inside the page, for a host whose window has none. */
export function MenuBar() {
  const [open, setOpen] = useState<string | null>(null);
  if (window.juesuan) return null;
  return (
    <nav className="menu-bar" aria-label="菜单">
      {MENUS.map((menu) => (
        <Dropdown
          key={menu.label}
          trigger={['click']}
          autoFocus
          open={open === menu.label}
          onOpenChange={(isOpen) => setOpen(isOpen ? menu.label : null)}
          // What is possible is asked each time a menu opens.
          menu={open === menu.label ? { items: itemsOf(menu.groups), onClick: () => setOpen(null) } : {}}
        >
          <Button
            type="text"
            size="small"
            // With one menu open, pointing at another opens that one.
            onMouseEnter={() => open !== null && setOpen(menu.label)}
          >
            {menu.label}
          </Button>
        </Dropdown>
      ))}
    </nav>
  );
}

function itemsOf(groups: (typeof MENUS)[number]['groups']): NonNullable<MenuProps['items']> {
  return groups.flatMap((group, at) => [
    ...(at === 0 ? [] : [{ type: 'divider', key: at } as const]),
    ...group.map(({ command, label, keys }: (typeof group)[number] & Pick<MenuItem, 'keys'>) => ({
      key: command,
      label,
      extra: keys[0],
      disabled: !isPossible(command),
      onClick: () => carryOut(command),
    })),
  ]);
}
