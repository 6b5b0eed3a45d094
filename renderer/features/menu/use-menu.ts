import { useEffect, useEffectEvent } from 'react';
import { type MenuCommand, menuMessage } from '#shared/host/menu';
import { type TellMessage, tellMessage } from '#shared/host/tell';
import { say } from '../../feedback/say';
import { giveRunUp } from '../../store/batch';
import { hasDialogWork } from '../../store/dialog-work';
import { openNamedFile } from '../../store/open-project';
import { useProject } from '../../store/project-store';
import { saveProjectFile } from '../../store/save-project';
import { untilNoDialog, useView } from '../../store/view-store';

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
  if (told === 'file-named') {
    // Another project would take away what is being written in a dialog.
    if (useView.getState().dialog !== null) say().message.info('关闭对话框以后再打开另一个文件', 6);
    await untilNoDialog();
    await openNamedFile();
    return;
  }
  if (useProject.getState().session !== null && !(await saveProjectFile())) return;
  if (hasDialogWork())
    say().message.warning('对话框里填写和选择的还没有写入，请先写入或关闭它，再关闭窗口', 6);
  else {
    giveRunUp();
    window.close();
  }
}
