import type { AddressText } from '../document/address';

/** A run of text and where it came from. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: true }
  | BoundInline
  /** A fact of the project: 单位名称, 年度. */
  | { readonly kind: 'fact'; readonly text: string }
  /** Written by the clerk under a key; empty while it waits. */
  | TypedInline
  | QuotedInline;

/** Written by the clerk. `label`: what the key is called for people, where it holds a code; absent: the key. */
export type TypedInline = {
  readonly kind: 'typed';
  readonly key: string;
  readonly label?: string;
  readonly text: string;
  readonly missing?: string;
};

/** What a cell says in words (a form's 存在问题): it is written there and nowhere else. */
export type QuotedInline = {
  readonly kind: 'quoted';
  /** What the text is called for people. */
  readonly label: string;
  readonly text: string;
  readonly cell: AddressText;
  readonly missing?: string;
};

/** What a text is called for people. */
export function textLabel({ key, label }: Pick<TypedInline, 'key' | 'label'>): string {
  return label ?? key;
}

/** Bound to cells: never typed. `missing` says why it cannot be told; the text then is a mark for the clerk. */
export type BoundInline = {
  readonly kind: 'bound';
  readonly text: string;
  readonly cells: readonly AddressText[];
  readonly formula: string;
  readonly missing?: string;
};

export function inlineText(content: readonly Inline[]): string {
  return content.map(({ text }) => text).join('');
}

/** A text that is nothing but the mark of one that was not written. */
export function isMissingMark(text: string): boolean {
  return /^【待填写：[^【】]*】$/.test(text.trim());
}

/** What stands in the document where something is still to be filled in. */
export function missingMark(what: string): string {
  return `【${what}】`;
}
