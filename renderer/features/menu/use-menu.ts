import { useEffect } from 'react';
import { type MenuCommand, menuMessage } from '#shared/host/menu-command';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openProjectAt } from '../../store/open-project';
import { useProject } from '../../store/project-store';
import { redo, undo } from '../../store/run-command';
import { saveProjectFile } from '../../store/save-project';
import { openDialog } from '../../store/view-store';

/** Carries out what the desktop window's menu asks; the browser host has no menu. */
export function useMenu(): void {
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      const message = menuMessage.safeParse(data);
      if (source === window && message.success) obey(message.data.juesuanMenu);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
}

/** What needs an open project does nothing without one: the menu cannot know. */
function obey(command: MenuCommand): void {
  const isOpen = useProject.getState().session !== null;
  switch (command) {
    case 'new-project':
      openDialog({ kind: 'new-project' });
      return;
    case 'open-project':
      void openProjectAt();
      return;
    case 'import-workbook':
      void importWorkbook(isOpen ? 'this-year' : 'new-project');
      return;
    case 'save-project':
    case 'save-project-as':
      if (isOpen) void saveProjectFile(command === 'save-project-as');
      return;
    case 'export-workbook':
      if (isOpen) openDialog({ kind: 'export' });
      return;
    case 'undo':
      if (isOpen) undo();
      return;
    case 'redo':
      if (isOpen) redo();
      return;
  }
}

/** Asks for a workbook and opens the dialog that reads it. */
export async function importWorkbook(as: 'new-project' | 'this-year' | 'prior'): Promise<void> {
  const path = await reporting(() => chooseFile('open-workbook'));
  if (path) openDialog({ kind: 'import', as, path });
}
