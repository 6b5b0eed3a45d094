import { normalName } from '../kit/same-name';
import type { Pack, Table } from '../pack/pack';
import type { CellPlace } from './location';
import type { SheetTexts } from './sheet-texts';

/** A stretch of rows of a sheet that holds one table. */
export type TableRegion = {
  readonly table: Table;
  readonly top: number;
  readonly bottom: number;
  readonly anchor: CellPlace;
};

/** The ministry's own tables (财决01表) have other columns: known by their number, and refused. */
const MINISTRY_NUMBER = /^财决\d+(-\d+)?表$/;

export type SheetTables = {
  readonly regions: readonly TableRegion[];
  /** The 财决 number printed on the sheet, when it is one of the ministry's own tables. */
  readonly ministryNumber: string | undefined;
};

/**
 * Finds the pack's tables on a sheet by their printed 表号 or title. A table's rows run from the earlier of the two
 * to the row before the next table's.
 */
export function findTables(texts: SheetTexts, pack: Pack): SheetTables {
  const names = tableNames(pack);
  const found = new Map<string, { table: Table; rows: number[]; anchor: CellPlace; numbered: boolean }>();
  let ministryNumber: string | undefined;
  for (const [row, cells] of texts.sheet.rows) {
    for (const column of cells.keys()) {
      const text = texts.textAt(row, column).replace(/^\d+\./, '');
      if (MINISTRY_NUMBER.test(text)) ministryNumber ??= text;
      const name = names.get(text);
      if (!name) continue;
      const known = found.get(name.table.id);
      if (!known) {
        found.set(name.table.id, {
          table: name.table,
          rows: [row],
          anchor: { row, column },
          numbered: name.numbered,
        });
      } else if (Math.abs(row - (known.rows[0] ?? row)) <= 4) {
        known.rows.push(row);
        known.numbered ||= name.numbered;
      }
    }
  }
  if (ministryNumber !== undefined) return { regions: [], ministryNumber };
  const tops = [...found.values()]
    .map(({ table, rows, anchor }) => ({ table, top: Math.min(...rows), anchor }))
    .sort((one, other) => one.top - other.top);
  const regions = tops.map((region, index) => ({
    ...region,
    bottom: (tops[index + 1]?.top ?? texts.sheet.rowCount) - 1,
  }));
  return { regions, ministryNumber };
}

/** Normalised title, number and aliases → table. A title that two tables share names neither. */
function tableNames(pack: Pack): ReadonlyMap<string, { table: Table; numbered: boolean }> {
  const names = new Map<string, { table: Table; numbered: boolean }>();
  const shared = new Set<string>();
  for (const table of pack.tables) {
    for (const [name, numbered] of [
      [table.number, true],
      [table.title, false],
      ...table.aliases.map((alias) => [alias, false] as const),
    ] as const) {
      const text = normalName(name);
      if (names.has(text) && names.get(text)?.table !== table) shared.add(text);
      names.set(text, { table, numbered });
    }
  }
  for (const text of shared) names.delete(text);
  return names;
}
