import type { AuditPlace } from '#shared/audit/audit-finding';
import type { TextSource } from './document-text';
import type { ReadWord } from './read-docx';

/** Words of a document where they stand in its file: from `start` to before `end` of a paragraph's text. */
export type WordPlace = {
  readonly part: string;
  readonly paragraph: TextSource['paragraph'];
  readonly start: number;
  readonly end: number;
  /** The words themselves, not only the paragraph that they should stand in. */
  readonly isExact: boolean;
  readonly isBoxed: boolean;
};

/** Where in the file the words of a finding stand; undefined: it is about the document as a whole, or stands nowhere. */
export function wordPlace(
  { blocks }: ReadWord,
  { block, cell, quote, from }: AuditPlace,
): WordPlace | undefined {
  const sourced = block === undefined ? undefined : blocks[block];
  if (!sourced) return undefined;
  const text = textAt(sourced.block, cell);
  const sources = cell ? (sourced.cells?.get(`${cell.row},${cell.column}`) ?? []) : allSources(sourced);
  const [first] = sources;
  if (!first) return undefined;
  const { isBoxed } = first;
  const whole = {
    isBoxed,
    part: first.part,
    paragraph: first.paragraph,
    start: first.at,
    end: first.at + first.to - first.from,
  };
  if (text === undefined || quote === '') return { ...whole, isExact: false };
  const start = from !== undefined && text.startsWith(quote, from) ? from : onlyPlace(text, quote);
  const own = sources.find(
    (source) => start !== undefined && source.from <= start && start + quote.length <= source.to,
  );
  if (!own || start === undefined) return { ...whole, isExact: false };
  const at = own.at + start - own.from;
  return {
    part: own.part,
    paragraph: own.paragraph,
    isBoxed: own.isBoxed,
    start: at,
    end: at + quote.length,
    isExact: true,
  };
}

function textAt(block: ReadWord['blocks'][number]['block'], cell: AuditPlace['cell']): string | undefined {
  if (block.kind === 'paragraph') return cell ? undefined : block.text;
  return block.cells?.find(({ row, column }) => row === cell?.row && column === cell.column)?.text;
}

/** Of a table as a whole, its first cell speaks. */
function allSources({ sources, cells }: ReadWord['blocks'][number]): readonly TextSource[] {
  return cells ? ([...cells.values()].find((each) => each.length > 0) ?? []) : sources;
}

/** Words that stand there twice are not told apart. */
function onlyPlace(text: string, quote: string): number | undefined {
  const at = text.indexOf(quote);
  return at < 0 || text.indexOf(quote, at + 1) >= 0 ? undefined : at;
}
