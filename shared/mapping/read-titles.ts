import { normalName } from '../kit/same-name';
import type { Pack } from '../pack/pack';
import { officialTables } from '../pack/table-shape';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { TableLocation } from '../workbook/location';
import { cellAt, cellName, type PlainWorkbook, type Sheet } from '../workbook/sheet';
import { tableNameReader, titleWords } from '../workbook/table-names';
import type { Answer } from './answer';
import type { MappingEntry } from './mapping-report';
import { nearestOptions } from './nearest-options';

const SAMPLES = 4;
/** A title stands among the first rows with content, or it is none. */
const TOP_ROWS = 6;
const TITLE = /^[^:]{2,60}表(\([^()]*\))?$/;
const CAPTION = /:|^\(?20\d{2}年?度?\)?$|^\(?(人民币)?[十百千万亿]*元\)?$|^\d+([.]\d+)?$/;

type TitleCell = { readonly row: number; readonly column: number; readonly shown: string };

/**
 * While tables are missing: what may be their titles, on sheets where none was found and below others. Titles that a
 * clerk spoke of are always there.
 */
export function readTitles(pack: Pack, workbook: PlainWorkbook, located: LocatedWorkbook): MappingEntry[] {
  const known = new Set(located.tables.map(({ table }) => table));
  const seeking = officialTables(pack).some(({ id }) => !known.has(id));
  const readName = tableNameReader(pack);
  const entries: MappingEntry[] = [];
  const add = (asked: Answer, by: MappingEntry['by'], sheet: Sheet, cell: TitleCell | undefined): void => {
    const shown = cell?.shown ?? sheet.name;
    entries.push({
      asked,
      by,
      sheet: sheet.name,
      place: cell ? cellName(cell.row, cell.column) : '',
      shown,
      sample: wordsBelow(sheet, cell?.row ?? -1),
      nearest: nearestOptions(pack, asked, shown, (table) => (known.has(table) ? 1 : 0)),
      // Nothing at all was found: whoever is to go on has to say what at least one sheet is.
      ...(by === 'nobody' && located.tables.length === 0
        ? { question: `工作表“${sheet.name}”的“${shown}”是哪一张表？` }
        : {}),
    });
  };
  for (const sheet of workbook.sheets) {
    const read = located.tables.filter((location) => location.sheet === sheet);
    const sheetName = normalName(sheet.name);
    const named = pack.answers?.sheets.get(sheetName);
    if (named !== undefined) {
      add({ of: 'sheet', words: sheetName, table: named }, 'clerk', sheet, undefined);
      continue;
    }
    const cells = titleCells(sheet, read.length > 0);
    for (const cell of cells) {
      const words = titleWords(normalName(cell.shown));
      const answered = [normalName(cell.shown), words].find((text) => pack.answers?.titles.has(text));
      if (answered !== undefined) {
        const table = pack.answers?.titles.get(answered) ?? null;
        add({ of: 'title', words: answered, table }, 'clerk', sheet, cell);
      } else if (isConflict(located, sheet, cell)) continue;
      else if (seeking && !readName(normalName(cell.shown)) && !isRead(read, cell)) {
        add({ of: 'title', words, table: null }, 'nobody', sheet, cell);
      }
    }
    if (seeking && cells.length === 0 && read.length === 0 && holdsNumbers(sheet))
      add({ of: 'sheet', words: sheetName, table: null }, 'nobody', sheet, undefined);
  }
  return entries;
}

/** Cells that look like titles: anywhere on a sheet that ends in 表; else the first words of a sheet with numbers. */
function titleCells(sheet: Sheet, holdsTables: boolean): TitleCell[] {
  const cells: TitleCell[] = [];
  let first: TitleCell | undefined;
  for (const [at, [row, columns]] of [...sheet.rows].entries()) {
    for (const [column, cell] of columns) {
      const shown = cell.text.trim();
      const words = normalName(shown);
      if (cell.kind !== 'text' || words.length < 2 || words.length > 60 || CAPTION.test(words)) continue;
      if (TITLE.test(words) && columns.size <= 4) cells.push({ row, column, shown });
      if (at < TOP_ROWS && columns.size <= 2) first ??= { row, column, shown };
    }
  }
  if (cells.length > 0 || holdsTables) return cells;
  return first && holdsNumbers(sheet) ? [first] : [];
}

/** It is asked about as a title that its table's number contradicts. */
function isConflict({ conflicts }: LocatedWorkbook, sheet: Sheet, { row, column }: TitleCell): boolean {
  return conflicts.some(
    ({ place, sheet: on }) => on === sheet && place.row === row && place.column === column,
  );
}

/** The cell is a line of a table that was read. */
function isRead(tables: readonly TableLocation[], { row }: TitleCell): boolean {
  return tables.some(({ lines, codedLines }) => [...lines, ...codedLines].some((line) => line.row === row));
}

function holdsNumbers(sheet: Sheet): boolean {
  return [...sheet.rows.values()].some((cells) => [...cells.values()].some(({ kind }) => kind === 'number'));
}

function wordsBelow(sheet: Sheet, above: number): string[] {
  const words: string[] = [];
  for (const [row, cells] of sheet.rows) {
    if (row <= above) continue;
    for (const column of cells.keys()) {
      const text = cellAt(sheet, row, column)?.text.trim() ?? '';
      if (text !== '' && !CAPTION.test(normalName(text))) words.push(text);
      if (words.length === SAMPLES) return words;
    }
  }
  return words;
}
