import { commonest } from '#shared/kit/commonest';
import { type DrawnLine, joinedTexts, type PlacedText, textOfLine } from './text-line';

/** A line and the page it stands on. */
export type PagedLine = { readonly line: DrawnLine; readonly page: number; readonly width: number };

export type PdfParagraph = {
  readonly page: number;
  readonly content: PlacedText;
  /** The page of each of its lines, and the signs of it, for whoever marks it. */
  readonly lines: readonly PagedLine[];
  readonly level?: number;
  readonly isContents?: true;
};

/** How the text of a document is set: what a line is held against to tell whether the next one goes on with it. */
export type Setting = {
  readonly size: number;
  readonly font: string;
  /** By the width of a page, its margins. */
  readonly margins: ReadonlyMap<number, Margins>;
  /** From line to line. */
  readonly pitch: number;
};

type Margins = { readonly left: number; readonly right: number };

export function settingOf(lines: readonly PagedLine[]): Setting {
  const signs = lines.flatMap(({ line }) => line.signs.map((sign) => Math.round(sign.size * 2) / 2));
  const size = commonest(signs) ?? 0;
  const body = lines.filter(({ line }) => Math.abs(line.size - size) <= 0.6);
  const byWidth = new Map<number, PagedLine[]>();
  for (const each of body) {
    const width = Math.round(each.width);
    byWidth.set(width, [...(byWidth.get(width) ?? []), each]);
  }
  const margins = [...byWidth].map(([width, own]): [number, Margins] => [width, marginsOf(own, size)]);
  const pitches = body.flatMap(({ line, page }, at) => {
    const before = body[at - 1];
    const pitch = before && before.page === page ? line.y - before.line.y : 0;
    return pitch > 0 && pitch < 4 * size ? [Math.round(pitch)] : [];
  });
  return {
    size,
    font: commonest(body.flatMap(({ line }) => line.signs.map(({ font }) => font))) ?? '',
    margins: new Map(margins),
    pitch: commonest(pitches) ?? size * 1.5,
  };
}

/** The right margin is where at least two lines end, give or take a sign: one alone may stick out. */
function marginsOf(lines: readonly PagedLine[], size: number): Margins {
  const rights = lines.map(({ line }) => line.right).sort((one, other) => other - one);
  const right = rights.find((value, at) => value - (rights[at + 1] ?? 0) <= size) ?? rights[0] ?? 0;
  const full = lines.filter(({ line }) => line.right >= right - 1.5 * size);
  const lefts = (full.length > 0 ? full : lines)
    .map(({ line }) => Math.round(line.left))
    .sort((a, b) => a - b);
  const left = lefts[Math.floor(lefts.length / 20)] ?? 0;
  return { left, right };
}

/** Numbers with which a paragraph begins: 第一部分, 一、, （一）, 1. */
const NUMBERED =
  /^(?:(?:注|备注|说明)[:：]|第[一二三四五六七八九十百\d]+(?:部分|章|节|条)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.．、](?!\d))/;
const LEVELS = [
  /^第[一二三四五六七八九十\d]+(?:部分|章)/,
  /^[一二三四五六七八九十]+、/,
  /^[（(][一二三四五六七八九十]+[)）]/,
  /^\d{1,2}[.．、](?!\d)/,
];
const ENDED = /[。；;：:！？!?]$/;
const LONGEST_HEADING = 45;
const LEADERS = /^(.*?)(?:\s*[.…·．‥⋯_]\s*){3,}\s*([\divxlcIVXLC]{1,5})$/;
const CONTENTS_TITLE = /^目\s*[录錄次]$/;

/** Lines one after the other, put together over line ends and pages. */
export function paragraphsOf(lines: readonly PagedLine[], setting: Setting): readonly PdfParagraph[] {
  const paragraphs: PdfParagraph[] = [];
  let open: PagedLine[] = [];
  let isContents = false;
  let contents = new ContentsSeen();
  const finish = (): void => {
    if (open.length > 0) paragraphs.push(paragraphOf(open, setting, isContents));
    open = [];
  };
  for (const each of lines) {
    const { text } = textOfLine(each.line);
    const before = open.at(-1);
    if (isContents && !contents.holds(text.trim())) {
      finish();
      isContents = false;
    }
    const isBroken = before !== undefined && isContents && goesOnInContents(before, each);
    if (before && !isBroken && (isContents || !goesOn(before, each, setting))) finish();
    open.push(each);
    if (CONTENTS_TITLE.test(text.trim())) {
      finish();
      isContents = true;
      contents = new ContentsSeen();
    }
  }
  finish();
  return paragraphs;
}

/** Where a contents ends: with a line that is no entry, or with its first entry said again, now as a heading. */
class ContentsSeen {
  #first: string | undefined;
  #others = 0;

