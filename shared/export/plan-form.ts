import type { FormSheets } from '../forms/forms-in-workbook';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { ok, type Result } from '../kit/result';
import { columnWords } from '../pack/column-words';
import type { FormKind, Table } from '../pack/pack';
import { ROW_NAME } from '../pack/row-keys';
import { type TableLine, tableLines } from '../pack/table-shape';
import type { Session } from '../session/session';
import type { TableLocation } from '../workbook/location';
import type { CellWrite, TemplatePlan } from '../workbook/template-plan';
import { allotRows, insertionsFor, type PageLines } from './allot-rows';
import { allotTables } from './allot-tables';
import { bodyWrites } from './body-writes';
import { mergedAreas, withoutCovered } from './form-merges';
import { rowsToFill } from './form-places';
import { FormPlan, type FormToFill } from './form-plan';
import { placeRows } from './place-rows';
import { planFormWords } from './plan-form-words';
import type { PlanProblem } from './plan-problem';
import { NO_ROUNDING } from './wanyuan';

export type PlannedForm = {
  readonly plan: TemplatePlan;
  /** What of the form found no place in the template, a sentence each. */
  readonly lost: readonly string[];
};

/**
 * Decides what of a form goes where in the office's own 自评表: texts beside their labels, rows inserted where the
 * template's are too few and merged as it merges them, scores. What the template does not ask for is told.
 *
 * @param template the sheets of the workbook that are a form of the kind
 */
export function planForm(form: FormToFill, template: FormSheets): Result<PlannedForm, PlanProblem> {
  const { session, kind } = form;
  const { located } = present(
    template.located.find((found) => found.kind === kind),
    'the template is of the kind',
  );
  const locations = located.tables.map((location) => withRowsToFill(kind, location));
  const allotted = allotTables(session, locations, undefined);
  if (!allotted.ok) return allotted;
  const pages = allotted.value.flatMap(({ table, pages: own }) =>
    own.map((page) => ({ table, page: withRoomInside(page) })),
  );
  const { sheets } = template.workbook;
  const plan = new FormPlan(sheets, (name) =>
    insertionsFor(pages.flatMap(({ page }) => (page.location.sheet.name === name ? [page] : []))),
  );
  for (const { table, page } of pages) planPage(session, table, page, plan);
  const lost = planFormWords(form, sheets, locations, plan);
  return ok({ plan: plan.toPlan(), lost: [...lost, ...withoutPlace(form, plan)] });
}

/** A template's examples are no lines of ours: all its rows are there to be filled. */
function withRowsToFill(kind: FormKind, location: TableLocation): TableLocation {
  return {
    ...location,
    codedLines: [],
    spareRows: rowsToFill(kind, location),
    continuations: location.continuations.map((page) => withRowsToFill(kind, page)),
  };
}

/** Above its only row: what is merged along the table grows with it. */
function withRoomInside(page: PageLines): PageLines {
  const [only, ...others] = page.kept;
  if (only === undefined || others.length > 0 || only <= page.location.top) return page;
  return { ...page, room: { first: only - 1, last: only - 1, like: only } };
}

function planPage(session: Session, table: Table, page: PageLines, plan: FormPlan): void {
  const { location, kept } = page;
  const insertions = plan.insertions(location.sheet);
  const rows = placeRows(allotRows(page, insertions), insertions);
  const { scale } = location.caption;
  // In 万元 a form says its amounts whole, so that its sums are those of what it prints.
  const { writes } = bodyWrites({
    session,
    table,
    location,
    rows,
    scale,
    rounding: NO_ROUNDING,
    exact: true,
  });
  const filled = [...rows.coded, ...rows.leftover]
    .map(({ row }) => row)
    .toSorted((one, other) => one - other);
  const merged = mergedAreas(location, kept, filled, writes);
  plan.add(location.sheet, withoutCovered(writes.map(withoutEmpty), merged), merged);
  for (const { key, panel } of rows.lines)
    for (const { amount, columns } of location.panels[panel] ?? [])
      if (amount !== undefined && columns.length > 0) plan.note(table.id, key, amount);
  for (const { code, panel } of rows.coded)
    if (location.panels[panel]?.some(({ shows, columns }) => shows === 'name' && columns.length > 0))
      plan.note(table.id, code, ROW_NAME);
}

/** A row without a name has nothing written for one. */
function withoutEmpty(write: CellWrite): CellWrite {
  return write.value.kind === 'text' && write.value.text === ''
    ? { ...write, value: { kind: 'blank' } }
    : write;
}

/** What holds something and is written nowhere: by the columns of a table, by lines where they are texts or scores. */
function withoutPlace({ session, kind }: FormToFill, plan: FormPlan): string[] {
  const told: string[] = [];
  for (const table of kind.tables) {
    const lines = tableLines(table, session.document().tables.get(table.id)?.lines ?? []);
    for (const line of lines) append(told, lostOf(session, kind, table, line, plan));
  }
  return [...new Set(told)].map((what) => `模板里没有写${what}的地方，没有写入`);
}

function lostOf(
  session: Session,
  { score }: FormKind,
  table: Table,
  { key, fixed, label, columns }: TableLine,
  plan: FormPlan,
): string[] {
  // What is only computed nobody misses, but the score.
  if (table.supplementary && !(score.table === table.id && score.line === key)) return [];
  const isNamed = fixed || label.trim() === '' || plan.has(table.id, key, ROW_NAME);
  const cells = columns.filter((column) => {
    const cell = session.cell({ table: table.id, line: key, column });
    const holds = cell && cell.kind !== 'not-applicable' && cell.value !== null;
    return holds && !plan.has(table.id, key, column);
  });
  return [
    ...(isNamed ? [] : [`“${table.shortTitle}”各行的名称`]),
    ...cells.map((column) =>
      fixed && (columns.length === 1 || table.supplementary)
        ? `“${label}”`
        : `“${table.shortTitle}”的“${columnWords(table, key, column)}”`,
    ),
  ];
}
