import type { Book } from '../document/document';
import { explainLacks, explainLost, translatePrior } from '../prior/translate-prior';
import { priorFrom } from './prior-from';
import type { Session } from './session';

/** Last year for a project, and sentences for the clerk on what has no counterpart; none when the pack is the same. */
export type PriorForProject = { readonly prior: Book; readonly notes: readonly string[] };

/** Last year's project as 上年数 of this one, whichever pack it is of. `source` names its file. */
export function priorFor(session: Session, lastYear: Session, source: string): PriorForProject {
  const translated = translatePrior(session.pack, lastYear.pack, priorFrom(lastYear, source));
  const { prior } = translated;
  return {
    prior,
    notes: [
      ...explainLost(translated, lastYear.pack.title),
      ...(lastYear.pack.id === session.pack.id ? [] : explainLacks(session.pack, prior)),
    ],
  };
}
