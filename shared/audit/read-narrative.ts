import type { FinishedDocument } from '../finished/finished-document';
import type { Quantity } from '../narrative/quantity';
import type { AuditedBook } from './audited-book';
import type { PlacedParagraph } from './document-sections';
import type { Figures } from './figures';
import type { TemplateSection } from './template-slots';
import type { Understood } from './understand';

/** What is looked at for what the narrative leaves out. */
export type Narrative = {
  readonly document: FinishedDocument;
  readonly book: AuditedBook;
  readonly paragraphs: readonly PlacedParagraph[];
  readonly sections: readonly TemplateSection[];
  readonly read: readonly Understood[];
  readonly figures: Figures;
};

export function overlaps({ cells }: Pick<Quantity, 'cells'>, others: readonly string[]): boolean {
  return cells.some((cell) => others.includes(cell));
}

/** The heading of the section, else that of the section it belongs to, where the document has it. */
export function headingOf(
  { path }: TemplateSection,
  sections: readonly TemplateSection[],
  paragraphs: readonly PlacedParagraph[],
): readonly PlacedParagraph[] {
  for (let depth = path.length; depth >= Math.min(2, path.length); depth -= 1) {
    const above = path.slice(0, depth).join('|');
    const section = sections.find((each) => each.path.join('|') === above);
    const at = paragraphs.find(({ heading }) => heading !== undefined && heading === section);
    if (at) return [at];
  }
  return [];
}
