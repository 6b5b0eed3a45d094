import { isNumber } from '../amount/amount';
import type { ProjectDocument } from '../document/document';
import { withoutForms } from '../forms/form-changes';
import { withSums } from '../forms/form-sums';
import type { Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';
import { createSession } from './create-session';
import type { Session } from './session';

/**
 * A second session on the same content, to try commands out: what happens in one is not seen in the other.
 * It costs a compilation of the rules; its history is empty.
 */
export function forkSession(session: Session): Session {
  return started(session.pack, session.document());
}

/**
 * The same to try out what is done in tables of one book (none: the project's own). Of several hundred forms only that
 * one is there; what the project's tables show of the others is as if it were entered.
 */
export function forkForTables(session: Session, book: BookId | undefined): Session {
  const { pack, forms } = session;
  if (forms.ids().length === 0) return forkSession(session);
  const sums = pack.forms.flatMap((kind) =>
    kind.sums.flatMap(({ cell }) => {
      const value = session.cell(cell)?.value ?? null;
      return isNumber(value) ? [{ cell, value }] : [];
    }),
  );
  return started(pack, withoutForms(pack, withSums(session.document(), sums), book));
}

function started(pack: Pack, document: ProjectDocument): Session {
  const fork = createSession(pack, document);
  if (!fork.ok) throw new Error(`An open session does not compile: ${fork.problem.kind}`);
  return fork.value;
}
