import { isCountingWord } from '../workbook/find-header';
import { isCode, withoutOrdinal } from '../workbook/match-line';
import type { SheetTexts } from '../workbook/sheet-texts';
import { contentRows, rowTexts, type TableRegion } from '../workbook/table-region';
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
  const { bodyRow, columnsFound } = endOfHeader(texts, region, words);
  return {
    bodyRow,
    columnsFound,
    header: headerOf(texts, region, bodyRow, words),
    ...bodyOf(texts, region, bodyRow, words),
  };
}

/** The header ends with the first row by which the most columns are named. */
function endOfHeader(
  texts: SheetTexts,
  region: TableRegion,
  { columns, header }: TableWords,
): Pick<RegionWords, 'bodyRow' | 'columnsFound'> {
  const seen = new Set<string>();
  let [bodyRow, columnsFound] = [region.bottom + 1, 0];
  for (const row of contentRows(texts, region, region.headerTop).slice(0, HEADER_ROWS)) {
    const before = seen.size;
    for (const text of rowTexts(texts, region, row)) {
      const word = text.replace(UNIT, '');
      if (header.has(word)) seen.add(word);
    }
    if (seen.size === before) continue;
    const found = columns.filter((own) => own.some((word) => seen.has(word))).length;
    if (found > columnsFound) [bodyRow, columnsFound] = [row + 1, found];
  }
  return { bodyRow, columnsFound };
}

function headerOf(
  texts: SheetTexts,
  region: TableRegion,
  bodyRow: number,
  { header, titles }: TableWords,
): RegionWords['header'] {
  const above = new Set(
    contentRows(texts, region, region.top).flatMap((row) =>
      row < bodyRow ? rowTexts(texts, region, row) : [],
    ),
  );
  const numbers = [...above].filter((text) => TABLE_NUMBER.test(text));
  const speaking = [...above].filter(
    (text) => !titles.has(text) && !NO_TITLE.test(text) && !TABLE_NUMBER.test(text),
  );
  const known = speaking.filter((text) => header.has(text)).length;
  return { known, unknown: speaking.length - known, numbers };
}

function bodyOf(
  texts: SheetTexts,
  region: TableRegion,
  bodyRow: number,
  words: TableWords,
): Pick<RegionWords, 'keys' | 'known' | 'strange'> {
  // Some offices print 合计 on the row of the column titles.
  const printed = new Set(rowTexts(texts, region, bodyRow - 1));
  let [known, strange] = [0, 0];
  for (const row of contentRows(texts, region, bodyRow)) {
    const own = rowTexts(texts, region, row);
    if (own.some((text) => NOTE.test(text))) break;
    const codes = own.filter(
      (text) => isCode(text) && (words.codes.has(text) || words.levels.includes(text.length)),
    );
    for (const code of codes) printed.add(code);
    known += codes.length;
    for (const text of own) {
      if (!LABEL.test(text) || isCountingWord(text)) continue;
      const bare = withoutOrdinal(text);
      const isKnown = words.body.has(text) || words.body.has(bare);
      printed.add(text).add(bare);
      if (isKnown) known += 1;
      else if (codes.length === 0 && !words.header.has(text)) strange += 1;
    }
  }
  const keys = words.lines.filter(
    ({ line, names, bare }) =>
      (names.size === 0 && bodyRow <= region.bottom) ||
      printed.has(line.key) ||
      [...names, ...bare].some((name) => printed.has(name)),
  );
  return { keys: new Set(keys.map(({ line }) => line.key)), known, strange };
}
