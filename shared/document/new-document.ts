import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { publishedScale } from '../pack/table-shape';
import { EMPTY_TABLE, type ProjectDocument } from './document';

/** An empty project of the pack: every table there, nothing in it, in the scale it is published in. */
export function newDocument(pack: Pack, facts: Facts): ProjectDocument {
  return {
    packId: pack.id,
    facts,
    tables: new Map(
      pack.tables.map((table) => [table.id, { ...EMPTY_TABLE, scale: publishedScale(pack, table) }]),
    ),
    books: new Map(),
    explanations: new Map(),
    texts: new Map(),
    textNotes: new Map(),
    dismissals: new Map(),
    notes: new Map(),
    issues: [],
  };
}
