import type { Pack, Table } from '../pack/pack';
import type { TableId } from '../rule/rule';
import { captionYear } from '../workbook/find-caption';
import { placesOfTables } from '../workbook/locate-tables';
import { type ReadWordCells, wordCellReader } from '../workbook/naming-cells';
import type { PlainWorkbook } from '../workbook/sheet';
import type { SheetTexts } from '../workbook/sheet-texts';
import type { TableRegion } from '../workbook/table-region';
import { type ReadRegion, type RegionWords, regionReader } from './region-words';
import { tableWords } from './table-words';

/** How well a workbook's words are those of a pack: shares from 0 to 1, table by table. */
export type PackFit = {
  readonly pack: Pack;
  readonly tables: readonly TableFit[];
  /** The year a table prints; absent when none does. */
  readonly year: number | undefined;
};

export type TableFit = {
  readonly table: TableId;
  /** The 表号 is printed as the pack prints it, or printed nowhere as in the pack. */
  readonly number: number;
  /** Of the header words: those of the pack that stand there, and those that stand there and are the pack's. */
  readonly columns: number;
  /** The same of the lines with a label. */
  readonly lines: number;
};

/** What of a workbook all packs look at alike, read when the first asks. */
export type ReadOnce = { readonly words: ReadRegion; readonly cells: ReadWordCells };

export function readOnce(): ReadOnce {
  return { words: regionReader(), cells: wordCellReader() };
}

type Place = { readonly texts: SheetTexts; readonly region: TableRegion; readonly words: RegionWords };

/**
 * Compares words only, so that asking every pack costs little: where exactly columns and lines stand is for the locator,
 * once the pack is known. A table printed on several pages is taken as one.
 */
export function fitOfPack(pack: Pack, workbook: PlainWorkbook, read: ReadOnce): PackFit {
  const places = new Map<string, Place[]>();
  for (const { texts, regions } of placesOfTables(workbook, pack, read.cells)) {
    for (const region of regions) {
      const words = read.words(texts, region);
      const known = places.get(region.table.id) ?? [];
      // Without a header there is no table, unless it goes on from a page before.
      if (words.columnsFound === 0 && !(region.continued && known.length > 0)) continue;
      places.set(region.table.id, [...known, { texts, region, words }]);
    }
  }
  const found = pack.tables.flatMap((table) => {
    const own = places.get(table.id);
    return own ? [{ table, places: own }] : [];
  });
  return {
    pack,
    tables: found.map(({ table, places: own }) => fitOfTable(table, own)),
    year: firstYear(found.flatMap(({ places: own }) => own)),
  };
}

function fitOfTable(table: Table, [first, ...later]: readonly Place[]): TableFit {
  const { number, columns, lineCount } = tableWords(table);
  const header = first?.words.header ?? { known: 0, unknown: 0, numbers: [] as string[] };
  const pages = [...(first ? [first] : []), ...later];
  const keys =
    later.length === 0 ? first?.words.keys : new Set(pages.flatMap(({ words }) => [...words.keys]));
  const known = pages.reduce((sum, { words }) => sum + words.known, 0);
  const strange = pages.reduce((sum, { words }) => sum + words.strange, 0);
  const right = number === '' ? header.numbers.length === 0 : header.numbers.includes(number);
  return {
    table: table.id,
    number: right ? 1 : 0,
    columns: balance(
      first?.words.columnsFound ?? 0,
      columns.length,
      header.known,
      header.known + header.unknown,
    ),
    lines: balance(keys?.size ?? 0, lineCount, known, known + strange),
  };
}

/** Wanted things that are there times things there that are wanted; nothing wanted, or nothing there, is no fault. */
function balance(found: number, wanted: number, known: number, there: number): number {
  return (wanted === 0 ? 1 : found / wanted) * (there === 0 ? 1 : known / there);
}

function firstYear(places: readonly Place[]): number | undefined {
  for (const { texts, region, words } of places) {
    const year = captionYear(texts, region, words.bodyRow);
    if (year !== undefined) return year;
  }
  return undefined;
}
