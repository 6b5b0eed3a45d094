import { z } from 'zod';

const projectFacts = z.object({
  pack: z.string().default(''),
  facts: z.object({ organisation: z.string(), year: z.number().int() }),
});

/** Year 0: the text does not say. */
export type ProjectFacts = { readonly organisation: string; readonly year: number; readonly packId: string };

const UNKNOWN: ProjectFacts = { organisation: '', year: 0, packId: '' };

/**
 * 单位名称, 年度 and pack of a project text, for the list of recent projects only. Reads nothing else and refuses nothing:
 * opening a project properly is for `shared/project-file`.
 */
export function readProjectFacts(text: string): ProjectFacts {
  try {
    const parsed = projectFacts.safeParse(JSON.parse(text));
    return parsed.success ? { ...parsed.data.facts, packId: parsed.data.pack } : UNKNOWN;
  } catch (error) {
    if (error instanceof SyntaxError) return UNKNOWN;
    throw error;
  }
}
