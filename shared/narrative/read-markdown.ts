import { type MarkedToken, marked, type Token } from 'marked';
import type { Block, HeadingBlock, Inline } from '../report/blocks';
import { inlinesOf, type Rendered } from './narrative-template';
import { closed } from './template-words';

/**
 * A rendered template as blocks: headings, paragraphs and lists. `#` is a heading of level 1 (第一部分), `##` of level
 * 2 (一、), `###` of level 3 (（一）), `####` of level 4 (1.). What the clerk typed is not read as Markdown; its line ends are paragraphs.
 */
export function readMarkdown({ text, inlines }: Rendered): readonly Block[] {
  return marked.lexer(text).flatMap((token): readonly Block[] => {
    const known = token as MarkedToken;
    switch (known.type) {
      case 'space':
        return [];
      case 'heading':
        return [
          { kind: 'heading', level: levelOf(known.depth), content: runs(known.tokens, inlines, false) },
        ];
      case 'paragraph':
        return paragraphs(runs(known.tokens, inlines, false), 'paragraph');
      case 'list':
        return known.items.flatMap((item) => paragraphs(runs(item.tokens, inlines, false), 'item'));
      default:
        return paragraphs(inlinesOf(known.raw.trim(), inlines), 'paragraph');
    }
  });
}

function levelOf(depth: number): HeadingBlock['level'] {
  return depth === 1 || depth === 2 || depth === 3 ? depth : 4;
}

function runs(
  tokens: readonly Token[] | undefined,
  inlines: readonly Inline[],
  bold: boolean,
): readonly Inline[] {
  return (tokens ?? []).flatMap((token): readonly Inline[] => {
    const known = token as MarkedToken;
    if (known.type === 'strong') return runs(known.tokens, inlines, true);
    if (known.type === 'br') return [];
    if ('tokens' in known && known.tokens) return runs(known.tokens, inlines, bold);
    // A line end inside a paragraph of a Chinese text is no space.
    return inlinesOf(('text' in known ? known.text : known.raw).replaceAll('\n', ''), inlines, bold);
  });
}

/** A typed text of several lines makes several paragraphs; what stands before and after it goes with its ends. */
function paragraphs(content: readonly Inline[], kind: 'paragraph' | 'item'): readonly Block[] {
  const all: Inline[][] = [[]];
  for (const inline of content) {
    const lines =
      inline.kind === 'typed' ? inline.text.split(/\r?\n/).filter((line) => line.trim() !== '') : [];
    if (inline.kind !== 'typed' || lines.length < 2) {
      all.at(-1)?.push(inline);
      continue;
    }
    for (const [at, text] of lines.entries()) {
      if (at > 0) all.push([]);
      all.at(-1)?.push({ ...inline, text: text.trim() });
    }
  }
  return all
    .filter((runsOf) => runsOf.length > 0)
    .map((runsOf) => ({ kind, content: runsOf.map((inline, at) => punctuated(inline, at, runsOf)) }));
}

/**
 * A typed text inside a sentence ends as the sentence does: with one full stop at the end of a paragraph, whether the
 * clerk typed it or not, and with none where the template goes on with a mark of its own. A paragraph that is a typed
 * text alone stays as typed.
 */
function punctuated(inline: Inline, at: number, content: readonly Inline[]): Inline {
  if (inline.kind !== 'typed' || content.length === 1) return inline;
  const next = content[at + 1]?.text;
  if (next === undefined) return { ...inline, text: closed(inline.text) };
  return /^[。；，、：）]/.test(next)
    ? { ...inline, text: inline.text.replace(/[。；，;,.]+$/, '') }
    : inline;
}
