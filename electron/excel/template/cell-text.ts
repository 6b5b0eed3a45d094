import { escapeText } from '../package/text-edits';

/** Characters that no XML can hold, not even escaped: halves of pairs, and two that are no characters. */
const FORBIDDEN = /\p{Cs}|[\ufffe\uffff]/gu;

/** Characters that XML cannot hold, or would change on reading, and that a workbook writes as `_xHHHH_`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to escape
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/g;

/**
 * An underscore that with what follows would be read as such an escape, a control character's own escape being what
 * closes it included. Some readers take the `X` in either case.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these follow as an escape
const LOOKS_ESCAPED = /_(?=[xX][0-9A-Fa-f]{4}[_\u0000-\u0008\u000b-\u001f])/g;

/** Text as a cell's XML holds it, such that a workbook's reader gives it back. */
export function cellText(text: string): string {
  return escapeText(
    text.replace(FORBIDDEN, '').replace(LOOKS_ESCAPED, '_x005F_').replace(CONTROL, escapedCharacter),
  );
}

function escapedCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
