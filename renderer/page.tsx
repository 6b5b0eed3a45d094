import { App } from 'antd';
import { useEffect } from 'react';
import type { MenuCommand } from '#shared/host/menu';
import { useDrop } from './features/drop/use-drop';
import { Home } from './features/home/home';
import { useKeys } from './features/menu/use-keys';
import { useMenu } from './features/menu/use-menu';
import { PanePiece, withPiece } from './features/piece/with-piece';
import { ConnectionBanner } from './features/workspace/connection-banner';
import { Dialogs } from './features/workspace/dialogs';
import { WORKSPACE } from './features/workspace/pieces';
import { provideFeedback } from './feedback/say';
import { isRunAtStake } from './store/batch';
import { hasDialogWork } from './store/dialog-work';
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
  useMenu(carryOut);
  useKeys(carryOut);
  useDrop();
  useWindowTitle();
  useLeaveGuard();
  useEffect(() => void resumeOwnWork().then(openNamedFile), []);
  return (
    <>
      <ConnectionBanner />
      {isOpen ? <PanePiece piece={WORKSPACE}>{({ Workspace }) => <Workspace />}</PanePiece> : <Home />}
      <Dialogs />
    </>
  );
}

/** The menus' deeds come with the project's own piece, for most of them need one. */
function carryOut(command: MenuCommand): void {
  withPiece(WORKSPACE, (part) => part.carryOut(command));
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

/**
 * The window or tab asks before it closes over unsaved work, text still being typed and what a dialog holds among it, and over a
 * run of 批量检查.
 */
function useLeaveGuard(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const isUnwritten = !finishTyping() || isUnsaved(useProject.getState()) || hasDialogWork();
      if (isUnwritten || isRunAtStake()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
