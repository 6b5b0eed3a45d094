import { useEffect } from 'react';
import { openProjectAt } from '../../store/open-project';
import { redo, undo } from '../../store/run-command';
import { saveProjectFile } from '../../store/save-project';
import { goToNextFailing } from '../findings/next-failing';

/** The keys of the workspace, wherever the focus is; a text field keeps its own undo. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const deed = shortcut(event);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function shortcut(event: KeyboardEvent): (() => void) | undefined {
  const { key, shiftKey } = event;
  if (key === 'F8') return () => goToNextFailing(shiftKey ? -1 : 1);
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  switch (key.toLowerCase()) {
    case 's':
      return () => void saveProjectFile(shiftKey);
    case 'o':
      return () => void openProjectAt();
    case 'z':
      return typing ? undefined : shiftKey ? redo : undo;
    case 'y':
      return typing ? undefined : redo;
    default:
      return undefined;
  }
}
