import { alignText, type Pattern } from '../finished/align-text';
import type { FinishedDocument } from '../finished/finished-document';
import { placesOfHeadings } from '../finished/headings';
import { type Inline, inlineText, type Report } from '../report/blocks';

/** A text of the clerk as it stands in last year's document. */
export type FoundText = {
  readonly key: string;
  readonly text: string;
  /** The heading of ours under which it stands. */
  readonly heading: string;
  /** The words around it were changed by hand: to be looked at with more care. */
  readonly isUnsure: boolean;
};

/** What a finished document gives for the texts that a project's document asks for, and what it does not give. */
export type TextsOfDocument = {
  readonly found: readonly FoundText[];
  /** Keys, each with why: nothing is passed over. */
  readonly absent: readonly { readonly key: string; readonly reason: string }[];
};

/** Below it the words before and after a text are not those of the template. */
const LEAST_CERTAINTY = 0.5;
const SURE = 0.9;

/** Characters under one heading, beyond which the comparison would take more memory than a document is worth. */
const LONGEST = 20_000;

/**
 * Reads the texts of the clerk out of a document that somebody finished, by the project's own document: its headings are
 * found in theirs, and under each the sentences are laid over each other (`alignText`), so that what stands where the
 * template has a text is that text. Tables are passed over.
 */
export function textsOfDocument(report: Report, document: FinishedDocument): TextsOfDocument {
  const paragraphs = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' && (block.role === undefined || block.role === 'contents') ? [block.text] : [],
  );
  const found: FoundText[] = [];
  const absent: { key: string; reason: string }[] = [];
  const sections = sectionsOf(report);
  const places = placesOfHeadings(
    sections.map(({ heading }) => heading),
    paragraphs,
  );
  for (const [at, { heading, content }] of sections.entries()) {
    const keys = content.flatMap((inline) => (inline.kind === 'typed' ? [inline.key] : []));
    const place = places[at];
    const miss = (key: string, reason: string) => absent.push({ key, reason });
    if (place === undefined) {
      for (const key of keys) miss(key, `没有找到标题“${heading}”`);
      continue;
    }
    const next = places.slice(at + 1).find((each) => each !== undefined) ?? paragraphs.length;
    const text = paragraphs.slice(place + 1, next).join('\n');
    if (keys.length > 0 && text.length > LONGEST) {
      for (const key of keys) miss(key, `“${heading}”之下的文字太长，没有比对`);
      continue;
    }
    const filled = fillOf(content, text);
    for (const { key, text: words, certainty } of filled) {
      const plain = words.replace(/^[\s：:，,、；;]+|[\s，,、；;]+$/g, '');
      if (plain === '') miss(key, `“${heading}”之下没有这一段文字`);
      else if (certainty < LEAST_CERTAINTY) miss(key, `“${heading}”之下的句子与本年的模板不同`);
      else found.push({ key, text: plain, heading, isUnsure: certainty < SURE });
    }
  }
  const known = new Set(found.map(({ key }) => key));
  return { found: firstOfEach(found), absent: firstOfEach(absent).filter(({ key }) => !known.has(key)) };
}

type Section = { readonly heading: string; readonly content: readonly Inline[] };

function sectionsOf({ blocks }: Report): readonly Section[] {
  const sections: { heading: string; content: Inline[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: inlineText(block.content), content: [] });
    else if ('content' in block) {
      const section = sections.at(-1);
      if (!section) continue;
      if (section.content.length > 0) section.content.push({ kind: 'text', text: '\n' });
      for (const inline of block.content) section.content.push(inline);
    }
  }
  return sections;
}

type Filling = { readonly key: string; readonly text: string; readonly certainty: number };

function fillOf(content: readonly Inline[], text: string): readonly Filling[] {
  const own = content.filter(({ text: words }) => words.trim() !== '');
  const [only] = own;
  // A text that has the heading to itself is all that stands under it.
  if (own.length === 1 && only?.kind === 'typed') return [{ key: only.key, text, certainty: 1 }];
  const pattern: Pattern = content.map((inline) =>
    inline.kind === 'text' ? inline.text : { free: inline.kind === 'typed' || inline.kind === 'quoted' },
  );
  const gaps = content.filter(({ kind }) => kind !== 'text');
  return alignText(pattern, text).flatMap((filled, at) => {
    const inline = gaps[at];
    return inline?.kind === 'typed' ? [{ key: inline.key, ...filled }] : [];
  });
}

function firstOfEach<Item extends { readonly key: string }>(items: readonly Item[]): readonly Item[] {
  return items.filter(({ key }, at) => items.findIndex((other) => other.key === key) === at);
}
