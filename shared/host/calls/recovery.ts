import { z } from 'zod';
import { windowName } from './windows';

/** Work that a window left without saving it, as its journal tells. */
export const leftWork = z.object({
  /** The window that left it. */
  window: windowName,
  /** Where it was kept; null: it had no file yet. */
  path: z.string().nullable(),
  organisation: z.string(),
  year: z.number().int(),
  /** ISO times of the first and the last thing in it. */
  startedAt: z.string(),
  lastAt: z.string(),
  /** A window of this or another program still works on it. */
  isOpen: z.boolean(),
});
export type LeftWork = z.infer<typeof leftWork>;

/**
 * The journal (留底) of what is not saved yet: a state of the project, and each change since, on disk before the call
 * is answered. It never touches the project's own file.
 */
export const RECOVERY_CALLS = {
  /**
   * Begins a window's journal anew with a state and the changes since; the one before stays until all of this is on disk. The
   * state may be what stands at the path: `not-found` when that is not there, or no longer of the digest.
   */
  'recovery.start': {
    request: z.object({
      window: windowName,
      path: z.string().nullable(),
      /** Of what was last read or written at the path. */
      digest: z.string().nullable(),
      /** The state; null: what stands at the path. */
      text: z.string().nullable(),
      /** Made since that state, oldest first: no answer says that the journal is on disk while a change is not. */
      changes: z.array(z.string()),
    }),
    response: z.object({ count: z.number().int() }),
  },
  /** Adds changes after the `from` that are there already; told twice they count once. `not-found`: begin anew. */
  'recovery.append': {
    request: z.object({
      window: windowName,
      from: z.number().int().nonnegative(),
      changes: z.array(z.string()),
    }),
    response: z.object({ count: z.number().int() }),
  },
  /** What the window shows is on disk, or is not wanted any more. */
  'recovery.end': { request: z.object({ window: windowName }), response: z.object({}) },
  /** All journals, the latest first; a file among them that gives nothing is told of in `notices`. */
  'recovery.list': {
    request: z.object({}),
    response: z.object({ left: z.array(leftWork), notices: z.array(z.string()) }),
  },
  'recovery.read': {
    request: z.object({ window: windowName }),
    response: z.object({
      path: z.string().nullable(),
      digest: z.string().nullable(),
      text: z.string(),
      changes: z.array(z.string()),
      /** Bytes at the end that were being written when the program was killed: nobody was told that they are safe. */
      torn: z.number().int(),
      /** What stands in the project's file now; null: there is none, or it cannot be read. */
      file: z.object({ text: z.string(), digest: z.string() }).nullable(),
    }),
  },
} as const;
