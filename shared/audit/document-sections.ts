import type { FinishedDocument } from '../finished/finished-document';
import { headingName, placesOfHeadings } from '../finished/headings';
import type { DocumentSheets } from './document-sheets';
import { nameLikeness } from './label-words';
import type { TemplateSection } from './template-slots';

/** A paragraph of the document's text, and under which heading of the pack's document it stands. */
export type PlacedParagraph = {
  /** Index of its block; its number among the paragraphs, from 1. */
  readonly block: number;
  readonly number: number;
  readonly page?: number;
  readonly text: string;
  /** `undefined`: under a heading that the pack's document does not have. */
  readonly section: TemplateSection | undefined;
  /** The heading that it is. */
  readonly heading?: TemplateSection;
};

export const LOOKS_LIKE_A_HEADING =
  /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])/;
const LONGEST_HEADING = 60;
const ALIKE = 0.75;
/** A part or an annex begins here. */
export const OUTSIDE = /^\s*(?:第[一二三四五六七八九十]+部分|[（(]?附件\s*\d)/;

/** The paragraphs between the tables, each under the heading of the pack's document where it stands. */
export function placeParagraphs(
  { blocks }: FinishedDocument,
  { tables }: DocumentSheets,
  sections: readonly TemplateSection[],
): readonly PlacedParagraph[] {
  const besideTables = new Set(tables.flatMap(({ above, below }) => [...above, ...below]));
  const paragraphs: Omit<PlacedParagraph, 'section'>[] = [];
  let number = 0;
  for (const [block, each] of blocks.entries()) {
    if (each.kind !== 'paragraph') continue;
    number += 1;
    if (each.role !== undefined || besideTables.has(block)) continue;
    const page = each.page === undefined ? {} : { page: each.page };
    paragraphs.push({ block, number, text: each.text, ...page });
  }
  const headings = headingsOf(paragraphs, sections);
  let section: TemplateSection | undefined;
  return paragraphs.map((paragraph, at) => {
    const heading = headings.get(at);
    if (heading) section = heading;
    // A part or an annex that the pack's document does not have: what stands in it is not a part of the section above.
    else if (OUTSIDE.test(paragraph.text) && paragraph.text.length < LONGEST_HEADING) section = undefined;
    return { ...paragraph, section, ...(heading ? { heading } : {}) };
  });
}

function headingsOf(
  paragraphs: readonly { readonly text: string }[],
  sections: readonly TemplateSection[],
): ReadonlyMap<number, TemplateSection> {
  const texts = paragraphs.map(({ text }) => text);
  const places = placesOfHeadings(
    sections.map(({ path }) => path.at(-1) ?? ''),
    texts,
  );
  const found = new Map<number, TemplateSection>();
  for (const [at, place] of places.entries()) {
    const section = sections[at];
    if (place !== undefined && section) found.set(place, section);
  }
  // A heading said in other words: between those of its neighbours, and like no other.
  for (const [at, section] of sections.entries()) {
    if (places[at] !== undefined) continue;
    const from = (places.slice(0, at).findLast((place) => place !== undefined) ?? -1) + 1;
    const to = places.slice(at + 1).find((place) => place !== undefined) ?? texts.length;
    const name = headingName(section.path.at(-1) ?? '');
    let best: number | undefined;
    let bestLikeness = ALIKE;
    for (let place = from; place < to; place += 1) {
      const text = texts[place] ?? '';
      if (found.has(place) || text.length > LONGEST_HEADING || !LOOKS_LIKE_A_HEADING.test(text.trim()))
        continue;
      const alike = nameLikeness(name, headingName(text));
      if (alike >= bestLikeness) [best, bestLikeness] = [place, alike];
    }
    if (best !== undefined) found.set(best, section);
  }
  return found;
}