  holds(line: string): boolean {
    const plain = withoutPage(line).replace(/\s/g, '');
    if (this.#first !== undefined && plain === this.#first) return false;
    this.#first ??= plain;
    const isEntry = LEADERS.test(line) || NUMBERED_PAGE.test(line) || (NUMBERED.test(line) && isShort(line));
    // Beyond a first part of an entry that is broken, nothing else stands in a contents.
    this.#others = isEntry ? 0 : this.#others + 1;
    return isEntry || (this.#others === 1 && isShort(line));
  }
}

/** The gap before the page is narrow where a line is full. */
const NUMBERED_PAGE = /^(.+?)\s+(\d{1,4})$|^(.*[^\d\s.])(\d{1,3})$/;

function numberedPage(line: string): readonly [line: string, title: string, page: string] | undefined {
  const [, title, page, glued, pageBehind] = NUMBERED_PAGE.exec(line) ?? [];
  const [words, number] = [title ?? glued, page ?? pageBehind];
  return words === undefined || number === undefined ? undefined : [line, words, number];
}

function withoutPage(line: string): string {
  return LEADERS.exec(line)?.[1] ?? numberedPage(line)?.[1] ?? line;
}

function isShort(line: string): boolean {
  return line.length <= LONGEST_HEADING && !ENDED.test(line);
}

/** A long entry is broken before its page. */
function goesOnInContents(before: PagedLine, next: PagedLine): boolean {
  const [text, rest] = [textOfLine(before.line).text.trim(), textOfLine(next.line).text.trim()];
  return (
    !LEADERS.test(text) &&
    !/\d$/.test(text) &&
    LEADERS.test(rest) &&
    !NUMBERED.test(rest) &&
    before.page === next.page
  );
}

function goesOn(before: PagedLine, next: PagedLine, { margins, pitch }: Setting): boolean {
  const [{ line: one }, { line: other }] = [before, next];
  const { size } = one;
  if (Math.abs(one.size - other.size) > 0.6) return false;
  const own = margins.get(Math.round(before.width)) ?? { left: one.left, right: one.right };
  const theirs = margins.get(Math.round(next.width)) ?? own;
  const isFull = one.right + firstWidth(other) > own.right - size;
  if (isWrappedTitle(before, next, isFull)) return true;
  if (!isFull || other.left > theirs.left + 0.8 * size) return false;
  // A paragraph set in from both sides, or one line under the other in the middle: they begin at different places.
  if (one.left > own.left + 4.5 * size) return false;
  if (before.page === next.page) {
    if (other.y - one.y > 1.45 * Math.max(pitch, size * 1.2)) return false;
  } else if (next.page - before.page > 1) return false;
  return !(NUMBERED.test(textOfLine(other).text) && ENDED.test(textOfLine(one).text.trim()));
}

/**
 * The width of what a line begins with and cannot be parted from: a number or word, brackets before it and signs after it
 * that begin no line.
 */
function firstWidth({ signs }: DrawnLine): number {
  const text = signs.map((sign) => (sign.text.length === 1 ? sign.text : '字')).join('');
  const length =
    /^[（(“‘《【〔]*(?:[\u0021-\u024f±×％]+|.)[）)”’》】〕，、。；：％%]*/.exec(text)?.[0].length ?? 1;
  const last = signs[Math.max(0, length - 1)];
  return last ? last.x + last.width - (signs[0]?.x ?? 0) : 0;
}

/** A title over two lines, both in the middle, the first as wide as the page lets it. */
function isWrappedTitle(
  { line: one, width, page }: PagedLine,
  { line: other, page: next }: PagedLine,
  isFull: boolean,
): boolean {
  const isCentred = ({ left, right, size }: DrawnLine): boolean => Math.abs(left + right - width) < 2 * size;
  return (
    page === next &&
    isFull &&
    one.size === other.size &&
    isCentred(one) &&
    isCentred(other) &&
    one.left < other.left - 2 * one.size
  );
}

function paragraphOf(lines: readonly PagedLine[], setting: Setting, isContents: boolean): PdfParagraph {
  const content = joinedTexts(lines.map(({ line }) => textOfLine(line)));
  const text = content.text.trim();
  const page = lines[0]?.page ?? 1;
  const entry = LEADERS.exec(text) ?? (isContents ? numberedPage(text) : undefined);
  if (entry) {
    const title = entry[1]?.trim() ?? '';
    const at = content.text.indexOf(title);
    const signs = content.signs.slice(at, at + title.length);
    const number = entry[2] ?? '';
    const numberAt = content.text.lastIndexOf(number);
    return {
      ...{ page, lines, isContents: true },
      content: {
        text: `${title}\t${number}`,
        signs: [...signs, undefined, ...content.signs.slice(numberAt, numberAt + number.length)],
      },
    };
  }
  if (isContents && NUMBERED.test(text)) return { page, lines, content, isContents: true };
  const level = levelOf(text, lines, setting);
  return { page, lines, content, ...(level === undefined ? {} : { level }) };
}

/** A short text that ends no sentence, numbered as headings are or set larger or in another type than the text. */
function levelOf(
  text: string,
  lines: readonly PagedLine[],
  { size, font, margins }: Setting,
): number | undefined {
  if (text.length > LONGEST_HEADING || ENDED.test(text) || text.length < 2 || CONTENTS_TITLE.test(text))
    return undefined;
  const [{ line, width }] = [lines[0] ?? { line: undefined, width: 0 }];
  if (!line) return undefined;
  const numbered = LEVELS.findIndex((level) => level.test(text));
  const isOther = line.font !== font || line.size > size + 0.6;
  if (numbered >= 0) return isOther || numbered < 2 || !/[，,]/.test(text) ? numbered + 1 : undefined;
  const own = margins.get(Math.round(width));
  const isCentred =
    own !== undefined &&
    line.left > own.left + 2 * size &&
    Math.abs(line.left + line.right - width) < 2 * size;
  return isCentred && line.size > size + 0.6 ? 1 : undefined;
}
