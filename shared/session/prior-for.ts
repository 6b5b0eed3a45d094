import type { Book } from '../document/document';
import { PRIOR_BOOK } from '../pack/book';
import type { Pack } from '../pack/pack';
import { pairNumbered } from '../prior/pair-numbered';
import { explainLacks, explainLost, translatePrior } from '../prior/translate-prior';
import { priorFrom } from './prior-from';
import type { Session } from './session';

/** Last year for a project, and sentences for the clerk on what has no counterpart; none when the pack is the same. */
export type PriorForProject = { readonly prior: Book; readonly notes: readonly string[] };

/** Last year's project as 上年数 of this one, whichever pack it is of. `source` names its file. */
export function priorFor(session: Session, lastYear: Session, source: string): PriorForProject {
  const { prior, notes } = priorForPack(session.pack, lastYear, source);
  const { tables, books } = session.document();
  const paired = pairNumbered(prior, session.pack.tables, (table) => tables.get(table)?.lines ?? []);
  const known = books.get(PRIOR_BOOK)?.texts;
  // Texts kept of last year's document: a workbook that is taken after it has none.
  return { prior: known ? withTexts(paired, new Map([...known, ...(prior.texts ?? [])])) : paired, notes };
}

/** Last year's book with texts of its document. */
export function withTexts(prior: Book, texts: ReadonlyMap<string, string>): Book {
  return { ...prior, texts };
}

/** The same for a project that is still to be made. */
export function priorForPack(pack: Pack, lastYear: Session, source: string): PriorForProject {
  const translated = translatePrior(pack, lastYear.pack, priorFrom(lastYear, source));
  const { prior } = translated;
  return {
    prior,
    notes: [
      ...explainLost(translated, lastYear.pack.title),
      ...(lastYear.pack.id === pack.id ? [] : explainLacks(pack, prior)),
    ],
  };
}
