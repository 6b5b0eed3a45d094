import { isNumber, NOT_APPLICABLE, SCALE_NAMES, type Scale } from '../amount/amount';
import { workbookText } from '../amount/format-amount';
import { present } from '../kit/assert';
import { failed, ok, type Result } from '../kit/result';
import { fillFacts } from '../pack/fact-words';
import type { Table } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import { absentTables } from '../session/absent-tables';
import { isEmptyTable } from '../session/empty-table';
import { hiddenLines } from '../session/hidden-lines';
import type { Session } from '../session/session';
import { locateTables } from '../workbook/locate-tables';
import { isTitle, type TableLocation } from '../workbook/location';
import { columnName, type PlainWorkbook } from '../workbook/sheet';
import type { CellWrite, RowInsertion, TemplatePlan, WrittenValue } from '../workbook/template-plan';
import { allotRows, dealLines, foreignRows, insertionsFor, type PageLines } from './allot-rows';
import { codedLineWrites } from './coded-line-writes';
import { type PlacedRows, placeRows } from './place-rows';
import { captionWrites, coverWrites } from './plan-caption';
import { noteWrites, tablesToNote } from './rounding-note';
import { NO_ROUNDING, type Rounding, type RoundingMode, roundToWanyuan } from './wanyuan';

export type PlannedTemplate = {
  readonly plan: TemplatePlan;
  readonly tables: readonly {
    readonly table: string;
    readonly sheet: string;
    readonly values: number;
    readonly insertedLines: number;
    readonly scale: Scale;
  }[];
  /** Tables of the pack that the template has no place for. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
  /** Of the tables in 万元. */
  readonly rounding: Rounding;
};

export type PlanProblem =
  | { readonly kind: 'no-tables' }
  | {
      readonly kind: 'scale-contradicts';
      readonly table: string;
      readonly label: Scale;
      readonly asked: Scale;
    }
  | { readonly kind: 'too-few-rows'; readonly table: string };

/**
 * Decides what goes where in the office's template: every value of every table found there, inserted lines where
 * the spare ones are too few, names of 部门 and 年度, the 说明 sentence of empty tables. The scale is the
 * template's own 金额单位, table by table.
 */
export function planTemplate(
  session: Session,
  template: PlainWorkbook,
  asked: Scale | undefined,
  mode: RoundingMode = 'each',
): Result<PlannedTemplate, PlanProblem> {
  const { pack } = session;
  const located = locateTables(template, pack);
  if (located.tables.length === 0) return failed({ kind: 'no-tables' });
  const inWanyuan = located.tables.filter(({ caption }) => (asked ?? caption.scale) === 'wanyuan');
  const rounding =
    inWanyuan.length === 0
      ? NO_ROUNDING
      : roundToWanyuan(session, mode, new Set(inWanyuan.map(({ table }) => table)));
  const noted = tablesToNote(pack, rounding);
  const allotments: { readonly table: Table; readonly pages: readonly PageLines[] }[] = [];
  const absent = new Set(absentTables(session).map(({ id }) => id));
  // A template's table of which nothing is known stays as it is.
  for (const location of located.tables.filter((place) => !absent.has(place.table))) {
    const table = present(
      pack.tables.find(({ id }) => id === location.table),
      'a located table is of the pack',
    );
    const { scale, scaleAt } = location.caption;
    if (asked !== undefined && scaleAt !== undefined && asked !== scale) {
      return failed({ kind: 'scale-contradicts', table: table.name, label: scale, asked });
    }
    const pages = dealLines(table, location, session.document().tables.get(table.id)?.lines ?? []);
    if (!pages) return failed({ kind: 'too-few-rows', table: table.name });
    allotments.push({ table, pages });
  }
  const insertions = insertionsBySheet(allotments.flatMap(({ pages }) => pages));
  const writes = new Map<string, CellWrite[]>();
  const tables: PlannedTemplate['tables'][number][] = [];
  const warnings: string[] = [];
  for (const { table, pages } of allotments) {
    const [first] = pages;
    if (!first) continue;
    const sentencePage =
      pages.findLast(({ location }) => location.sentenceRow !== undefined) ??
      pages.findLast(({ location }) => location.noteRow !== undefined);
    let values = 0;
    let insertedLines = 0;
    let blankLines = 0;
    for (const page of pages) {
      const { location } = page;
      const name = location.sheet.name;
      const inserted = insertions.get(name) ?? [];
      const allotted = allotRows(page, inserted);
      insertedLines += allotted.coded.filter(({ at }) => at.inserted > 0).length;
      blankLines += foreignRows(page, inserted);
      const rows = placeRows(allotted, inserted);
      const written = writesOf(session, table, location, rows, asked ?? location.caption.scale, rounding);
      values += written.values;
      writes.set(name, [
        ...(writes.get(name) ?? []),
        ...captionWrites(session, table, location).map((write) => ({
          ...write,
          row: rows.moved(write.row),
        })),
        ...written.writes,
        ...(page === sentencePage ? sentenceWrites(session, table, location, rows) : []),
        ...(page === sentencePage && noted.has(table.id) ? noteWrites(location, rows) : []),
      ]);
    }
    warnings.push(
      ...missingPlaces(
        session,
        table,
        pages.map((page) => page.location),
      ),
    );
    if (blankLines > 0) {
      warnings.push(
        `模板的${table.name}与别的表左右并排，为别的表插入的 ${blankLines} 行在这张表中是空行，请核对模板`,
      );
    }
    tables.push({
      table: table.id,
      sheet: first.location.sheet.name,
      values,
      insertedLines,
      scale: asked ?? first.location.caption.scale,
    });
  }
  for (const sheet of template.sheets) {
    if (sheet.hidden || !located.otherSheets.includes(sheet.name)) continue;
    const cover = coverWrites(sheet, session.document().facts);
    if (cover.length > 0) writes.set(sheet.name, cover);
  }
  const found = new Set(located.tables.map(({ table }) => table));
  return ok({
    plan: {
      sheets: [...writes].map(([sheet, cells]) => ({
        sheet,
        insertions: insertions.get(sheet) ?? [],
        writes: cells,
      })),
    },
    tables,
    missing: pack.tables.filter(({ id }) => !found.has(id)).map(({ id }) => id),
    warnings,
    rounding,
  });
}

