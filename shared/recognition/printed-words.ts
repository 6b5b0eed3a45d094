import { onceWithin } from '../kit/once-per';
import { remembered } from '../kit/remembered';
import { isCountingWord } from '../workbook/find-header';
import { isCode, withoutOrdinal } from '../workbook/match-line';
import type { SheetTexts, TextLine } from '../workbook/sheet-texts';
import { linesWithin, type TableRegion, textsWithin } from '../workbook/table-region';

/** A text as any pack's words are compared with it; what it is alone is asked once, however many packs look. */
type SpokenText = {
  readonly text: string;
  /** Without a unit of money behind it. */
  readonly unitless: string;
  /** Without an ordinal. */
  readonly bare: string;
  readonly isCode: boolean;
  readonly isLabel: boolean;
  readonly isNote: boolean;
  readonly isNumber: boolean;
  /** It speaks of what a column or line is, not of whom and when. */
  readonly speaks: boolean;
};

/** 公开01表, 附表1; not a title that ends in 表. */
const TABLE_NUMBER = /^\D{0,4}\d{1,2}(-\d{1,2})?表$/;
/** Captions end in a colon or name a year; 栏次 and column numbers count for nothing. */
const NO_TITLE = /[:]|20\d{2}|^\(?\d+\)?$/;
const UNIT = /\((人民币)?万?元\)$/;
const HEADER_ROWS = 14;
const NOTE = /^(注|说明|备注):/;
/** A label has a letter and is not only a mark. */
const LABEL = /\p{L}/u;

const spokenText = remembered(
  (text): SpokenText => ({
    text,
    unitless: text.replace(UNIT, ''),
    bare: withoutOrdinal(text),
    isCode: isCode(text),
    isLabel: LABEL.test(text) && !isCountingWord(text),
    isNote: NOTE.test(text),
    isNumber: TABLE_NUMBER.test(text),
    speaks: !NO_TITLE.test(text) && !TABLE_NUMBER.test(text),
  }),
);

/** What stands in a place of a sheet, whichever table is looked for there. */
export type PrintedWords = {
  /** The rows where a header may stand, with their words without units of money. */
  readonly headerRows: readonly { readonly row: number; readonly words: readonly string[] }[];
  readonly above: (bodyRow: number) => WordsAbove;
  readonly below: (bodyRow: number) => WordsBelow;
};

/** The different texts above a body. */
export type WordsAbove = {
  /** Those that are a 表号. */
  readonly numbers: readonly string[];
  readonly speaking: readonly string[];
};

/** The texts of a body up to its notes, and those of the row right above it. */
export type WordsBelow = {
  readonly rowAbove: readonly string[];
  readonly rows: readonly {
    readonly codes: readonly string[];
    readonly labels: readonly { readonly text: string; readonly bare: string }[];
  }[];
};

/** The words of places as they are asked for. */
export type ReadPrintedWords = (texts: SheetTexts, region: TableRegion) => PrintedWords;

/**
 * Packs that look for other tables in the same place read the same words, once. They are as many again as the workbook itself:
 * who recognises it lets go of them.
 */
export function wordsReader(): ReadPrintedWords {
  const places = onceWithin((_: SheetTexts) => new Map<string, PrintedWords>());
  const spokenTexts = onceWithin(({ texts }: TextLine): readonly SpokenText[] => texts.map(spokenText));
  return (texts, region) => {
    const { top, headerTop, bottom, left, right } = region;
    const key = `${top} ${headerTop} ${bottom} ${left} ${right}`;
    const here = places(texts);
    const known = here.get(key) ?? readWords(texts, region, spokenTexts);
    here.set(key, known);
    return known;
  };
}

type SpokenLine = { readonly row: number; readonly texts: readonly SpokenText[] };
type ReadLine = (line: TextLine) => readonly SpokenText[];

function readWords(texts: SheetTexts, region: TableRegion, spokenTexts: ReadLine): PrintedWords {
  const lines = linesWithin(texts, region, region.top).map((line) =>
    spokenLine(line, region, spokenTexts(line)),
  );
  return {
    headerRows: lines
      .filter(({ row }) => row >= region.headerTop)
      .slice(0, HEADER_ROWS)
      .map((line) => ({ row: line.row, words: line.texts.map(({ unitless }) => unitless) })),
    above: onceWithin((bodyRow: number) => wordsAbove(lines, bodyRow)),
    below: onceWithin((bodyRow: number) => wordsBelow(lines, bodyRow)),
  };
}

function spokenLine(line: TextLine, region: TableRegion, spoken: readonly SpokenText[]): SpokenLine {
  const { row, texts, columns } = line;
  if (textsWithin(line, region) === texts) return { row, texts: spoken };
  return {
    row,
    texts: spoken.filter((_, at) => {
      const column = columns[at] ?? -1;
      return column >= region.left && column <= region.right;
    }),
  };
}

function wordsAbove(lines: readonly SpokenLine[], bodyRow: number): WordsAbove {
  const above = new Map<string, SpokenText>();
  for (const { row, texts } of lines) {
    if (row >= bodyRow) break;
    for (const spoken of texts) above.set(spoken.text, spoken);
  }
  const numbers: string[] = [];
  const speaking: string[] = [];
  for (const { text, isNumber, speaks } of above.values()) {
    if (isNumber) numbers.push(text);
    if (speaks) speaking.push(text);
  }
  return { numbers, speaking };
}

function wordsBelow(lines: readonly SpokenLine[], bodyRow: number): WordsBelow {
  const rows: WordsBelow['rows'][number][] = [];
  for (const { row, texts } of lines) {
    if (row < bodyRow) continue;
    if (texts.some(({ isNote }) => isNote)) break;
    const codes = texts.flatMap(({ text, isCode: isDigits }) => (isDigits ? [text] : []));
    const labels = texts.filter(({ isLabel }) => isLabel);
    if (codes.length + labels.length > 0) rows.push({ codes, labels });
  }
  return {
    rowAbove: lines.find(({ row }) => row === bodyRow - 1)?.texts.map(({ text }) => text) ?? [],
    rows,
  };
}
