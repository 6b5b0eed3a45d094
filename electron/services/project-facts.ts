import { z } from 'zod';

const projectFacts = z.object({
  facts: z.object({ organisation: z.string(), year: z.number().int() }),
});

/** Year 0: the text does not say. */
export type ProjectFacts = { readonly organisation: string; readonly year: number };

const UNKNOWN: ProjectFacts = { organisation: '', year: 0 };

/**
 * 单位名称 and 年度 of a project text, for the list of recent projects only. Reads nothing else and refuses nothing:
 * opening a project properly is for `shared/project-file`.
 */
export function readProjectFacts(text: string): ProjectFacts {
  try {
    const parsed = projectFacts.safeParse(JSON.parse(text));
    return parsed.success
      ? { organisation: parsed.data.facts.organisation, year: parsed.data.facts.year }
      : UNKNOWN;
  } catch (error) {
    if (error instanceof SyntaxError) return UNKNOWN;
    throw error;
  }
}
