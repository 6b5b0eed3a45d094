import type { PrintedTable } from '../print/print-table';
import type { TableId } from '../rule/rule';
import { type Chart, chartGrid } from './chart';
import type { Grid } from './grid';
import type { Inline } from './inline';

export { type Inline, inlineText, missingMark, textLabel } from './inline';

/**
 * The whole document (部门决算公开) as a list of blocks: one model for the preview, Word, PDF, HTML and plain text. It
 * knows no file format.
 */
export type Report = {
  /** Of the file, for readers and screen readers. */
  readonly title: string;
  /** Whose document it is: the organisation, as the file's properties name it. */
  readonly author: string;
  readonly blocks: readonly Block[];
};

export type Block =
  | CoverBlock
  /** 目录, with the page of every heading; its titles are those of the document. */
  | { readonly kind: 'contents'; readonly title: string }
  | HeadingBlock
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** One item of a list; the mark is written in the text where the official form writes one. */
  | { readonly kind: 'item'; readonly content: readonly Inline[] }
  /** A table of the pack as it is printed, on a page of its own; its title is a heading of the document. */
  | { readonly kind: 'table'; readonly table: TableId; readonly printed: PrintedTable }
  /** Drawn, with its numbers in a table below it. */
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'grid'; readonly grid: Grid };

export type CoverBlock = {
  readonly kind: 'cover';
  /** In the type of a title. */
  readonly lines: readonly (readonly Inline[])[];
  /** Below them, in the type of the text. */
  readonly notes: readonly (readonly Inline[])[];
};

export type HeadingBlock = {
  readonly kind: 'heading';
  /** 1: 第一部分, begins a new page; 2: 一、; 3: （一）; 4: 1., no entry of the contents. */
  readonly level: 1 | 2 | 3 | 4;
  readonly content: readonly Inline[];
  /** Begins a new page although its level does not: 附件2. */
  readonly newPage?: boolean;
};

/** Every run of a block, whatever its kind; a pack's tables have none. */
export function blockInlines(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return block.content;
    case 'chart':
      return chartGrid(block.chart).rows.flat(2);
    case 'grid':
      return block.grid.rows.flat(2);
    case 'cover':
      return [...block.lines, ...block.notes].flat();
    case 'contents':
    case 'table':
      return [];
  }
}

/** The files a document can be had as. */
export const REPORT_FORMATS = ['docx', 'pdf', 'html', 'txt'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
