import { create } from 'zustand';
import type { Session, SessionChange } from '#shared/session/session';

/** The open project, if any. A thin shell: everything about its content is asked of the session. */
export type ProjectState = {
  readonly session: Session | null;
  /** Where it is kept on disk; null until first saved. */
  readonly path: string | null;
  /** Rises with every change of the session, so that components know to ask it again. */
  readonly revision: number;
  readonly lastChange: SessionChange | null;
  /** Steps in the history that are done now, and that were done when last saved; -1: that state is out of reach. */
  readonly position: number;
  readonly savedPosition: number;
};

const CLOSED: ProjectState = {
  session: null,
  path: null,
  revision: 0,
  lastChange: null,
  position: 0,
  savedPosition: 0,
};

export const useProject = create<ProjectState>(() => CLOSED);

/**
 * Makes a session the open project. `path` null: nothing on disk holds it yet. `isSafe`: closing it as it is loses
 * nothing (it is on disk, or is the built-in sample).
 */
export function showSession(session: Session, path: string | null, isSafe: boolean): void {
  useProject.setState({ ...CLOSED, session, path, savedPosition: isSafe ? 0 : -1 }, true);
  session.subscribe((change) => {
    if (useProject.getState().session === session) useProject.setState((state) => afterChange(state, change));
  });
}

export function closeProject(): void {
  useProject.setState(CLOSED, true);
}

export function markSaved(path: string, position: number): void {
  useProject.setState({ path, savedPosition: position });
}

export function isUnsaved(state: ProjectState): boolean {
  return state.session !== null && state.position !== state.savedPosition;
}

/** The open session; only for code that runs while a project is shown. */
export function openSession(): Session {
  const { session } = useProject.getState();
  if (!session) throw new Error('No project is open');
  return session;
}

function afterChange(state: ProjectState, change: SessionChange): Partial<ProjectState> {
  const revision = state.revision + 1;
  if (change.command === 'undo') return { revision, lastChange: change, position: state.position - 1 };
  // A new command after undoing past the saved state makes that state unreachable.
  const lost = change.command !== 'redo' && state.savedPosition > state.position;
  return {
    revision,
    lastChange: change,
    position: state.position + 1,
    savedPosition: lost ? -1 : state.savedPosition,
  };
}
