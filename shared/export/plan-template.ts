import type { Scale } from '../amount/amount';
import { present } from '../kit/assert';
import { greatest } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import type { Answer } from '../mapping/answer';
import { withAnswers } from '../mapping/with-answers';
import { namesLookedFor } from '../pack/names-looked-for';
import { officialTables } from '../pack/table-shape';
import type { Session } from '../session/session';
import { type LocatedWorkbook, locateTables } from '../workbook/locate-tables';
import { MOST_SHEET_ROWS, type PlainWorkbook } from '../workbook/sheet';
import type { CellWrite, TemplatePlan } from '../workbook/template-plan';
import { allotTables, insertionsBySheet } from './allot-tables';
import { withoutHidden } from './hidden-writes';
import { coverWrites } from './plan-caption';
import type { PlanProblem } from './plan-problem';
import { type PlannedTable, planTable } from './plan-table';
import { tablesToNote } from './rounding-note';
import { NO_ROUNDING, type Rounding, type RoundingMode, roundToWanyuan } from './wanyuan';

export type PlannedTemplate = {
  readonly plan: TemplatePlan;
  readonly tables: readonly PlannedTable[];
  /** Tables of the pack that the template has no place for. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
  /** Of the tables in 万元. */
  readonly rounding: Rounding;
};

/**
 * Decides what goes where in the office's template: every value of every table found there, inserted lines where
 * the spare ones are too few, names of 部门 and 年度, the 说明 sentence of empty tables. The scale is the
 * template's own 金额单位, table by table. Words are read by the clerk's `answers` first, as in an import.
 */
export function planTemplate(
  session: Session,
  template: PlainWorkbook,
  asked: Scale | undefined,
  mode: RoundingMode = 'each',
  answers: readonly Answer[] = [],
): Result<PlannedTemplate, PlanProblem> {
  const { pack } = session;
  const located = locateTables(template, withAnswers(pack, answers).pack);
  if (located.tables.length === 0) return failed({ kind: 'no-tables', looked: namesLookedFor(pack) });
  const allotted = allotTables(session, located.tables, asked);
  if (!allotted.ok) return allotted;
  const insertions = insertionsBySheet(allotted.value);
  const full = allotted.value
    .flatMap(({ pages }) => pages)
    .map(({ location, kept }) => {
      const last = greatest([...location.lines.map(({ row }) => row), ...kept], 0);
      const { name } = location.sheet;
      const rows = (insertions.get(name) ?? []).reduce((sum, { count }) => sum + count, last + 1);
      return { sheet: name, rows };
    })
    .find(({ rows }) => rows > MOST_SHEET_ROWS);
  if (full) return failed({ kind: 'too-many-rows', ...full });
  const rounding = roundingFor(session, located, asked, mode);
  const filling = { session, asked, rounding, noted: tablesToNote(pack, rounding), insertions };
  const filled = allotted.value.map((table) => planTable(table, filling));
  const writes = new Map<string, readonly CellWrite[]>();
  for (const page of filled.flatMap(({ pages }) => pages)) {
    writes.set(page.sheet, [...(writes.get(page.sheet) ?? []), ...page.writes]);
  }
  for (const sheet of template.sheets) {
    if (sheet.hidden || !located.otherSheets.includes(sheet.name)) continue;
    const cover = coverWrites(sheet, session.document().facts);
    if (cover.length > 0) writes.set(sheet.name, cover);
  }
  const found = new Set(located.tables.map(({ table }) => table));
  const seen = [...writes].map(([name, cells]) =>
    withoutHidden(
      present(
        template.sheets.find((sheet) => sheet.name === name),
        'a planned sheet',
      ),
      insertions.get(name) ?? [],
      cells,
    ),
  );
  return ok({
    plan: {
      sheets: seen.map(({ plan }) => plan),
    },
    tables: filled.map(({ planned }) => planned),
    missing: officialTables(pack)
      .filter(({ id }) => !found.has(id))
      .map(({ id }) => id),
    warnings: [...filled.flatMap(({ warnings }) => warnings), ...seen.flatMap(({ warnings }) => warnings)],
    rounding,
  });
}

function roundingFor(
  session: Session,
  { tables }: LocatedWorkbook,
  asked: Scale | undefined,
  mode: RoundingMode,
): Rounding {
  const inWanyuan = tables.filter(({ caption }) => (asked ?? caption.scale) === 'wanyuan');
  if (inWanyuan.length === 0) return NO_ROUNDING;
  return roundToWanyuan(session, mode, new Set(inWanyuan.map(({ table }) => table)));
}
