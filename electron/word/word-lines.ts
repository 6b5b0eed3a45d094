import { LineRuleType } from 'docx';
import type { LineMeasure } from '#shared/report/official-page';

/** Twentieths of a point, Word's unit, in a millimetre. */
export const TWIPS_PER_MILLIMETRE = 1440 / 25.4;

/** Lines of one height whatever the font, in twentieths of a point. */
export function exactLines({ line, after = 0 }: LineMeasure & { readonly after?: number }) {
  return {
    before: 0,
    after: Math.round(after * 20),
    line: Math.round(line * 20),
    lineRule: LineRuleType.EXACT,
  } as const;
}
