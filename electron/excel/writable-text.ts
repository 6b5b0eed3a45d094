/** What a cell holds at most, in the units in which JavaScript and Excel count alike. */
export const LONGEST_TEXT = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to drop
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Cs}/gu;

/** What of a text a cell can hold: without what XML forbids, line ends as one character, cut to the longest. */
export function writableText(text: string): string {
  const allowed = text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '');
  if (allowed.length <= LONGEST_TEXT) return allowed;
  // Half of a character outside the basic plane is none.
  return allowed.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '');
}

/**
 * The text as it is stored. What looks like a workbook's own escape for a character (`_x000D_`) is kept from being
 * read as one.
 */
export function storedText(text: string): string {
  return writableText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** How a text suffers when it is written; undefined when it does not. */
export function textLoss(text: string): 'cut' | 'dropped' | undefined {
  const allowed = text.replace(FORBIDDEN, '');
  if (writableText(text).length < allowed.replace(/\r\n?/g, '\n').length) return 'cut';
  return allowed === text ? undefined : 'dropped';
}
