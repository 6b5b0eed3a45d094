import { create } from 'zustand';
import { type FindHit, type FindKind, findInProject } from '#shared/find/find-in-project';
import { openSession } from '../../store/project-store';
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

/** The hits in the project as it is now; sentences of the document where it is shown, or asked for. */
export function hitsNow(): readonly FindHit[] {
  const { text, what, inAllTables, whole } = useFind.getState();
  const { pane, table, form, scale } = useView.getState();
  return findInProject(openSession(), {
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
  });
}
