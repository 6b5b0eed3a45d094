import { present } from '../kit/assert';
import { greatest, least } from '../kit/lists';
import { oncePer } from '../kit/once-per';
import type { Panel, Table } from '../pack/pack';
import { printedLevels } from '../pack/printed-codes';
import { codeText } from './join-code';
import type { LocatedColumn, UnclearColumn } from './location';
import { knownLine, withoutOrdinal } from './match-line';
import { holdsNumber } from './number-cells';
import { cellAt } from './sheet';
import type { SheetTexts } from './sheet-texts';
import type { TableRegion } from './table-region';
import { wantedColumns } from './wanted-columns';

type Panels = readonly (readonly LocatedColumn[])[];

/** So many rows of a column name lines, and it is the column of a list. */
const ROWS = 2;

/**
 * A list laid out in blocks beside one another has codes or labels before each block's amounts. Where another column
 * lists them nearer to an amount than the one that was found, with numbers in between, the two are of different
 * blocks: one's lines would be read with the other's amounts. Such amounts are not taken, or, where that is all of
 * them, the codes and names.
 */
export function withoutOtherBlocks(
  texts: SheetTexts,
  region: TableRegion,
  panels: Panels,
  rows: readonly number[],
): { readonly panels: Panels; readonly unclear: readonly UnclearColumn[] } {
  const taken = new Set(panels.flat().flatMap(({ columns }) => columns));
  const unclear: UnclearColumn[] = [];
  const holdsNumbers = (column: number): boolean =>
    rows.filter((row) => {
      const cell = cellAt(texts.sheet, row, column);
      return cell !== undefined && holdsNumber(cell);
    }).length >= ROWS;
  const kept = panels.map((columns, index) => {
    const keys = keyColumns(columns);
    const free = keys.length === 0 ? [] : range(region.left, region.right).filter((at) => !taken.has(at));
    if (free.length === 0) return columns;
    const lists = listTest(texts, region, index, rows);
    const others = free.filter(lists);
    if (others.length === 0) return columns;
    const key = least(keys);
    /** The list of another block before an amount; none where its own is the nearest. */
    const blockBefore = ({ shows, columns: [at] }: LocatedColumn): number | undefined => {
      if (shows !== 'amount' || at === undefined) return undefined;
      const nearest = greatest(
        [...keys, ...others].filter((one) => one < at),
        -1,
      );
      if (!others.includes(nearest)) return undefined;
      const isApart = key > at || range(key, nearest).some((one) => !lists(one) && holdsNumbers(one));
      return isApart ? nearest : undefined;
    };
    const blocks = columns.map(blockBefore);
    const strays = blocks.filter((block) => block !== undefined);
    const found = columns.filter(({ shows, columns: own }) => shows === 'amount' && own.length > 0);
    const isAll = strays.length === found.length;
    return columns.map((column, at) => {
      const isStray = isAll ? column.shows !== 'amount' : blocks[at] !== undefined;
      if (!isStray || strays.length === 0 || column.columns.length === 0) return column;
      const rivals = isAll ? strays : [];
      unclear.push({
        panel: index,
        title: titleOf(region.table, index, at),
        shows: column.shows,
        columns: [...new Set([...column.columns, ...rivals])].toSorted((one, other) => one - other),
      });
      return { ...column, columns: [] };
    });
  });
  return { panels: kept, unclear };
}

/** The columns that say which line a row is. */
function keyColumns(columns: readonly LocatedColumn[]): readonly number[] {
  for (const wanted of ['code', 'label', 'name'] satisfies LocatedColumn['shows'][]) {
    const found = columns.filter(({ shows }) => shows === wanted).flatMap((column) => column.columns);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether a column names lines of the panel, and little else. */
function listTest(
  texts: SheetTexts,
  { table }: TableRegion,
  index: number,
  rows: readonly number[],
): (column: number) => boolean {
  const panel = present(table.panels[index], 'a panel that was located');
  const levels = panel.items.some(({ kind }) => kind === 'codes') ? (printedLevels(table) ?? []) : [];
  const names = lineNames(panel);
  return (column) => {
    const said = rows.map((row) => texts.rawAt(row, column)).filter((text) => text.trim() !== '');
    const known = rows.filter((row) => {
      const text = texts.textAt(row, column);
      if (texts.rawAt(row, column).trim() === '') return false;
      if (names.has(text) || names.has(withoutOrdinal(text))) return true;
      const code = codeText(texts.rawAt(row, column));
      return /\d/.test(code) && /^[0-9A-Za-z-]+$/.test(code) && levels.includes(code.length);
    });
    return known.length >= ROWS && known.length * 2 > said.length;
  };
}

/** What the lines of a panel are called, with and without ordinals. */
const lineNames = oncePer((panel: Panel): ReadonlySet<string> => {
  const lines = panel.items.flatMap((item) => (item.kind === 'line' ? [knownLine(item.line)] : []));
  return new Set(lines.flatMap(({ names, bare }) => [...names, ...bare]));
});

function titleOf(table: Table, index: number, at: number): string {
  const own = wantedColumns(table).filter(({ panel }) => panel === index)[at];
  return own === undefined ? '' : own.column.title || (own.words[0]?.[0] ?? '');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
