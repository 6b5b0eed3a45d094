import type { AddressText } from '../document/address';
import type { PrintedTable } from '../print/print-table';

/**
 * The whole document (部门决算公开) as a list of blocks: one model for the preview, Word, PDF, HTML and plain text. It
 * knows no file format.
 */
export type Report = {
  /** Of the file, for readers and screen readers. */
  readonly title: string;
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly kind: 'cover'; readonly lines: readonly string[] }
  /** 目录, with the page of every heading; its titles are those of the document. */
  | { readonly kind: 'contents'; readonly title: string }
  | HeadingBlock
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** One item of a list; the mark is written in the text where the official form writes one. */
  | { readonly kind: 'item'; readonly content: readonly Inline[] }
  /** A table of the pack as it is printed, on a page of its own; its title is a heading of the document. */
  | { readonly kind: 'table'; readonly table: string; readonly printed: PrintedTable };

export type HeadingBlock = {
  readonly kind: 'heading';
  /** 1: 第一部分, begins a new page; 2: 一、; 3: （一）; 4: 1., no entry of the contents. */
  readonly level: 1 | 2 | 3 | 4;
  readonly content: readonly Inline[];
};

/** A run of text and where it came from. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: true }
  /** Bound to cells: never typed. `missing` says why it cannot be told; the text then is a mark for the clerk. */
  | {
      readonly kind: 'bound';
      readonly text: string;
      readonly cells: readonly AddressText[];
      readonly formula: string;
      readonly missing?: string;
    }
  /** A fact of the project: 单位名称, 年度. */
  | { readonly kind: 'fact'; readonly text: string }
  /** Written by the clerk under a key; empty while it waits. */
  | { readonly kind: 'typed'; readonly key: string; readonly text: string; readonly missing?: string };

export function inlineText(content: readonly Inline[]): string {
  return content.map(({ text }) => text).join('');
}

/** What stands in the document where something is still to be filled in. */
export function missingMark(what: string): string {
  return `【${what}】`;
}
