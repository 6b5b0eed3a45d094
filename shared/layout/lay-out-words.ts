import { SCALE_NAMES, type Scale } from '../amount/amount';
import type { Facts } from '../pack/facts';
import { fillFacts } from '../pack/facts';
import { holdsMoney } from '../pack/of-texts';
import type { Table } from '../pack/pack';
import type { TableWords } from './layout';

export type WordsOptions = {
  readonly facts: Facts;
  readonly scale: Scale;
  /** The table has no amounts: its 说明 sentence is printed. */
  readonly empty: boolean;
};

/** Title, 表号, caption and notes. They change with facts, scale and the first amount, the ruled part does not. */
export function layOutWords(table: Table, options: WordsOptions): TableWords {
  return {
    title: table.title,
    number: table.number,
    caption: captionOf(table, options),
    notes: [
      ...table.notes,
      ...(options.empty && table.emptySentence !== undefined ? [table.emptySentence] : []),
    ].map((note) => fillFacts(note, options.facts)),
  };
}

/** What the pack does not print stays empty. */
function captionOf(table: Table, { facts, scale }: WordsOptions): TableWords['caption'] {
  const { caption } = table;
  return {
    organisation: caption.organisation === undefined ? '' : caption.organisation + facts.organisation,
    year: caption.year === undefined ? '' : facts.year + caption.year,
    // Where there is no money its unit says nothing.
    scale: holdsMoney(table) ? `${caption.scale}${SCALE_NAMES[scale]}` : '',
  };
}
