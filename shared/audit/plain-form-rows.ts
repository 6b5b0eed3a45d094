import { optionsOf } from '../kind/value-text';
import type { FormKind } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';
import type { Sheet, SheetCell, SheetRange } from '../workbook/sheet';

/**
 * A form's table as a plain text has it, which knows of no merged cells: what goes on from above is blank there, and
 * where a text was made of a page, such blanks may be lost, so that the row begins too far left. Blanks that lead a row
 * become part of the cell above; a row whose first words are options of a later column begins there.
 *
 * @param pageStarts of a table over several pages that has its spans, the rows with which its pages begin: there alone a
 * merged cell is cut
 */
export function withPlainRows(
  sheet: Sheet,
  kinds: readonly FormKind[],
  pageStarts?: ReadonlySet<number>,
): Sheet {
  const levels = kinds.flatMap(levelsOf).find((each) => isLaidOut(sheet, each));
  if (!levels) return sheet;
  const rows = new Map([...sheet.rows].map(([row, cells]) => [row, beginningRight(cells, levels)] as const));
  const covers = ({ top, bottom, left, right }: SheetRange, row: number, column: number): boolean =>
    top <= row && row <= bottom && left <= column && column <= right;
  const goesOn = (row: number, column: number): boolean =>
    pageStarts === undefined ||
    pageStarts.has(row) ||
    sheet.merges.some((range) => range.top < row && covers(range, row, column)) ||
    (sheet.blankMerges ?? []).some((range) => pageStarts.has(range.top) && covers(range, row, column));
  return { ...sheet, rows, merges: [...sheet.merges, ...continued({ ...sheet, rows }, levels, goesOn)] };
}

/** The options of the columns with which a table of rows begins: 一级指标, 二级指标. */
type Levels = readonly ReadonlySet<string>[];

function levelsOf({ tables }: FormKind): readonly Levels[] {
  return tables.flatMap(({ panels }) =>
    panels.flatMap((panel): Levels[] => {
      const leading: ReadonlySet<string>[] = [];
      for (const { type } of panelColumns(panel)) {
        const options = type === undefined ? [] : optionsOf(type);
        if (options.length === 0) break;
        leading.push(new Set(options));
      }
      return leading.length > 0 ? [leading] : [];
    }),
  );
}

/** A narrow column breaks its words: 满意 度指 标. */
function wordsOf(cell: SheetCell | undefined): string {
  return (cell?.text ?? '').replace(/\s+/g, '');
}

/** Some row has an option of each level where it belongs. */
function isLaidOut({ rows }: Sheet, levels: Levels): boolean {
  return [...rows.values()].some((cells) =>
    levels.every((options, column) => options.has(wordsOf(cells.get(column)))),
  );
}

function fits(texts: readonly string[], levels: Levels): boolean {
  return levels.every((options, at) => texts[at] === '' || options.has(texts[at] ?? ''));
}

function beginningRight(
  cells: ReadonlyMap<number, SheetCell>,
  levels: Levels,
): ReadonlyMap<number, SheetCell> {
  const leading = levels.map((_, column) => wordsOf(cells.get(column)));
  const said = [...cells.values()];
  const isRow = said.some(({ text }) => /^\d+(?:\.\d+)?$/.test(text.trim()));
  if (!isRow || fits(leading, levels)) return cells;
  for (let start = 1; start <= levels.length; start += 1) {
    const texts = [...Array.from({ length: start }, () => ''), ...said.map(wordsOf)];
    if (fits(texts, levels)) return new Map(said.map((cell, at) => [start + at, cell]));
  }
  return cells;
}

function continued(
  { rows }: Sheet,
  levels: Levels,
  goesOn: (row: number, column: number) => boolean,
): readonly SheetRange[] {
  const merges: SheetRange[] = [];
  const open: (SheetRange | undefined)[] = levels.map(() => undefined);
  const close = (from: number): void => {
    for (let column = from; column < levels.length; column += 1) {
      const range = open[column];
      if (range && range.bottom > range.top) merges.push(range);
      open[column] = undefined;
    }
  };
  for (const [row, cells] of rows) {
    const first = levels.findIndex((options, column) => options.has(wordsOf(cells.get(column))));
    const begins = first < 0 ? levels.length : first;
    if (levels.some((_, column) => column < begins && cells.has(column))) {
      close(0);
      continue;
    }
    for (let column = 0; column < begins; column += 1) {
      const above = open[column];
      if (above && goesOn(row, column)) open[column] = { ...above, bottom: row };
    }
    close(begins);
    for (let column = begins; column < levels.length; column += 1)
      if (cells.has(column)) open[column] = { top: row, bottom: row, left: column, right: column };
  }
  close(0);
  return merges;
}
