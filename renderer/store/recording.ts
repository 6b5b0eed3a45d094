import { create } from 'zustand';
import type { Diff } from '#shared/document/diff';
import { append } from '#shared/kit/lists';
import type { Session } from '#shared/session/session';
import { callHost } from '../host/call-host';
import { useConnection } from '../host/connection-state';
import { HostCallError, problemSentence } from '../host/host-problem';
import { thisWindow } from '../host/this-window';
import { afterPaint } from './after-paint';
import { useDrafts } from './drafts';
import { READING } from './pieces';
import { isUnsaved, type ProjectFile, type ProjectState, useProject } from './project-store';
import { changesOfDrafts, forgetToldDrafts, hasDrafts } from './told-drafts';

/** Why what is not saved is not in the journal either; null: all of it is, or soon will be. */
export const useRecording = create<{ readonly trouble: string | null; readonly waiting: boolean }>(() => ({
  trouble: null,
  waiting: false,
}));

/** After so many changes the journal begins anew with a whole state, so that going on from it stays quick: once nothing was done
 * for a while, because writing out a large project takes longer than a key may wait. */
const MANY_CHANGES = 500;
const REST_MS = 5_000;
const PAUSE_AFTER_TROUBLE_MS = 3_000;
/** A text that is being written is in the journal after so long. */
const DRAFT_PAUSE_MS = 1_000;

/** The journal as the host has it: of which project, on which file, and how many changes it has. */
type Journal = {
  readonly session: Session;
  readonly file: ProjectFile | null;
  readonly host: number;
  count: number;
};
let journal: Journal | null = null;
/** A journal of this window may be on disk though none is written: an earlier one, or one whose end was not answered. */
let mayBeLeft = false;
/** Changes of the open project that no journal has yet, oldest first. */
let changes: Diff[] = [];
/** The file as it stood before the first of them, if it held all there was: a journal can then begin with what stands there. */
let base: ProjectFile | null = null;
let isWorking = false;
/** Until then no journal is begun, nor ended. */
let mayBegin: Promise<unknown> = Promise.resolve();

/** A journal begun now would take the place of one that is still being read. */
export function recordAfter(reading: Promise<unknown>): void {
  mayBegin = reading;
}

/** Keeps every change of the open project in the journal as long as it is not saved. */
export function startRecording(): void {
  useProject.subscribe((state, before) => {
    if (state.session !== before.session) restartAt(state);
    else if (state.revision !== before.revision && state.lastChange) changes.push(state.lastChange.diff);
    // Saved, perhaps in the midst of typing: which of the changes are in the file is then not known.
    else if (state.file !== before.file) restartAt(state);
    if (state !== before) wake();
  });
  useConnection.subscribe((state, before) => {
    if (state.state === 'there' && before.state !== 'there') wake();
  });
  let isComing = false;
  useDrafts.subscribe(() => {
    if (isComing) return;
    isComing = true;
    setTimeout(() => {
      isComing = false;
      const { session } = useProject.getState();
      if (session) append(changes, changesOfDrafts(session));
      wake();
    }, DRAFT_PAUSE_MS);
  });
}

function forget(): void {
  changes = [];
  forgetToldDrafts();
}

/** Whether there is anything that only a journal would have. */
function isWanted(): boolean {
  return isUnsaved(useProject.getState()) || hasDrafts();
}

/** All changes are on disk in the file, or a whole state is needed to tell of them. */
function restartAt(state: ProjectState): void {
  const isSafe = !isUnsaved(state);
  base = isSafe ? state.file : null;
  if (isSafe || state.revision === 0) forget();
}

/** After the paint, so that no key waits for it; whoever acknowledges an edit on the screen looks at `waiting`. */
function wake(): void {
  if (!isDue()) return;
  useRecording.setState({ waiting: true });
  if (isWorking) return;
  isWorking = true;
  afterPaint(() => void work());
}

let resting: ReturnType<typeof setTimeout> | undefined;

/** A change that comes meanwhile begins the rest again. */
function renewAtRest(): void {
  clearTimeout(resting);
  if ((journal?.count ?? 0) <= MANY_CHANGES) return;
  resting = setTimeout(() => {
    if (isWorking) return;
    journal = null;
    wake();
  }, REST_MS);
}

function isDue(): boolean {
  return isWanted() ? !isCurrent() || changes.length > 0 : mayBeLeft;
}

function isCurrent(): boolean {
  const { session, file } = useProject.getState();
  const { hosts } = useConnection.getState();
  return journal !== null && journal.session === session && journal.file === file && journal.host === hosts;
}

async function work(): Promise<void> {
  try {
    while (isDue()) await step();
    useRecording.setState({ trouble: null, waiting: false });
    renewAtRest();
  } catch (error) {
    // Whatever it was, a whole state mends it, once there is a place for it again.
    journal = null;
    base = null;
    useRecording.setState({ trouble: problemSentence(error) });
    setTimeout(wake, PAUSE_AFTER_TROUBLE_MS);
  } finally {
    isWorking = false;
  }
  // What came while the last answer was waited for.
  if (useRecording.getState().trouble === null) wake();
}

/** One call to the host; afterwards the journal is nearer to what is open. */
async function step(): Promise<void> {
  await mayBegin;
  const window = await thisWindow();
  const { saveProject, writeChange } = await READING.load();
  const state = useProject.getState();
  if (!state.session || !isWanted()) {
    journal = null;
    restartAt(state);
    await callHost('recovery.end', { window });
    mayBeLeft = false;
    return;
  }
  if (!isCurrent() || !journal) {
    await begin(window, state.session, state.file, saveProject, writeChange);
    return;
  }
  const told = changes;
  changes = [];
  base = null;
  try {
    const { count } = await callHost('recovery.append', {
      window,
      from: journal.count,
      changes: told.map(writeChange),
    });
    if (journal) journal.count = count;
  } catch (error) {
    // The host has no such journal any more: the next step begins one with all there is.
    if (!(error instanceof HostCallError && error.kind === 'not-found')) throw error;
    journal = null;
  }
}

async function begin(
  window: string,
  session: Session,
  file: ProjectFile | null,
  saveProject: (pack: Session['pack'], document: ReturnType<Session['document']>) => string,
  writeChange: (change: Diff) => string,
): Promise<void> {
  const { hosts: host } = useConnection.getState();
  const stands = base !== null && base === file && changes.length <= MANY_CHANGES;
  base = null;
  // The state of now has all changes in it, but those of texts that are being written; to the file's they are still to be added.
  if (!stands) forget();
  append(changes, changesOfDrafts(session));
  // Writing out a large project takes longer than a key may wait.
  const text = stands ? null : saveProject(session.pack, session.document());
  const told = changes;
  changes = [];
  mayBeLeft = true;
  try {
    const { count } = await callHost('recovery.start', {
      window,
      path: file?.path ?? null,
      digest: file?.digest ?? null,
      text,
      changes: told.map(writeChange),
    });
    journal = { session, file, host, count };
  } catch (error) {
    // Something else stands there by now: the next step begins with all there is.
    if (stands && error instanceof HostCallError && error.kind === 'not-found') return;
    throw error;
  }
}

/** The journal that this window left when it was reloaded is now the open project's. */
export function expectJournal(): void {
  mayBeLeft = true;
}

/** When all that is open and not saved is on disk; never while there is trouble. */
export function untilRecorded(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { waiting, trouble } = useRecording.getState();
      if (waiting || trouble !== null) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = useRecording.subscribe(look);
    look();
  });
}
