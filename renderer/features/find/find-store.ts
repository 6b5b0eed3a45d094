import { create } from 'zustand';
import { type FindHit, type FindKind, type FindQuery, findInProject } from '#shared/find/find-in-project';
import type { Session } from '#shared/session/session';
import { openSession, useProject } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { sentencesNow } from '../report/sentences-now';

/** Which contents are searched: the choices offered. */
export type FindWhat = 'everything' | 'amounts' | 'texts' | 'names' | 'notes' | 'written';

export const KINDS: Readonly<Record<FindWhat, ReadonlySet<FindKind>>> = {
  everything: new Set(['amount', 'text', 'name', 'code', 'note', 'written', 'sentence']),
  amounts: new Set(['amount']),
  texts: new Set(['text']),
  names: new Set(['name', 'code']),
  notes: new Set(['note']),
  written: new Set(['written', 'sentence']),
};

/** What the clerk looks for; stays while the panel is away, so that F3 goes on. */
export type FindState = {
  readonly text: string;
  readonly replacement: string;
  readonly what: FindWhat;
  readonly inAllTables: boolean;
  readonly whole: boolean;
  /** Key of the hit last gone to. */
  readonly current: string | null;
  /** What the last 全部替换 left, and why. */
  readonly refused: readonly { readonly hit: FindHit; readonly reason: string }[];
};

export const useFind = create<FindState>(() => ({
  text: '',
  replacement: '',
  what: 'everything',
  inAllTables: true,
  whole: false,
  current: null,
  refused: [],
}));

/** What is looked for, where the clerk is now; sentences of the document where it is shown, or asked for. */
export function findQuery(): FindQuery {
  const { text, what, inAllTables, whole } = useFind.getState();
  const { pane, table, form, scale } = useView.getState();
  return {
    text,
    kinds: KINDS[what],
    whole,
    scale,
    ...(pane === 'document' || what === 'written' ? { sentences: sentencesNow() } : {}),
    ...(inAllTables
      ? {}
      : pane === 'document'
        ? { inDocument: true }
        : pane === 'forms' && form
          ? form
          : { table }),
  };
}

/** What was found last in a session, and of what. */
const kept = new WeakMap<Session, { readonly of: string; readonly hits: readonly FindHit[] }>();

/** The panel has found all there is now: F3 and 替换 need not look again. */
export function keepHits(hits: readonly FindHit[]): void {
  kept.set(openSession(), { of: momentNow(), hits });
}

/** The hits in the project as it is now, all of them. */
export function hitsNow(): readonly FindHit[] {
  const session = openSession();
  const known = kept.get(session);
  if (known?.of === momentNow()) return known.hits;
  const hits = findInProject(session, findQuery());
  keepHits(hits);
  return hits;
}

/** All that the hits depend on, as a text. */
function momentNow(): string {
  const { text, what, inAllTables, whole } = useFind.getState();
  const { pane, table, form, scale } = useView.getState();
  const { revision } = useProject.getState();
  return JSON.stringify([text, what, inAllTables, whole, pane, table, form, scale, revision]);
}
