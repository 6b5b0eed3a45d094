import { startTransition, useEffect, useState } from 'react';
import { type FindHit, findPieces } from '#shared/find/find-in-project';
import { inSlices } from '../../store/in-slices';
import { openSession, useProject } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { findQuery, keepHits, useFind } from './find-store';

/** What was found so far of what was looked for. */
export type Found = {
  readonly sought: string;
  readonly hits: readonly FindHit[];
  /** The search goes on. */
  readonly isGoingOn: boolean;
};

const NOTHING: Found = { sought: '', hits: [], isGoingOn: false };
/** The list shows what there is for the first time when so much is found, and then at its end. */
const FIRST_SHOWN = 50;

/**
 * The hits in the project as it is, found in slices between the keys: another key, an edit or another table ends the
 * search and begins it anew. Until the new one has something to show the list stays as it is.
 */
export function useHits(): Found {
  const { text, what, inAllTables, whole } = useFind();
  const session = useProject((state) => state.session);
  const revision = useProject((state) => state.revision);
  const pane = useView((state) => state.pane);
  const table = useView((state) => state.table);
  const form = useView((state) => state.form);
  const scale = useView((state) => state.scale);
  const [found, setFound] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hits are asked of the project, table and scale as they are
  useEffect(() => {
    const hits: FindHit[] = [];
    let isShown = false;
    const show = (isGoingOn: boolean) =>
      startTransition(() => setFound({ sought: text, hits: [...hits], isGoingOn }));
    const query = findQuery();
    return inSlices(
      findPieces(openSession(), query),
      (pieces) => {
        for (const piece of pieces) for (const hit of piece) hits.push(hit);
        if (isShown || hits.length < FIRST_SHOWN) return;
        isShown = true;
        show(true);
      },
      () => {
        keepHits(hits);
        show(false);
      },
    );
  }, [text, what, inAllTables, whole, session, revision, pane, table, form, scale]);
  return found;
}
