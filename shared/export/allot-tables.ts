import type { Scale } from '../amount/amount';
import { isExpectedPower } from '../amount/money-unit';
import { present } from '../kit/assert';
import { failed, ok, type Result } from '../kit/result';
import type { Table } from '../pack/pack';
import { publishedScale } from '../pack/table-shape';
import { absentTables } from '../session/absent-tables';
import type { Session } from '../session/session';
import type { TableLocation } from '../workbook/location';
import type { RowInsertion } from '../workbook/template-plan';
import { dealLines, insertionsFor, type PageLines } from './allot-rows';
import type { PlanProblem } from './plan-problem';

/** A table of the template with its coded lines dealt out to its pages. */
export type AllottedTable = {
  readonly table: Table;
  /** Its first page. */
  readonly location: TableLocation;
  readonly pages: readonly PageLines[];
};

/** The located tables that are to be filled; `asked` is the scale the clerk wants, which no caption may contradict. */
export function allotTables(
  session: Session,
  located: readonly TableLocation[],
  asked: Scale | undefined,
): Result<readonly AllottedTable[], PlanProblem> {
  const allotted: AllottedTable[] = [];
  const absent = new Set(absentTables(session).map(({ id }) => id));
  // A template's table of which nothing is known stays as it is.
  for (const location of located.filter((place) => !absent.has(place.table))) {
    const table = present(
      session.pack.tables.find(({ id }) => id === location.table),
      'a located table is of the pack',
    );
    const { scale, scaleAt } = location.caption;
    if (asked !== undefined && scaleAt !== undefined && asked !== scale) {
      return failed({ kind: 'scale-contradicts', table: table.name, label: scale, asked });
    }
    const { power, unit } = location.caption;
    if (!isExpectedPower(power, publishedScale(session.pack, table)))
      return failed({ kind: 'other-unit', table: table.name, unit });
    const other = location.continuations.find(({ caption }) => caption.power !== power);
    if (other) {
      const { sheet, caption } = other;
      return failed({ kind: 'pages-disagree', table: table.name, sheet: sheet.name, label: caption.scale });
    }
    const pages = dealLines(table, location, session.document().tables.get(table.id)?.lines ?? []);
    if (!pages) return failed({ kind: 'too-few-rows', table: table.name });
    allotted.push({ table, location, pages });
  }
  return ok(allotted);
}

/** What is inserted into each sheet: its tables share the new rows. */
export function insertionsBySheet(
  tables: readonly AllottedTable[],
): ReadonlyMap<string, readonly RowInsertion[]> {
  const pages = tables.flatMap((allotted) => allotted.pages);
  const names = new Set(pages.map(({ location }) => location.sheet.name));
  return new Map(
    [...names].map((name) => [
      name,
      insertionsFor(pages.filter(({ location }) => location.sheet.name === name)),
    ]),
  );
}
