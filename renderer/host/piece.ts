import { SentenceError } from './host-problem';

/** A part of the program that the page fetches when it is wanted, or before, when nothing else is to be done. */
export type Piece<Part> = {
  /** Fetches it, once; what could not be fetched is tried again by whoever asks next. Throws a `SentenceError`. */
  readonly load: () => Promise<Part>;
  /** What is there already. */
  readonly now: () => Part | undefined;
  /** Tells when it has come. */
  readonly subscribe: (listener: () => void) => () => void;
};

const pieces: Piece<unknown>[] = [];

/** `name`: what the clerk calls it. `fetch` is a dynamic import, at which the bundle is cut. */
export function createPiece<Part>(name: string, fetch: () => Promise<Part>): Piece<Part> {
  let part: Part | undefined;
  let coming: Promise<Part> | undefined;
  const listeners = new Set<() => void>();
  const piece: Piece<Part> = {
    load: () => {
      coming ??= fetch().then(
        (loaded) => {
          part = loaded;
          for (const listener of [...listeners]) listener();
          return loaded;
        },
        (error) => {
          coming = undefined;
          throw new SentenceError(missingSentence(name), { cause: error });
        },
      );
      return coming;
    },
    now: () => part,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  pieces.push(piece);
  return piece;
}

function missingSentence(name: string): string {
  return `程序的“${name}”部分没有读到，这一步没有做。请确认程序还在运行，再试一次；仍不行，请先保存项目，再重新打开程序。`;
}

/** Nothing is asked of the host before so much time has gone without work: what the clerk does comes first. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Fetches all pieces one after the other while the page has nothing else to do, in the order in which they were made:
 * what is opened later is there at once, and also when the host is gone by then. What cannot be fetched now is told when
 * it is wanted.
 */
export async function loadPiecesWhenIdle(): Promise<void> {
  for (const piece of pieces) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: LONGEST_WAIT_MS }));
    await piece.load().catch(() => undefined);
  }
}
