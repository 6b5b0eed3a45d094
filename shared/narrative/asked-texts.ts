import type { ReportPlan } from '../pack/report-plan';
import { blockInlines, type Report } from '../report/blocks';
import { SELF_CHECK_TEXTS } from '../self-check/self-check';

/** A text that the document asks the clerk for now. */
export type AskedText = { readonly key: string; readonly written: boolean };

/** The texts of the composed document, each once, in its order. */
export function askedTexts({ blocks }: Report): readonly AskedText[] {
  const asked = new Map<string, AskedText>();
  for (const inline of blocks.flatMap(blockInlines)) {
    if (inline.kind !== 'typed' || asked.has(inline.key)) continue;
    asked.set(inline.key, { key: inline.key, written: inline.missing === undefined });
  }
  return [...asked.values()];
}

const NAMED = /(["'])((?:(?!\1).)+)\1\s*\|\s*(?:文字|句)/g;

/** Keys that templates write out, also those asked for only when a number changes: what a script may set. */
export function namedTexts({
  templates,
  cover,
  coverNotes,
  parts,
  inspection,
}: ReportPlan): ReadonlySet<string> {
  const texts = [...[...cover, ...coverNotes].map(({ text }) => text), ...templates.values()];
  const named = texts.flatMap((text) => [...text.matchAll(NAMED)].map(([, , key = '']) => key));
  const questions = inspection.flatMap(({ by }) => (by.kind === 'text' ? [by.key] : []));
  const checked = parts.some(({ kind }) => kind === 'self-check') ? SELF_CHECK_TEXTS : [];
  return new Set([...named, ...questions, ...checked]);
}
