import { IssueList } from './issue-list';
import type { LocatedBook } from './locate-book';
import { noteOutsideNumbers } from './note-outside-numbers';
import { noteUnreadSheets } from './note-unread-sheets';
import { readTable, type TableReading } from './read-table';
import { type UnreadNumber, unreadNumbers } from './unread-numbers';

/** A located workbook's values as printed, before any formula is looked at. */
export type TakenValues = {
  readonly readings: ReadonlyMap<string, TableReading>;
  readonly issues: IssueList;
  /** Every number on the tables' sheets that came into no cell. */
  readonly unread: readonly UnreadNumber[];
};

/** Takes the values of all located tables. Nothing is rejected: what cannot be taken is an issue and on the list. */
export function takeValues(from: LocatedBook): TakenValues {
  const taken = takeTables(from);
  noteOutsideNumbers(taken.unread, from.located, from.pack, taken.issues);
  return taken;
}

/**
 * The same, with the numbers outside the tables listed and no issues of them: whoever reads on knows which are left.
 *
 * @param elsewhere places (`工作表!C7`) whose number was read already, and is none of the tables'
 */
export function takeTables(
  { pack, workbook, located, speaking }: LocatedBook,
  elsewhere: ReadonlySet<string> = new Set(),
): TakenValues {
  const issues = new IssueList();
  const readings = new Map(
    located.tables.map((location) => {
      const table = pack.tables.find(({ id }) => id === location.table);
      if (!table) throw new Error(`Located table ${location.table} is not of the pack`);
      const shownReading = speaking.pack.tables.find(({ id }) => id === location.table)?.answers?.reading;
      const known = { shownReading, elsewhere };
      return [location.table, readTable(table, location, pack, issues.of(table.id), known)] as const;
    }),
  );
  noteUnreadSheets(workbook, located, pack, issues);
  return { readings, issues, unread: unreadNumbers(located, readings) };
}
