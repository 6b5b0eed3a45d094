import { create } from 'zustand';
import { type Diagnosis, NO_DIAGNOSIS } from '#shared/diagnose/cause';
import type { Session } from '#shared/session/session';
import { useFollowed } from './follow';
import { inSlices } from './in-slices';
import { isJudged, onJudged, useJudged } from './judging';
import { openSession, useProject } from './project-store';

/** What is behind the failing identities as far as it is known. */
export type CausesNow = {
  /** Nothing as long as it is being searched. */
  readonly diagnosis: Diagnosis;
  readonly isSearching: boolean;
};

/** So long, in milliseconds, a search may take at once: in most projects it is over by then. */
const AT_ONCE_MS = 12;

const SEARCHING: CausesNow = { diagnosis: NO_DIAGNOSIS, isSearching: true };

/** Counts the searches that came to their end between keys. */
const useSearches = create<{ readonly ended: number }>(() => ({ ended: 0 }));

let underWay: { readonly session: Session; readonly end: () => void } | undefined;
/** What is done once they are known, the last asked for, and what ends the waiting for it. */
let waiting: { readonly deed: () => void; readonly ends: AbortController } | undefined;

// What was searched is no longer what is open.
useProject.subscribe((state, before) => {
  if (state.revision === before.revision && state.session === before.session) return;
  underWay?.end();
  underWay = undefined;
  stopWaiting();
});

onJudged(() => {
  if (waiting) whenCausesKnown(waiting.deed);
});

/** The causes, for whoever asks now; a long search goes on between the keys, and whoever shows them is drawn again at its end. */
export function causesNow(): CausesNow {
  const session = openSession();
  // What is behind the errors is asked when it is known which they are.
  if (!isJudged()) return SEARCHING;
  const known = session.knownCauses() ?? search(session);
  return known ? { diagnosis: known, isSearching: false } : SEARCHING;
}

/**
 * Does it when the causes are known: now, or at the end of the search, unless the clerk has gone on with something else by
 * then. An amount that is being typed would be written half, and its other half where the deed leads.
 */
export function whenCausesKnown(deed: () => void): void {
  stopWaiting();
  if (!causesNow().isSearching) {
    deed();
    return;
  }
  const ends = new AbortController();
  waiting = { deed, ends };
  const { signal } = ends;
  for (const kind of ['keydown', 'pointerdown'])
    window.addEventListener(kind, stopWaiting, { capture: true, signal });
}

function stopWaiting(): void {
  waiting?.ends.abort();
  waiting = undefined;
}

/** The causes, drawn again when they are known and after every change. */
export function useCauses(): CausesNow {
  useSearches(({ ended }) => ended);
  useJudged();
  return useFollowed(causesNow, isSame);
}

function isSame(one: CausesNow, other: CausesNow): boolean {
  return one.diagnosis === other.diagnosis && one.isSearching === other.isSearching;
}

function search(session: Session): Diagnosis | undefined {
  if (underWay?.session === session) return undefined;
  const steps = session.searchCauses();
  const until = performance.now() + AT_ONCE_MS;
  let step = steps.next();
  while (!step.done && performance.now() < until) step = steps.next();
  if (step.done) return step.value;
  const end = inSlices(
    steps,
    () => undefined,
    () => {
      underWay = undefined;
      const wish = waiting;
      stopWaiting();
      useSearches.setState(({ ended }) => ({ ended: ended + 1 }));
      wish?.deed();
    },
  );
  underWay = { session, end };
  return undefined;
}
