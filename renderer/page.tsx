import { App } from 'antd';
import { useEffect } from 'react';
import { useDrop } from './features/drop/use-drop';
import { Home } from './features/home/home';
import { useKeys } from './features/menu/use-keys';
import { useMenu } from './features/menu/use-menu';
import { ConnectionBanner } from './features/workspace/connection-banner';
import { Dialogs } from './features/workspace/dialogs';
import { Workspace } from './features/workspace/workspace';
import { provideFeedback } from './feedback/say';
import { useFollowed } from './store/follow';
import { openNamedFile } from './store/open-project';
import { isUnsaved, useProject } from './store/project-store';
import { fileName } from './store/project-text';
import { resumeOwnWork } from './store/recovery';
import { suggestedName } from './store/save-project';
import { finishTyping } from './store/typing';

/** Home, or the open project; above both the dialogs. */
export function Page() {
  provideFeedback(App.useApp());
  const isOpen = useProject((state) => state.session !== null);
  useMenu();
  useKeys();
  useDrop();
  useWindowTitle();
  useLeaveGuard();
  useEffect(() => void resumeOwnWork().then(openNamedFile), []);
  return (
    <>
      <ConnectionBanner />
      {isOpen ? <Workspace /> : <Home />}
      <Dialogs />
    </>
  );
}

/** The file's name in the window's title, with a mark while it is not saved. */
function useWindowTitle(): void {
  const path = useProject((state) => state.file?.path ?? null);
  // A project not yet on disk is named after its facts.
  const suggested = useFollowed(() => (useProject.getState().session ? suggestedName() : ''));
  const name = path === null ? suggested : fileName(path);
  const unsaved = useProject(isUnsaved);
  useEffect(() => {
    document.title = `${unsaved ? '● ' : ''}${name === '' ? '' : `${name} - `}决算公开助手`;
  }, [name, unsaved]);
}

/** The window or tab asks before it closes over unsaved work, text still being typed among it. */
function useLeaveGuard(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!finishTyping() || isUnsaved(useProject.getState())) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
