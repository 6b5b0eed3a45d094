import type { AddressText } from '../document/address';
import { type Block, blockInlines, inlineText } from './blocks';

/** A sentence of the document that says a number read from one of the cells asked for. */
export type UsingSentence = {
  /** The key of its block. */
  readonly block: string;
  /** From one full stop or semicolon to the next. */
  readonly sentence: string;
  /** The numbers that were read from the cells, as printed. */
  readonly printed: readonly string[];
  /** It reads the first cell itself, not only cells computed from it. */
  readonly isDirect: boolean;
  /** It prints none of the cells: what it says, or that it is said at all, depends on them (为零, 要原因). */
  readonly isDecided?: true;
};

/**
 * Sentences that read any of the cells, in the order of the document, and after those of each block the block itself where it
 * only depends on one; the first cell is the one asked about.
 */
export function sentencesUsing(
  blocks: readonly {
    readonly key: string;
    readonly block: Block;
    readonly reads?: () => ReadonlySet<AddressText>;
  }[],
  [asked, ...reached]: readonly AddressText[],
): readonly UsingSentence[] {
  const wanted = new Set([...(asked === undefined ? [] : [asked]), ...reached]);
  return blocks.flatMap(({ key, block, reads }) => {
    const printing = printingSentences(key, block, asked, wanted);
    if (printing.length > 0 || !reads) return printing;
    const read = reads();
    if (![...wanted].some((cell) => read.has(cell))) return [];
    const isDirect = asked !== undefined && read.has(asked);
    return [
      { block: key, sentence: wordsOf(block, blockInlines(block)), printed: [], isDirect, isDecided: true },
    ];
  });
}

function printingSentences(
  key: string,
  block: Block,
  asked: AddressText | undefined,
  wanted: ReadonlySet<AddressText>,
): readonly UsingSentence[] {
  return sentencesOf(block).flatMap((inlines): UsingSentence[] => {
    const using = inlines.filter(
      (inline) => inline.kind === 'bound' && inline.cells.some((cell) => wanted.has(cell)),
    );
    if (using.length === 0) return [];
    return [
      {
        block: key,
        sentence: wordsOf(block, inlines),
        printed: using.map(({ text }) => text),
        isDirect: using.some(
          (inline) => inline.kind === 'bound' && asked !== undefined && inline.cells.includes(asked),
        ),
      },
    ];
  });
}

type Runs = ReturnType<typeof blockInlines>;

/** The runs of a block, a sentence each; a number may itself hold a comma, never a full stop or semicolon. */
function sentencesOf(block: Block): readonly Runs[] {
  const sentences: Runs[number][][] = [[]];
  for (const inline of blockInlines(block)) {
    if (inline.kind !== 'text') {
      sentences.at(-1)?.push(inline);
      continue;
    }
    for (const [at, text] of inline.text.split(/(?<=[。；！？])/).entries()) {
      if (at > 0) sentences.push([]);
      if (text !== '') sentences.at(-1)?.push({ ...inline, text });
      if (/[。；！？]$/.test(text)) sentences.push([]);
    }
  }
  return sentences.filter((runs) => runs.length > 0);
}

function wordsOf(block: Block, inlines: Runs): string {
  if (block.kind === 'chart') return block.chart.title;
  return inlineText(inlines);
}
