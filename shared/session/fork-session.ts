import { createSession } from './create-session';
import type { Session } from './session';

/**
 * A second session on the same content, to try commands out: what happens in one is not seen in the other.
 * It costs a compilation of the rules; its history is empty.
 */
export function forkSession(session: Session): Session {
  const fork = createSession(session.pack, session.document());
  if (!fork.ok) throw new Error(`An open session does not compile: ${fork.problem.kind}`);
  return fork.value;
}
