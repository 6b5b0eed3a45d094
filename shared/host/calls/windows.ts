import { z } from 'zod';

/** Names a window or tab for as long as it is open. */
export const windowName = z.string().regex(/^[\w-]{8,64}$/);

/** That a window is there, and that the host is. */
export const WINDOW_CALLS = {
  /** Asked by each window now and then. `run` is another one when the program was started anew. */
  'window.attend': {
    request: z.object({ window: windowName }),
    response: z.object({ run: z.string() }),
  },
  /**
   * Asked before anything else of a host that has come back on the address of one that was killed: only the same
   * user's program knows the pledge which `host.describe` gave, and signs the question with it (HMAC-SHA-256, hex).
   */
  'window.prove': {
    request: z.object({ question: z.string().min(16).max(200) }),
    response: z.object({ proof: z.string() }),
  },
} as const;
