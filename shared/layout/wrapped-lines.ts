import { textWidth } from './text-width';

/**
 * How many lines a text takes in a room of this width (the unit of `size`), rather one too many than one too few: it is
 * broken at its line breaks, at spaces and beside characters, as browsers do, and anywhere where a word is longer than a line.
 */
export function wrappedLines(text: string, width: number, size: number, bold: boolean): number {
  const room = Math.max(width, size);
  return text.split('\n').reduce((lines, paragraph) => lines + linesOf(paragraph, room, size, bold), 0);
}

function linesOf(paragraph: string, room: number, size: number, bold: boolean): number {
  // Most texts have one line, and need not be taken apart.
  if (textWidth(paragraph, size, bold) <= room) return 1;
  let lines = 1;
  let used = 0;
  for (const piece of piecesOf(paragraph)) {
    const width = (textWidth(piece, FINE, bold) * size) / FINE;
    // The spaces behind a piece may hang over the end of the line.
    const needed = (textWidth(piece.trimEnd(), FINE, bold) * size) / FINE;
    if (used > 0 && used + needed > room) {
      lines += 1;
      used = 0;
    }
    const full = Math.max(Math.ceil(needed / room) - 1, 0);
    lines += full;
    used += width - full * room;
  }
  return lines;
}

/** So large that rounding each piece up adds nothing that could be seen. */
const FINE = 1000;

/** What stays together on a line. */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const sign of paragraph) {
    if (before === '' || mayBreak(before, sign)) pieces.push(sign);
    else pieces[pieces.length - 1] += sign;
    before = sign;
  }
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (SPACE.test(after)) return false;
  if (SPACE.test(before)) return true;
  if (HANGS_BEHIND.test(after) || LEADS.test(before)) return false;
  return CHARACTER.test(before) || CHARACTER.test(after);
}

const SPACE = /\s/;
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** No line begins with them, and of quotation marks, which are the same before and after, none ends with them either. */
const HANGS_BEHIND = /["'“”‘’）》〉】〕」』)\]}，。、；：！？…—,.;:!?%％‰℃°·～~]/;
const LEADS = /["'“”‘’（《〈【〔「『([{±¥￥№$—]/;
