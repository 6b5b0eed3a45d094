import type { Scale } from '../amount/amount';
import type { Table } from '../pack/pack';
import type { TableId } from '../rule/rule';
import type { Session } from '../session/session';
import type { CellWrite, RowInsertion } from '../workbook/template-plan';
import { allotRows, foreignRows, type PageLines } from './allot-rows';
import type { AllottedTable } from './allot-tables';
import { bodyWrites, type FilledPage } from './body-writes';
import { missingPlaces } from './missing-places';
import { placeRows } from './place-rows';
import { captionWrites } from './plan-caption';
import { noteWrites } from './rounding-note';
import { sentencePage, sentenceWrites } from './sentence-writes';
import type { Rounding } from './wanyuan';

/** What all tables of one template share. */
export type Filling = {
  readonly session: Session;
  /** The scale the clerk wants; absent: each page's own. */
  readonly asked: Scale | undefined;
  readonly rounding: Rounding;
  /** Tables under which the sentence about rounding is printed. */
  readonly noted: ReadonlySet<string>;
  /** By the sheet's name. */
  readonly insertions: ReadonlyMap<string, readonly RowInsertion[]>;
};

/** One table of the template, in numbers. */
export type PlannedTable = {
  readonly table: TableId;
  readonly sheet: string;
  readonly values: number;
  readonly insertedLines: number;
  readonly scale: Scale;
};

type PlannedPage = {
  readonly sheet: string;
  readonly writes: readonly CellWrite[];
  /** Amounts, counts, words and whatever else the columns hold, as an import counts them. */
  readonly values: number;
  readonly insertedLines: number;
  /** Rows inserted for tables beside it that stand blank in this one. */
  readonly blankLines: number;
};

/** Everything written for one table, page after page, and what the clerk should look at. */
export function planTable(
  { table, location, pages }: AllottedTable,
  filling: Filling,
): {
  readonly planned: PlannedTable;
  readonly pages: readonly PlannedPage[];
  readonly warnings: readonly string[];
} {
  const { session, asked } = filling;
  const underTable = sentencePage(pages);
  const planned = pages.map((page) => planPage(table, page, filling, page === underTable));
  const sum = (count: (page: PlannedPage) => number): number =>
    planned.reduce((total, page) => total + count(page), 0);
  const blankLines = sum((page) => page.blankLines);
  const lost = missingPlaces(
    session,
    table,
    pages.map((page) => page.location),
  );
  return {
    planned: {
      table: table.id,
      sheet: location.sheet.name,
      values: sum(({ values }) => values),
      insertedLines: sum(({ insertedLines }) => insertedLines),
      scale: asked ?? location.caption.scale,
    },
    pages: planned,
    warnings: blankLines > 0 ? [...lost, explainBlankLines(table, blankLines)] : lost,
  };
}

function planPage(table: Table, page: PageLines, filling: Filling, isUnderTable: boolean): PlannedPage {
  const { session, asked, rounding, noted, insertions } = filling;
  const { location } = page;
  const sheet = location.sheet.name;
  const inserted = insertions.get(sheet) ?? [];
  const allotted = allotRows(page, inserted);
  const rows = placeRows(allotted, inserted);
  const scale = asked ?? location.caption.scale;
  const filled: FilledPage = { session, table, location, rows, scale, rounding };
  const body = bodyWrites(filled);
  return {
    sheet,
    writes: [
      ...captionWrites(session, table, location).map((write) => ({ ...write, row: rows.moved(write.row) })),
      ...body.writes,
      ...(isUnderTable ? sentenceWrites(filled) : []),
      ...(isUnderTable && noted.has(table.id) ? noteWrites(location, rows) : []),
    ],
    values: body.values,
    insertedLines: allotted.coded.filter(({ at }) => at.inserted > 0).length,
    blankLines: foreignRows(page, inserted),
  };
}

function explainBlankLines({ name }: Table, count: number): string {
  return `模板的${name}与别的表左右并排，为别的表插入的 ${count} 行在这张表中是空行，请核对模板`;
}
