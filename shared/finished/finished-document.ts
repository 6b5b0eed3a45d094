/**
 * A disclosure as somebody published or kept it, read from a file into what a reader sees, in reading order. It knows no
 * file format.
 */
export type FinishedDocument = {
  readonly blocks: readonly FinishedBlock[];
  /** What a reader of the file sees and this does not hold, one sentence each. */
  readonly losses: readonly string[];
};

export type FinishedBlock =
  /** With its automatic number written out, as the page shows it. */
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Rows of the texts of their cells, cells of one row as they follow each other. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** The paragraphs of a plain text, a line each. */
export function finishedText(text: string): FinishedDocument {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return {
    blocks: lines.flatMap((line): FinishedBlock[] =>
      line.trim() === '' ? [] : [{ kind: 'paragraph', text: line.trim() }],
    ),
    losses: [],
  };
}
