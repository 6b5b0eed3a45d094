import type { Inline } from './inline';

/**
 * A plain ruled table of the document that is no table of the pack: numbers of a chart, 自查表, 检查表. One header row,
 * repeated on every page.
 */
export type Grid = {
  readonly header: readonly string[];
  /** Widths of the columns, as parts of the line. */
  readonly shares: readonly number[];
  readonly aligns: readonly ('left' | 'center' | 'right')[];
  /** Runs of each cell. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
};

/** A row of plain texts. */
export function textRow(texts: readonly string[]): readonly (readonly Inline[])[] {
  return texts.map((text) => (text === '' ? [] : [{ kind: 'text', text }]));
}
