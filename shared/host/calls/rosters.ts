import { z } from 'zod';

/** 应报名单 held against what came, in words: one sentence of all, then who is to be seen to, group by group. */
export const rosterTold = z.object({
  headline: z.string(),
  groups: z
    .array(
      z.object({
        severity: z.enum(['error', 'warning']),
        title: z.string(),
        sentences: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});
