/** A text that the clerk writes, by its key. */
export type TypedText = {
  readonly kind: 'typed';
  readonly key: string;
  /** What the key is called for people; absent: the key itself. */
  readonly label?: string;
  readonly text: string;
  readonly missing: boolean;
  /** Printed with a full stop, whether it was typed or not. */
  readonly isSentence?: boolean;
};
