import { create } from 'zustand';
import type { Diff } from '#shared/document/diff';
import type { Session, SessionChange } from '#shared/session/session';

/** Where a project is kept, and the digest of what was last read or written there: whatever else stands there is not ours. */
export type ProjectFile = { readonly path: string; readonly digest: string };

/** The open project, if any. A thin shell: everything about its content is asked of the session. */
export type ProjectState = {
  readonly session: Session | null;
  /** Null until first saved. */
  readonly file: ProjectFile | null;
  /** Rises with every change of the session, so that components know to ask it again. */
  readonly revision: number;
  readonly lastChange: SessionChange | null;
  /** The last step in effect now, and the one that was in effect in what is safe; null: nothing of it is. */
  readonly step: Diff | undefined;
  readonly safe: { readonly step: Diff | undefined } | null;
};

const CLOSED: ProjectState = {
  session: null,
  file: null,
  revision: 0,
  lastChange: null,
  step: undefined,
  safe: null,
};

export const useProject = create<ProjectState>(() => CLOSED);

/**
 * Makes a session the open project. `file` null: nothing on disk holds it yet. `isSafe`: closing it as it is loses
 * nothing (it is on disk, or is the built-in sample).
 */
export function showSession(session: Session, file: ProjectFile | null, isSafe: boolean): void {
  const step = session.step();
  useProject.setState({ ...CLOSED, session, file, step, safe: isSafe ? { step } : null }, true);
  session.subscribe((change) => {
    if (useProject.getState().session !== session) return;
    useProject.setState(({ revision }) => ({
      revision: revision + 1,
      lastChange: change,
      step: session.step(),
    }));
  });
}

export function closeProject(): void {
  useProject.setState(CLOSED, true);
}

/** The state in which `step` was the last in effect is on disk now. Another project may be open by then. */
export function markSaved(session: Session, file: ProjectFile, step: Diff | undefined): void {
  if (useProject.getState().session === session) useProject.setState({ file, safe: { step } });
}

export function isUnsaved({ session, safe, step }: ProjectState): boolean {
  return session !== null && (safe === null || safe.step !== step);
}

/** The open session; only for code that runs while a project is shown. */
export function openSession(): Session {
  const { session } = useProject.getState();
  if (!session) throw new Error('No project is open');
  return session;
}
