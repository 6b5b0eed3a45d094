const TAG = /\{%-?\s*(\w+)[^%]*-?%\}/g;
const OPENS: ReadonlySet<string> = new Set(['for', 'if', 'unless', 'comment']);

/**
 * A template cut at the blank lines that stand inside no tag: each piece (a paragraph, a list, a loop that makes several
 * paragraphs) can be carried out by itself. Put together again the pieces are the template, and read as Markdown one by
 * one they give the same blocks. Where a tag takes the white space beside it away (`-%}`, `{%-`), nothing is cut.
 */
export function splitTemplate(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const blank of text.matchAll(/\n[ \t]*\n\s*/g)) {
    const end = blank.index + blank[0].length;
    const before = text.slice(from, blank.index);
    if (isOpen(before) || /-[%}]\}\s*$/.test(before) || /^\{[{%]-/.test(text.slice(end))) continue;
    pieces.push(text.slice(from, end));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.filter((piece) => piece.trim() !== '');
}

/** Whether a tag of the text waits for its end. */
function isOpen(text: string): boolean {
  let depth = 0;
  let inComment = false;
  for (const [, name = ''] of text.matchAll(TAG)) {
    if (inComment) {
      if (name !== 'endcomment') continue;
      inComment = false;
      depth -= 1;
      continue;
    }
    if (OPENS.has(name)) depth += 1;
    else if (name.startsWith('end')) depth -= 1;
    inComment = name === 'comment';
  }
  return depth > 0;
}
