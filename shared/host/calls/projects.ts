import { z } from 'zod';

export const recentProject = z.object({
  path: z.string(),
  name: z.string(),
  organisation: z.string(),
  year: z.number().int(),
  /** Empty where the list was kept before it said so. */
  packId: z.string().default(''),
  openedAt: z.string(),
});
export type RecentProject = z.infer<typeof recentProject>;

/** Project files, and which were open lately. */
export const PROJECT_CALLS = {
  'project.open': {
    request: z.object({ path: z.string() }),
    response: z.object({ path: z.string(), text: z.string() }),
  },
  'project.save': {
    request: z.object({ path: z.string(), text: z.string() }),
    response: z.object({ path: z.string(), savedAt: z.string() }),
  },
  'recent.list': {
    request: z.object({}),
    response: z.object({ recent: z.array(recentProject) }),
  },
  'recent.forget': {
    request: z.object({ path: z.string() }),
    response: z.object({ recent: z.array(recentProject) }),
  },
} as const;
