import type { TextMarkKind } from '../document/document';

/** Something in a text of the clerk that should be looked at before it is published. */
export type TextMark = {
  /** Where it stands in the text, from its first character to behind its last. */
  readonly from: number;
  readonly to: number;
  /** The words themselves. */
  readonly words: string;
  readonly kind: TextMarkKind;
  /** What is the matter with it, in a sentence for the clerk. */
  readonly reason: string;
};

/** The places of a pattern in a text as marks; `reasonOf` undefined: this place is as it should be. */
export function marksOf(
  text: string,
  pattern: RegExp,
  kind: TextMark['kind'],
  reasonOf: (found: RegExpExecArray) => string | undefined,
): readonly TextMark[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const [words] = found;
    const reason = reasonOf(found);
    return reason === undefined
      ? []
      : [{ from: found.index, to: found.index + words.length, words, kind, reason }];
  });
}
