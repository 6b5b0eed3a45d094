/** A stretch of a text, from offset `start` up to `end`, and what takes its place. */
export type TextEdit = { readonly start: number; readonly end: number; readonly text: string };

/** Makes the edits; they must not overlap. Everything else stays as it was, comments and layout included. */
export function spliceText(text: string, edits: readonly TextEdit[]): string {
  let made = '';
  let at = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}
