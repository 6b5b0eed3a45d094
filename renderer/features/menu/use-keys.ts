import { useEffect, useEffectEvent } from 'react';
import { MENU_ITEMS, type MenuCommand } from '#shared/host/menu';
import { isWithinDialog } from '../../store/within-dialog';

/** Every key of the menus, as `nameOf` writes a pressed one, but those a field obeys itself. */
const COMMANDS: ReadonlyMap<string, MenuCommand> = new Map(
  MENU_ITEMS.filter(({ role }) => role === undefined).flatMap(({ command, keys }) =>
    keys.map((key) => [key, command] as const),
  ),
);

/** What a text field does itself with its own text. */
const OF_TEXT_FIELDS: ReadonlySet<MenuCommand> = new Set(['undo', 'redo']);

/** Obeys Escape last of all: when nothing else took it, what is lit goes dark. No menu shows this key. */
const LAST: Readonly<Record<string, MenuCommand>> = { Escape: 'clear-lit' };

/** Obeys the keys of the menus, wherever the focus is, except in a dialog or an open menu, which have their own. */
export function useKeys(carryOut: (command: MenuCommand) => void): void {
  const obey = useEffectEvent(carryOut);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (command === undefined) return;
      event.preventDefault();
      obey(command);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function commandOf(event: KeyboardEvent): MenuCommand | undefined {
  const { target } = event;
  if (event.isComposing || event.defaultPrevented) return undefined;
  if (isWithinDialog(target)) return undefined;
  const command = COMMANDS.get(nameOf(event)) ?? LAST[nameOf(event)];
  const typing = isTextField(target);
  return command !== undefined && typing && OF_TEXT_FIELDS.has(command) ? undefined : command;
}

/** The grid's field holds no text of its own while the clerk only stands on a cell. */
function isTextField(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isField && target.dataset.stands === undefined;
}

/** `Ctrl+Alt+Shift+` in this order, then the key; a letter in capitals. */
function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const held = [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : ''];
  return [...held.filter((name) => name !== ''), key.length === 1 ? key.toUpperCase() : key].join('+');
}
