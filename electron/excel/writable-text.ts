/** What a cell holds at most, in the units in which JavaScript and Excel count alike. */
export const LONGEST_TEXT = 32_767;

/** What no XML can hold, not even escaped: halves of pairs, and two that are no characters. */
const FORBIDDEN = /\p{Cs}|[\ufffe\uffff]/gu;

/** What XML cannot hold, or reading it would change; a workbook writes it as `_xHHHH_`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to escape
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/**
 * An underscore that with what follows would be read as such an escape, also where a control character's own escape
 * would close it. Some readers take the `x` in either case.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these follow as an escape
const LOOKS_ESCAPED = /_(?=[xX][0-9A-Fa-f]{4}[_\u0000-\u0008\u000b-\u001f\u007f])/g;

/** What of a text a cell can hold: without what XML forbids, cut to the longest. */
export function writableText(text: string): string {
  const allowed = text.replace(FORBIDDEN, '');
  if (allowed.length <= LONGEST_TEXT) return allowed;
  // Half of a character outside the basic plane is none.
  return allowed.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '');
}

/** The text as it is stored, such that a workbook's reader gives it back. */
export function escapedText(text: string): string {
  return writableText(text).replace(LOOKS_ESCAPED, '_x005F_').replace(CONTROL, escapedCharacter);
}

/** How a text suffers when it is written; undefined when it does not. */
export function textLoss(text: string): 'cut' | 'dropped' | undefined {
  const allowed = text.replace(FORBIDDEN, '');
  if (writableText(text).length < allowed.length) return 'cut';
  return allowed === text ? undefined : 'dropped';
}

function escapedCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
