import type { AddressText } from '#shared/document/address';
import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';
import type { LayoutCell } from '#shared/layout/layout';
import type { Block, Report } from '#shared/report/blocks';
import type { Inline } from '#shared/report/inline';
import { finishedBlocks } from './finished-report';

/** A document that the program made, and what it knows of every number in it: which cells it came from. */
export type MadeDocument = {
  readonly document: FinishedDocument;
  /** By block, the numbers of its sentences. */
  readonly said: ReadonlyMap<number, readonly SaidByProgram[]>;
  /** By block and place (`12|3,1`), the cell that is printed there. */
  readonly printed: ReadonlyMap<string, AddressText>;
};

/** Words of a paragraph that were made of cells, from `from` to before `to`. */
export type SaidByProgram = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly formula: string;
  readonly cells: readonly AddressText[];
};

export function madeDocument({ blocks }: Report): MadeDocument {
  const made: FinishedBlock[] = [];
  const said = new Map<number, readonly SaidByProgram[]>();
  const printed = new Map<string, AddressText>();
  for (const block of blocks) {
    const own = finishedBlocks(block);
    if (block.kind === 'table') {
      const at = made.length + own.findIndex(({ kind }) => kind === 'table');
      const { header, body } = block.printed.layout;
      for (const [row, { cells }] of [...header, ...body].entries())
        for (const cell of cells) {
          const address = addressOf(cell);
          if (address !== undefined) printed.set(`${at}|${row},${cell.column}`, address);
        }
    } else if (own.length === 1 && hasContent(block)) said.set(made.length, saidIn(block.content));
    made.push(...own);
  }
  return { document: { blocks: made, losses: [] }, said, printed };
}

function addressOf({ content }: LayoutCell): AddressText | undefined {
  return content.kind === 'cell' ? content.address : undefined;
}

function hasContent(block: Block): block is Extract<Block, { readonly content: readonly Inline[] }> {
  return block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'heading';
}

function saidIn(content: readonly Inline[]): readonly SaidByProgram[] {
  let at = 0;
  return content.flatMap((inline) => {
    const from = at;
    at += inline.text.length;
    if (inline.kind !== 'bound') return [];
    const { text, formula, cells } = inline;
    return [{ from, to: at, text, formula, cells }];
  });
}
