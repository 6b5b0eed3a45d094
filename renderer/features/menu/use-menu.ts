import { useEffect } from 'react';
import { menuMessage } from '#shared/host/menu';
import { useView } from '../../store/view-store';
import { carryOut } from './deeds';

/** Carries out what the desktop window's menu asks; the browser host has no window menu. */
export function useMenu(): void {
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      const message = menuMessage.safeParse(data);
      // A dialog is finished first, as with the menus' keys.
      const isBusy = useView.getState().dialog !== null;
      if (source === window && message.success && !isBusy) carryOut(message.data.juesuanMenu);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
}
