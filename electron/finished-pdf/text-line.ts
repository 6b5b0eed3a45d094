import { present } from '#shared/kit/assert';
import { commonest } from '#shared/kit/commonest';
import { greatest, least } from '#shared/kit/lists';
import type { Sign } from './page-ink';

/** Signs of one baseline, from left to right. */
export type DrawnLine = {
  readonly signs: readonly Sign[];
  /** Of the baseline. */
  readonly y: number;
  readonly left: number;
  readonly right: number;
  /** The size of most of its signs. */
  readonly size: number;
  /** The font of most of its signs. */
  readonly font: string;
};

/** Of the size: how far apart baselines of one line lie (a raised sign, a font with other measures). */
const ONE_LINE = 0.35;

/** The lines of signs, from above. */
export function drawnLines(signs: readonly Sign[]): readonly DrawnLine[] {
  const ordered = [...signs].sort((one, other) => one.y - other.y || one.x - other.x);
  const lines: DrawnLine[] = [];
  let open: Sign[] = [];
  let y = Number.NEGATIVE_INFINITY;
  const finish = (): void => {
    if (open.length > 0) lines.push(lineOf(open));
    open = [];
  };
  for (const sign of ordered) {
    if (sign.y - y > ONE_LINE * sign.size) {
      finish();
      y = sign.y;
    }
    open.push(sign);
  }
  finish();
  return lines;
}

function lineOf(signs: readonly Sign[]): DrawnLine {
  const ordered = [...signs].sort((one, other) => one.x - other.x);
  const seen: Sign[] = [];
  for (const sign of ordered) if (!isDrawnTwice(sign, seen)) seen.push(sign);
  return {
    signs: seen,
    y: usual(seen.map((sign) => sign.y)),
    left: least(seen.map(({ x }) => x)),
    right: greatest(seen.map(({ x, width }) => x + width)),
    size: usual(seen.map(({ size }) => Math.round(size * 10) / 10)),
    font: usual(seen.map(({ font }) => font)),
  };
}

function usual<Value extends string | number>(values: readonly Value[]): Value {
  return present(commonest(values), 'a line has signs');
}

/** Bold type is made by drawing a sign again a hair's breadth beside it. */
function isDrawnTwice(sign: Sign, before: readonly Sign[]): boolean {
  for (let at = before.length - 1; at >= 0 && at >= before.length - 3; at -= 1) {
    const other = before[at];
    if (other && other.text === sign.text && sign.x - other.x < 0.2 * sign.size) return true;
  }
  return false;
}

/** A line's text, and for each of its UTF-16 units the sign that gives it (a space or tab: none). */
export type PlacedText = { readonly text: string; readonly signs: readonly (Sign | undefined)[] };

/** Of the size: a gap within a word of letters and digits, between Chinese signs, and one that parts columns. */
const SPACE = 0.17;
const WIDE_SPACE = 0.6;
const TAB = 1.9;

/** The text of a line; gaps that a reader sees are a space, wide ones a tab. */
export function textOfLine({ signs }: DrawnLine): PlacedText {
  let text = '';
  const placed: (Sign | undefined)[] = [];
  let before: Sign | undefined;
  for (const sign of signs) {
    if (before) {
      const gap = (sign.x - before.x - before.width) / Math.max(sign.size, before.size);
      const isWord = isNarrow(before.text) && isNarrow(sign.text);
      const between = gap > TAB ? '\t' : gap > (isWord ? SPACE : WIDE_SPACE) ? ' ' : '';
      text += between;
      if (between !== '') placed.push(undefined);
    }
    text += sign.text;
    for (let unit = 0; unit < sign.text.length; unit += 1) placed.push(sign);
    before = sign;
  }
  return { text, signs: placed };
}

function isNarrow(text: string): boolean {
  return /^[\u0021-\u024f]+$/.test(text);
}

/** Texts of lines one after the other as one: only between letters of words a line's end stands for a space. */
export function joinedTexts(texts: readonly PlacedText[]): PlacedText {
  let text = '';
  const signs: (Sign | undefined)[] = [];
  for (const each of texts) {
    if (/[A-Za-z,]$/.test(text) && /^[A-Za-z]/.test(each.text)) {
      text += ' ';
      signs.push(undefined);
    }
    text += each.text;
    for (const sign of each.signs) signs.push(sign);
  }
  return { text, signs };
}
