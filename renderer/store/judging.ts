import { create } from 'zustand';
import type { Session } from '#shared/session/session';
import { afterPaint } from './after-paint';
import { inSlices } from './in-slices';
import { useProject } from './project-store';

/**
 * A large project is shown before its rules are judged: that is done between the keys, and what is said of them (counts,
 * marks, findings) says until then that it is being done. Nobody who asks the session itself is told less: what is not
 * judged then, is judged for the answer.
 */
type Judged = { readonly session: Session | null };

/** The session whose rules are judged. Later changes are followed at once, as they are made. */
const useJudgedSession = create<Judged>(() => ({ session: null }));

/** So long, in milliseconds, judging may take at once: in most projects it is over by then. */
const AT_ONCE_MS = 12;

let end: (() => void) | undefined;

useProject.subscribe(({ session, revision }, before) => {
  if (session === before.session && revision === before.revision) return;
  if (session === useJudgedSession.getState().session) return;
  end?.();
  end = undefined;
  // One that is closed is not kept for it.
  useJudgedSession.setState({ session: null });
  if (session) begin(session);
});

function begin(session: Session): void {
  const steps = session.judging();
  const until = performance.now() + AT_ONCE_MS;
  let step = steps.next();
  while (!step.done && performance.now() < until) step = steps.next();
  const done = () => useJudgedSession.setState({ session });
  if (step.done) {
    done();
    return;
  }
  let isEnded = false;
  end = () => {
    isEnded = true;
  };
  // The grid first.
  afterPaint(() => {
    if (!isEnded) end = inSlices(steps, () => undefined, done);
  });
}

const open = useProject.getState().session;
if (open) begin(open);

/** Whether what the rules say of the open project can be shown. */
export function isJudged(): boolean {
  return useJudgedSession.getState().session === useProject.getState().session;
}

/** The same, with the caller drawn again when it is. */
export function useJudged(): boolean {
  const judged = useJudgedSession((state) => state.session);
  return useProject(({ session }) => session === judged);
}

/** Does it whenever a project has been judged. */
export function onJudged(deed: () => void): void {
  useJudgedSession.subscribe(({ session }) => {
    if (session) deed();
  });
}
