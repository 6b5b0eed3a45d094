import { oncePer } from '../kit/once-per';
import { remembered } from '../kit/remembered';
import { isCountingWord } from '../workbook/find-header';
import { isCode, withoutOrdinal } from '../workbook/match-line';
import type { SheetTexts, TextLine } from '../workbook/sheet-texts';
import { linesWithin, type TableRegion, textsWithin } from '../workbook/table-region';
import { type TableWords, tableWords } from './table-words';

/** What of a table's words stands in a place under its title. */
export type RegionWords = {
  /** The first row below the header. */
  readonly bodyRow: number;
  /** Printed columns of the pack whose title stands in the header. */
  readonly columnsFound: number;
  readonly header: {
    /** Different words that are the table's, and that are not. */
    readonly known: number;
    readonly unknown: number;
    /** The 表号 printed above the body. */
    readonly numbers: readonly string[];
  };
  /** Keys of the table's lines that stand in the body. */
  readonly keys: ReadonlySet<string>;
  /** Labels in the body that are the table's, and that are not. */
  readonly known: number;
  readonly strange: number;
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

export function readRegion(texts: SheetTexts, region: TableRegion): RegionWords {
  const words = tableWords(region.table);
  const lines = linesWithin(texts, region, region.top).map((line) => spokenLine(line, region));
  const { bodyRow, columnsFound } = endOfHeader(lines, region, words);
  return {
    bodyRow,
    columnsFound,
    header: headerOf(lines, bodyRow, words),
    ...bodyOf(lines, region, bodyRow, words),
  };
}

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

type SpokenLine = { readonly row: number; readonly texts: readonly SpokenText[] };

const spokenTexts = oncePer(({ texts }: TextLine): readonly SpokenText[] => texts.map(spokenText));

function spokenLine(line: TextLine, region: TableRegion): SpokenLine {
  const { row, texts, columns } = line;
  const spoken = spokenTexts(line);
  if (textsWithin(line, region) === texts) return { row, texts: spoken };
  return {
    row,
    texts: spoken.filter((_, at) => {
      const column = columns[at] ?? -1;
      return column >= region.left && column <= region.right;
    }),
  };
}

/** The header ends with the first row by which the most columns are named. */
function endOfHeader(
  lines: readonly SpokenLine[],
  region: TableRegion,
  { columns, header }: TableWords,
): Pick<RegionWords, 'bodyRow' | 'columnsFound'> {
  const seen = new Set<string>();
  let [bodyRow, columnsFound] = [region.bottom + 1, 0];
  for (const { row, texts } of lines.filter((line) => line.row >= region.headerTop).slice(0, HEADER_ROWS)) {
    const before = seen.size;
    for (const { unitless } of texts) if (header.has(unitless)) seen.add(unitless);
    if (seen.size === before) continue;
    const found = columns.filter((own) => own.some((word) => seen.has(word))).length;
    if (found > columnsFound) [bodyRow, columnsFound] = [row + 1, found];
  }
  return { bodyRow, columnsFound };
}

function headerOf(
  lines: readonly SpokenLine[],
  bodyRow: number,
  { header, titles }: TableWords,
): RegionWords['header'] {
  const above = new Set(
    lines.flatMap(({ row, texts }) => (row < bodyRow ? texts : [])).map(({ text }) => text),
  );
  const spoken = [...above].map(spokenText);
  const numbers = spoken.flatMap(({ text, isNumber }) => (isNumber ? [text] : []));
  const speaking = spoken.filter(({ text, speaks }) => speaks && !titles.has(text));
  const known = speaking.filter(({ text }) => header.has(text)).length;
  return { known, unknown: speaking.length - known, numbers };
}

function bodyOf(
  lines: readonly SpokenLine[],
  { bottom }: TableRegion,
  bodyRow: number,
  words: TableWords,
): Pick<RegionWords, 'keys' | 'known' | 'strange'> {
  const { body, codes, header, levels, keysOf } = words;
  const keys = new Set<string>(bodyRow <= bottom ? words.nameless : []);
  const print = (text: string): void => {
    for (const key of keysOf.get(text) ?? []) keys.add(key);
  };
  // Some offices print 合计 on the row of the column titles.
  for (const { text } of lines.find(({ row }) => row === bodyRow - 1)?.texts ?? []) print(text);
  let [known, strange] = [0, 0];
  for (const { row, texts } of lines) {
    if (row < bodyRow) continue;
    if (texts.some(({ isNote }) => isNote)) break;
    let coded = 0;
    for (const { text, isCode: isDigits } of texts) {
      if (!isDigits || !(codes.has(text) || levels.includes(text.length))) continue;
      print(text);
      coded += 1;
    }
    known += coded;
    for (const { text, bare, isLabel } of texts) {
      if (!isLabel) continue;
      print(text);
      print(bare);
      if (body.has(text) || body.has(bare)) known += 1;
      else if (coded === 0 && !header.has(text)) strange += 1;
    }
  }
  return { keys, known, strange };
}
