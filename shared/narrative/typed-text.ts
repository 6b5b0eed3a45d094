import type { AddressText } from '../document/address';

/** A text that the clerk writes, by its key. */
export type TypedText = WrittenText & {
  readonly kind: 'typed';
  readonly key: string;
  /** What the key is called for people; absent: the key itself. */
  readonly label?: string;
};

/** A text that stands in a cell of a form. */
export type QuotedText = WrittenText & {
  readonly kind: 'quoted';
  readonly label: string;
  readonly cell: AddressText;
};

type WrittenText = {
  readonly text: string;
  readonly missing: boolean;
  /** Printed with a full stop, whether it was typed or not. */
  readonly isSentence?: boolean;
};
