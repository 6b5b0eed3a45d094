import { useEffect, useEffectEvent } from 'react';
import { type MenuCommand, menuMessage } from '#shared/host/menu';
import { type TellMessage, tellMessage } from '#shared/host/tell';
import { openNamedFile } from '../../store/open-project';
import { saveProjectFile } from '../../store/save-project';
import { useView } from '../../store/view-store';

/** Carries out what the desktop window's menu asks; the browser host has no window menu. */
export function useMenu(carryOut: (command: MenuCommand) => void): void {
  const carry = useEffectEvent(carryOut);
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      const told = tellMessage.safeParse(data);
      if (source === window && told.success) void obey(told.data.juesuanTell);
      const message = menuMessage.safeParse(data);
      // A dialog is finished first, as with the menus' keys.
      const isBusy = useView.getState().dialog !== null;
      if (source === window && message.success && !isBusy) carry(message.data.juesuanMenu);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
}

async function obey(told: TellMessage['juesuanTell']): Promise<void> {
  if (told === 'file-named') await openNamedFile();
  else if (await saveProjectFile()) window.close();
}
