import { z } from 'zod';

/** A saved state of a project that the host kept. */
export const keptVersion = z.object({
  id: z.string(),
  /** ISO time at which it was saved. */
  savedAt: z.string(),
  /** SHA-256 of its text, the first digits. */
  digest: z.string(),
  /** Bytes. */
  size: z.number().int(),
});
export type KeptVersion = z.infer<typeof keptVersion>;

/**
 * The last saved states of each project (历史版本), in the user's own folder. They are only read: what is taken from one
 * becomes a project of its own, and is saved where the clerk says.
 */
export const VERSION_CALLS = {
  /** Those of the project at a path, the latest first. The file itself need not be there, nor be whole. */
  'versions.list': {
    request: z.object({ path: z.string() }),
    response: z.object({ versions: z.array(keptVersion) }),
  },
  'versions.read': {
    request: z.object({ path: z.string(), id: z.string() }),
    response: z.object({ text: z.string() }),
  },
} as const;
