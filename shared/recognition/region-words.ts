import { onceWithin } from '../kit/once-per';
import type { SheetTexts } from '../workbook/sheet-texts';
import type { TableRegion } from '../workbook/table-region';
import { type PrintedWords, wordsReader } from './printed-words';
import { type TableWords, tableWords, type WordUse } from './table-words';

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

/** What of a table's words stands in a place. */
export type ReadRegion = (texts: SheetTexts, region: TableRegion) => RegionWords;

/** Each place is taken apart once, and read once for all tables of the same words; who recognised lets go of it. */
export function regionReader(): ReadRegion {
  const read = wordsReader();
  const readAs = onceWithin((_: PrintedWords) => new Map<TableWords, RegionWords>());
  return (texts, region) => {
    const printed = read(texts, region);
    const words = tableWords(region.table);
    const known = readAs(printed);
    const found = known.get(words) ?? readRegion(printed, region, words);
    known.set(words, found);
    return found;
  };
}

function readRegion(printed: PrintedWords, region: TableRegion, words: TableWords): RegionWords {
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
  const { uses, levels } = words;
  const keys = new Set<string>(bodyRow <= bottom ? words.nameless : []);
  const print = (use: WordUse | undefined): void => {
    if (use) for (const key of use.keys) keys.add(key);
  };
  const { rowAbove, rows } = printed.below(bodyRow);
  // Some offices print 合计 on the row of the column titles.
  for (const text of rowAbove) print(uses.get(text));
  let [known, strange] = [0, 0];
  for (const row of rows) {
    let coded = 0;
    for (const text of row.codes) {
      const use = uses.get(text);
      if (!use?.isCode && !levels.includes(text.length)) continue;
      print(use);
      coded += 1;
    }
    known += coded;
    for (const { text, bare } of row.labels) {
      const use = uses.get(text);
      const bareUse = bare === text ? use : uses.get(bare);
      print(use);
      if (bareUse !== use) print(bareUse);
      if (use?.inBody || bareUse?.inBody) known += 1;
      else if (coded === 0 && !use?.inHeader) strange += 1;
    }
  }
  return { keys, known, strange };
}
