import { type MarkedToken, marked, type Token } from 'marked';
import { append } from '../kit/lists';
import type { Block, HeadingBlock, Inline } from '../report/blocks';
import { inlinesOf, type Placed, type Rendered } from './narrative-template';
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
        return withCharts(runs(known.tokens, inlines, false), (content) => [
          { kind: 'heading', level: levelOf(known.depth), content },
        ]);
      case 'paragraph':
        return withCharts(runs(known.tokens, inlines, false), paragraphs);
      case 'list':
        return known.items.flatMap((item) =>
          withCharts(runs(item.tokens, inlines, false), (content) => paragraphs(content, 'item')),
        );
      default:
        return withCharts(inlinesOf(known.raw.trim(), inlines), paragraphs);
    }
  });
}

function levelOf(depth: number): HeadingBlock['level'] {
  return depth === 1 || depth === 2 || depth === 3 ? depth : 4;
}

/** Charts are blocks between those of the text around them. */
function withCharts(
  content: readonly Placed[],
  blocksOf: (content: readonly Inline[]) => readonly Block[],
): readonly Block[] {
  const blocks: Block[] = [];
  let running: Inline[] = [];
  const close = (): void => {
    if (running.length > 0) append(blocks, blocksOf(running));
    running = [];
  };
  for (const each of content) {
    if (each.kind !== 'chart') {
      running.push(each);
      continue;
    }
    close();
    blocks.push(each);
  }
  close();
  return blocks;
}

function runs(
  tokens: readonly Token[] | undefined,
  inlines: readonly Placed[],
  bold: boolean,
): readonly Placed[] {
  return (tokens ?? []).flatMap((token): readonly Placed[] => {
    const known = token as MarkedToken;
    if (known.type === 'strong') return runs(known.tokens, inlines, true);
    if (known.type === 'br') return [];
    if ('tokens' in known && known.tokens) return runs(known.tokens, inlines, bold);
    // A line end inside a paragraph of a Chinese text is no space.
    return inlinesOf(('text' in known ? known.text : known.raw).replaceAll('\n', ''), inlines, bold);
  });
}

function paragraphs(content: readonly Inline[], kind: 'paragraph' | 'item' = 'paragraph'): readonly Block[] {
  return brokenAtLines(content).map((runsOf) => ({
    kind,
    content: runsOf.map((inline, at) => punctuated(inline, at, runsOf)),
  }));
}

/** Somebody wrote it: it may have several lines, and ends as they liked. */
function isWritten(inline: Inline): inline is Extract<Inline, { kind: 'typed' | 'quoted' }> {
  return inline.kind === 'typed' || inline.kind === 'quoted';
}

/** A written text of several lines makes several paragraphs; what stands before and after it goes with its ends. */
export function brokenAtLines(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const all: Inline[][] = [[]];
  for (const inline of content) {
    const lines = isWritten(inline) ? inline.text.split(/\r?\n/).filter((line) => line.trim() !== '') : [];
    if (!isWritten(inline) || lines.length < 2) {
      all.at(-1)?.push(inline);
      continue;
    }
    for (const [at, text] of lines.entries()) {
      if (at > 0) all.push([]);
      all.at(-1)?.push({ ...inline, text: text.trim() });
    }
  }
  return all.filter((runsOf) => runsOf.length > 0);
}

/**
 * A written text inside a sentence ends as the sentence does: with one full stop at the end of a paragraph, whether the
 * clerk typed it or not, and with none where the template goes on with a mark of its own. A paragraph that is a typed
 * text alone stays as typed.
 */
function punctuated(inline: Inline, at: number, content: readonly Inline[]): Inline {
  if (!isWritten(inline) || content.length === 1) return inline;
  const next = content[at + 1]?.text;
  if (next === undefined) return { ...inline, text: closed(inline.text) };
  return /^[。；，、：）]/.test(next)
    ? { ...inline, text: inline.text.replace(/[。；，;,.]+$/, '') }
    : inline;
}
