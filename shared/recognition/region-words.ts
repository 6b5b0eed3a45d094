import type { SheetTexts } from '../workbook/sheet-texts';
import type { TableRegion } from '../workbook/table-region';
import type { PrintedWords, ReadPrintedWords } from './printed-words';
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

export function readRegion(texts: SheetTexts, region: TableRegion, read: ReadPrintedWords): RegionWords {
  const words = tableWords(region.table);
  const printed = read(texts, region);
  const { bodyRow, columnsFound } = endOfHeader(printed, region, words);
  return {
    bodyRow,
    columnsFound,
    header: headerOf(printed, bodyRow, words),
    ...bodyOf(printed, region, bodyRow, words),
  };
}

/** The header ends with the first row by which the most columns are named. */
function endOfHeader(
  { headerRows }: PrintedWords,
  region: TableRegion,
  { columns, header }: TableWords,
): Pick<RegionWords, 'bodyRow' | 'columnsFound'> {
  const seen = new Set<string>();
  let [bodyRow, columnsFound] = [region.bottom + 1, 0];
  for (const { row, words } of headerRows) {
    const before = seen.size;
    for (const word of words) if (header.has(word)) seen.add(word);
    if (seen.size === before) continue;
    const found = columns.filter((own) => own.some((word) => seen.has(word))).length;
    if (found > columnsFound) [bodyRow, columnsFound] = [row + 1, found];
  }
  return { bodyRow, columnsFound };
}

function headerOf(
  printed: PrintedWords,
  bodyRow: number,
  { header, titles }: TableWords,
): RegionWords['header'] {
  const { numbers, speaking } = printed.above(bodyRow);
  let [known, unknown] = [0, 0];
  for (const text of speaking) {
    if (titles.has(text)) continue;
    if (header.has(text)) known += 1;
    else unknown += 1;
  }
  return { known, unknown, numbers };
}

function bodyOf(
  printed: PrintedWords,
  { bottom }: TableRegion,
  bodyRow: number,
  words: TableWords,
): Pick<RegionWords, 'keys' | 'known' | 'strange'> {
  const { body, codes, header, levels, keysOf } = words;
  const keys = new Set<string>(bodyRow <= bottom ? words.nameless : []);
  const print = (text: string): void => {
    const printedKeys = keysOf.get(text);
    if (printedKeys) for (const key of printedKeys) keys.add(key);
  };
  const { rowAbove, rows } = printed.below(bodyRow);
  // Some offices print 合计 on the row of the column titles.
  for (const text of rowAbove) print(text);
  let [known, strange] = [0, 0];
  for (const row of rows) {
    let coded = 0;
    for (const text of row.codes) {
      if (!codes.has(text) && !levels.includes(text.length)) continue;
      print(text);
      coded += 1;
    }
    known += coded;
    for (const { text, bare } of row.labels) {
      print(text);
      if (bare !== text) print(bare);
      if (body.has(text) || body.has(bare)) known += 1;
      else if (coded === 0 && !header.has(text)) strange += 1;
    }
  }
  return { keys, known, strange };
}