function insertionsBySheet(pages: readonly PageLines[]): ReadonlyMap<string, readonly RowInsertion[]> {
  const names = new Set(pages.map(({ location }) => location.sheet.name));
  return new Map(
    [...names].map((name) => [
      name,
      insertionsFor(pages.filter(({ location }) => location.sheet.name === name)),
    ]),
  );
}

function writesOf(
  session: Session,
  table: Table,
  location: TableLocation,
  rows: PlacedRows,
  scale: Scale,
  rounding: Rounding,
): { readonly writes: readonly CellWrite[]; readonly values: number } {
  const writes: CellWrite[] = [];
  let values = 0;
  for (const { key, panel, row } of rows.lines) {
    for (const { amount, columns } of location.panels[panel] ?? []) {
      const [column] = columns;
      if (amount === undefined || column === undefined || isTitle(location, row, column)) continue;
      const cell = session.cell({ table: table.id, line: key, column: amount });
      // What the pack prints as — the template prints already.
      if (!cell || cell.kind === 'not-applicable') continue;
      const value: WrittenValue = isNumber(cell.value)
        ? {
            kind: 'number',
            text: workbookText(rounding.printed.get(cell.address) ?? cell.value, cell.type, scale),
          }
        : cell.value === NOT_APPLICABLE
          ? { kind: 'text', text: '——' }
          : { kind: 'blank' };
      if (value.kind === 'number') values += 1;
      writes.push({ row, column, value });
    }
  }
  for (const { row, panel, code, name } of rows.coded) {
    writes.push(...codedLineWrites(location, panel, row, { code, name }));
  }
  for (const { row, panel } of rows.leftover) {
    for (const { columns } of location.panels[panel] ?? []) {
      for (const column of columns) writes.push({ row, column, value: { kind: 'blank' } });
    }
  }
  return { writes, values };
}

/** The sentence under an empty table's note; taken away from a table that has data. */
function sentenceWrites(
  session: Session,
  table: Table,
  location: TableLocation,
  rows: PlacedRows,
): CellWrite[] {
  const { emptySentence } = table;
  const { noteRow, sentenceRow } = location;
  if (emptySentence === undefined) return [];
  const row = sentenceRow ?? (noteRow === undefined ? undefined : noteRow + 1);
  if (row === undefined) return [];
  const empty = isEmptyTable(session, table.id);
  if (!empty && sentenceRow === undefined) return [];
  const column = firstColumn(location, sentenceRow ?? noteRow ?? row);
  return [
    {
      row: rows.moved(row),
      column,
      value: empty
        ? { kind: 'text', text: fillFacts(emptySentence, session.document().facts) }
        : { kind: 'blank' },
    },
  ];
}

function firstColumn(location: TableLocation, row: number): number {
  const [column] = location.sheet.rows.get(row)?.keys() ?? [];
  return column ?? 0;
}

/** Values that the template has no row or column for. */
function missingPlaces(session: Session, table: Table, pages: readonly TableLocation[]): string[] {
  const lost: string[] = [];
  for (const { label } of pages.flatMap(({ missingLines }) => missingLines)) lost.push(`没有“${label}”一行`);
  for (const { title } of pages.flatMap(({ missingColumns }) => missingColumns)) {
    lost.push(`没有“${title}”一栏`);
  }
  for (const label of unplacedOptional(session, table, pages)) lost.push(`没有“${label}”一行`);
  for (const { title, columns } of pages.flatMap(({ unclearColumns }) => unclearColumns)) {
    lost.push(`有 ${columns.map(columnName).join('、')} 列都可能是“${title}”`);
  }
  if (isEmptyTable(session, table.id)) return [];
  return lost.map((what) => `模板的${table.name}${what}，这部分数没有写入，请核对模板`);
}

/** Optional lines are missed only when there is something to print in them. */
function unplacedOptional(session: Session, table: Table, pages: readonly TableLocation[]): string[] {
  const found = new Set(pages.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const hidden = hiddenLines(session, table);
  return tableLines(table, [])
    .filter(({ key, fixed }) => fixed?.optional === true && !found.has(key) && !hidden.has(key))
    .map(({ label }) => label);
}

/** One sentence for the clerk. */
export function explainPlanProblem(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'no-tables':
      return '模板里没有找到任何一张公开表（找不到“公开01表”等表号或表名），请选择部门决算公开报表的模板';
    case 'scale-contradicts':
      return `模板的${problem.table}写明金额单位为${SCALE_NAMES[problem.label]}，与要求的${SCALE_NAMES[problem.asked]}不符，请去掉金额单位选项或改用别的模板`;
    case 'too-few-rows':
      return `模板的${problem.table}在“合计”之下没有可写科目的行，请在模板中留出至少一个空行`;
  }
}
