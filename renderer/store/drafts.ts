import { create } from 'zustand';
import type { Step } from '#shared/document/command';
import { offerAgain, withdrawOffer } from '../feedback/offer-again';
import { useProject } from './project-store';
import { whenFinished } from './typing';

/** How a text that is being written comes into the project. */
export type DraftWay = {
  /** False: it was refused and told, and writing goes on. */
  readonly write: (text: string) => boolean;
  /** The same as a step, for the journal; undefined: it could not be written like this. */
  readonly step: (text: string) => Step | undefined;
};

export type Draft = DraftWay & { readonly text: string };

/**
 * Texts that are being written and are not in the project yet, each under the name of what it is of. They stand here and
 * not in their fields, because a field may be taken away or drawn anew by what the clerk did not do: causes that were
 * found, findings that were judged, rows that went out of sight. What was typed outlives it and is in the next one, and
 * the journal has it (`recording`).
 */
export const useDrafts = create<{ readonly drafts: ReadonlyMap<string, Draft> }>(() => ({
  drafts: new Map(),
}));

// A draft belongs to the project it was begun in, and so does one that was given up.
useProject.subscribe((state, before) => {
  if (state.session === before.session) return;
  useDrafts.setState({ drafts: new Map() });
  withdrawOffer();
});

whenFinished(() => [...useDrafts.getState().drafts.keys()].every(finishDraft));

/** Begins a text, or goes on with it. */
export function writeDraft(name: string, text: string, way: DraftWay): void {
  useDrafts.setState(({ drafts }) => ({ drafts: new Map(drafts).set(name, { ...way, text }) }));
}

/** What was typed is not wanted. */
export function dropDraft(name: string): void {
  useDrafts.setState(({ drafts }) => ({ drafts: new Map([...drafts].filter(([known]) => known !== name)) }));
}

/** From so many characters on, what is given up with a key may be a slip of the hand. */
const WORTH_OFFERING = 10;

/** The clerk gives up what was typed in place of `kept`. A text of some length can be had back: it is then written, as one step. */
export function giveUpDraft(name: string, kept: string): void {
  const draft = useDrafts.getState().drafts.get(name);
  dropDraft(name);
  if (!draft || draft.text === kept || [...draft.text].length < WORTH_OFFERING) return;
  offerAgain(draft.text, () => draft.write(draft.text));
}

/** Puts what is written into the project, if anything is. False: it was refused, and writing goes on. */
export function finishDraft(name: string): boolean {
  const draft = useDrafts.getState().drafts.get(name);
  if (!draft) return true;
  // First, for what is written makes its field be drawn again.
  dropDraft(name);
  if (draft.write(draft.text)) return true;
  writeDraft(name, draft.text, draft);
  return false;
}

/** What is being written of it; null: nothing is. */
export function useDraft(name: string): string | null {
  return useDrafts(({ drafts }) => drafts.get(name)?.text ?? null);
}
