import { z } from 'zod';

/** A whole project that a save left beside its file when the program was killed before it could take the file's name. */
export const leftover = z.object({
  /** Of the project whose save it was. */
  path: z.string(),
  /** Of what was left, in the same folder. */
  name: z.string(),
  /** ISO time. */
  writtenAt: z.string(),
  organisation: z.string(),
  year: z.number().int(),
});
export type Leftover = z.infer<typeof leftover>;

/** What killed saves left (没有完成的保存). It is shown and opened as a project of its own, and never takes the file's place by itself. */
export const LEFTOVER_CALLS = {
  /**
   * Of the project at the path, or, with null, of all recent projects: what is whole, not older than the file and says
   * something else, the newest of each first. Whatever else killed saves left there is cleared.
   */
  'leftovers.list': {
    request: z.object({ path: z.string().nullable() }),
    response: z.object({ leftovers: z.array(leftover) }),
  },
  'leftovers.read': {
    request: z.object({ path: z.string(), name: z.string() }),
    /** `file`: what stands in the project's file now; null: there is none, or it cannot be read. */
    response: z.object({ text: z.string(), file: z.string().nullable() }),
  },
  'leftovers.clear': {
    request: z.object({ path: z.string(), name: z.string() }),
    response: z.object({}),
  },
} as const;
