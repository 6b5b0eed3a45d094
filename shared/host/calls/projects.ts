import { z } from 'zod';
import { foundFile } from './files';
import { windowName } from './windows';

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

/** Who has a project open for writing, as the lock beside it says. */
export const projectHolder = z.object({
  user: z.string(),
  machine: z.string(),
  /** ISO time. */
  since: z.string(),
  /** In another window of this program; by another program; by one of this machine that is no more. */
  state: z.enum(['here', 'elsewhere', 'gone']),
});
export type ProjectHolder = z.infer<typeof projectHolder>;

/** Project files, and which were open lately. */
export const PROJECT_CALLS = {
  /**
   * Opens a project for writing in a window, which holds it until it leaves it. With a `holder` another one has it: its
   * content is given all the same, to be looked at; `takesOver` takes it from them.
   */
  'project.open': {
    request: z.object({ path: z.string(), window: windowName, takesOver: z.boolean().optional() }),
    response: z.object({
      path: z.string(),
      text: z.string(),
      digest: z.string(),
      holder: projectHolder.nullable(),
    }),
  },
  /** What stands in a project's file now; holds nothing. */
  'project.look': {
    request: z.object({ path: z.string() }),
    response: z.object({ path: z.string(), text: z.string(), digest: z.string() }),
  },
  /**
   * Writes a project. `base`: the digest of what the window knows to be there, null: nothing. A file that holds
   * anything else, or that another window holds, is left as it is and told of.
   */
  'project.save': {
    request: z.object({
      path: z.string(),
      text: z.string(),
      base: z.string().nullable(),
      window: windowName,
      takesOver: z.boolean().optional(),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('saved'),
        path: z.string(),
        /** ISO time. */
        savedAt: z.string(),
        digest: z.string(),
        /** Why no version of it is kept; null: one is. */
        remark: z.string().nullable(),
      }),
      z.object({ outcome: z.literal('changed'), path: z.string(), found: foundFile }),
      z.object({ outcome: z.literal('held'), path: z.string(), holder: projectHolder }),
    ]),
  },
  /** The window shows its project no more: others may write it. */
  'project.leave': { request: z.object({ window: windowName }), response: z.object({}) },
  'recent.list': {
    request: z.object({}),
    response: z.object({ recent: z.array(recentProject) }),
  },
  'recent.forget': {
    request: z.object({ path: z.string() }),
    response: z.object({ recent: z.array(recentProject) }),
  },
} as const;
