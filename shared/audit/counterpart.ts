import type { Session } from '../session/session';

/** What a document is held against: the project that it came from, or another document of the same year. */
export type Counterpart = {
  readonly session: Session;
  /** What it is called: 项目, 对照文本. */
  readonly name: string;
  readonly sentences: readonly Sentence[];
  /** Its amounts are rounded as its tables print them. */
  readonly isPrinted: boolean;
};

/** A sentence and the heading under which it stands, without its number. */
export type Sentence = { readonly heading: string; readonly text: string };
