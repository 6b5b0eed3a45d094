/**
 * A disclosure as somebody published or kept it, read from a file into what a reader sees, in reading order. It knows no
 * file format. Whoever reads a file gives what the file says; a block of which a page, a level or a role is not known
 * has none.
 */
export type FinishedDocument = {
  readonly blocks: readonly FinishedBlock[];
  /** What a reader of the file sees and this does not hold, one sentence each. */
  readonly losses: readonly string[];
  /** The number printed on each page, in the order of pages, empty where none is; absent: the file does not tell its pages. */
  readonly pageNumbers?: readonly string[];
};

export type FinishedBlock = FinishedParagraph | FinishedTable;

export type FinishedParagraph = {
  readonly kind: 'paragraph';
  /** With its automatic number written out, as the page shows it. A tab stays a tab. */
  readonly text: string;
  /** From 1, as the file is paged; absent: the file does not tell. */
  readonly page?: number;
  /** The level of a heading, 1 the highest, where the file says that it is one. */
  readonly level?: number;
  /** Absent: text of the document itself. `contents`: an entry of 目录. */
  readonly role?: 'contents' | 'header' | 'footer' | 'note' | 'hidden';
};

export type FinishedTable = {
  readonly kind: 'table';
  /** Rows of the texts of their cells, cells of one row as they follow each other. */
  readonly rows: readonly (readonly string[])[];
  /** The same cells with their places; absent: each cell of `rows` is one column wide and one row high. */
  readonly cells?: readonly FinishedCell[];
  /** The page of each row, from 1; a table over several pages is one table. */
  readonly pages?: readonly number[];
};

/** A cell where it begins, rows and columns of the table's grid from 0; what a span covers is no cell. */
export type FinishedCell = {
  readonly row: number;
  readonly column: number;
  /** Absent: 1. */
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  /** Its paragraphs joined by line breaks. */
  readonly text: string;
};

/** The cells of a table with their places, whether its reader gave them or not. */
export function cellsOf({ rows, cells }: FinishedTable): readonly FinishedCell[] {
  return cells ?? rows.flatMap((row, at) => row.map((text, column) => ({ row: at, column, text })));
}
