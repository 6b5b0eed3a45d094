import { type CellValue, isNothing, SCALE_NAMES, sameValue } from '../amount/amount';
import { addressText } from '../document/address';
import type { Entry } from '../document/document';
import { AMOUNT } from '../kind/kinds';
import { present } from '../kit/assert';
import type { ShownReading } from '../pack/answered-words';
import type { FixedLine, Table } from '../pack/pack';
import { type TableLine, typeAt } from '../pack/table-shape';
import type { ColumnNumber, LineKey } from '../rule/rule';
import type { AskedCell } from '../workbook/asked-cell';
import { type CellUnit, unitsAlong } from '../workbook/cell-units';
import { isTitle, type LocatedColumn, type TableLocation } from '../workbook/location';
import { PlaceSet, type WorkbookPlaces } from '../workbook/place-set';
import { cellName, type SheetCell } from '../workbook/sheet';
import type { TableUnit, UnitProblem } from './cell-unit';
import type { IssueList } from './issue-list';
import { type PagePlaces, type PrintedPlaces, placeNumber } from './printed-places';
import { readCell } from './read-cell';

/** A table of which some pages are read: its lines, and what the pages so far filled. */
export type TableInReading = {
  readonly table: Table;
  readonly lines: ReadonlyMap<LineKey, TableLine>;
  readonly entries: Map<LineKey, Map<ColumnNumber, Entry>>;
  readonly places: PrintedPlaces;
  /** What a clerk said of numbers shown otherwise than stored. */
  readonly reading: ShownReading | undefined;
  /** Cells whose number can be meant in two ways, until the clerk says in which. */
  readonly asked: AskedCell[];
  /** Places whose number is in a cell, and those (`工作表!C7`) whose number is in none, with the reason. */
  readonly taken: WorkbookPlaces;
  readonly refused: Map<string, string>;
};

/** Takes the values of one page. Gives the cells of the sheet that were accounted for. */
export function readPage(reading: TableInReading, page: TableLocation, issues: IssueList): PlaceSet {
  const read = new PlaceSet();
  const amounts = page.panels.map(amountColumns);
  const { power, scaleBy, unit, scale } = page.caption;
  const onPage: PageInReading = {
    reading,
    page,
    issues,
    unit: { power, words: scaleBy === 'default' ? '' : unit || SCALE_NAMES[scale], reading: reading.reading },
    places: reading.places.page(page.sheet.name),
    taken: reading.taken.of(page.sheet.name),
  };
  const takeRow = (line: LineKey, panel: number, row: number): void => {
    const columns = amounts[panel] ?? [];
    if (columns.length === 0) return;
    const inRow = rowInReading(onPage, line, panel, row);
    for (const { amount, column } of columns) {
      if (isTitle(page, row, column)) continue;
      read.add(row, column);
      takeCell(onPage, inRow, amount, column);
    }
  };
  for (const { key, panel, row } of page.lines) takeRow(key, panel, row);
  for (const { code, panel, row } of page.codedLines) takeRow(code, panel, row);
  return read;
}

/** The columns of a panel that hold amounts, by the table's numbers and where they stand in the sheet. */
function amountColumns(columns: readonly LocatedColumn[]) {
  return columns.flatMap(({ amount, columns: [column] }) =>
    amount === undefined || column === undefined ? [] : [{ amount, column }],
  );
}

/** What holds of all cells of a page. */
type PageInReading = {
  readonly reading: TableInReading;
  readonly page: TableLocation;
  readonly issues: IssueList;
  readonly unit: TableUnit;
  readonly places: PagePlaces;
  readonly taken: PlaceSet;
};

/** What holds of all cells of a row. */
type RowInReading = {
  readonly line: LineKey;
  readonly row: number;
  readonly fixed: FixedLine | undefined;
  readonly cells: ReadonlyMap<number, SheetCell> | undefined;
  readonly units: (column: number) => readonly CellUnit[];
  /** Where its cells stand on the page, by the table's columns. */
  readonly places: Map<ColumnNumber, number>;
  /** What was read of the line, on this page or before. */
  entries: Map<ColumnNumber, Entry> | undefined;
};

function rowInReading(
  { reading: { lines, entries }, page, places }: PageInReading,
  line: LineKey,
  panel: number,
  row: number,
): RowInReading {
  const known = places.lines.get(line) ?? new Map<ColumnNumber, number>();
  places.lines.set(line, known);
  return {
    line,
    row,
    fixed: lines.get(line)?.fixed,
    cells: page.sheet.rows.get(row),
    units: unitsAlong(page, panel, row),
    places: known,
    entries: entries.get(line),
  };
}

function takeCell(on: PageInReading, inRow: RowInReading, column: ColumnNumber, at: number): void {
  const { table } = on.reading;
  const { line, row, fixed } = inRow;
  const isOpen = !fixed?.notApplicable.includes(column);
  const printed = inRow.cells?.get(at);
  const known = inRow.entries?.get(column)?.value ?? null;
  if (printed) {
    // — is printed where nothing applies, whatever the column takes.
    const type = isOpen ? typeAt(table, { fixed }, column) : AMOUNT;
    const taken = readCell(printed, type, on.unit, inRow.units(at));
    if (!taken.ok) refuse(on, inRow, column, at, taken.problem);
    else if (!isOpen) {
      if (!isNothing(taken.value))
        tell(on, inRow, column, at, 'G-5', ' 有金额，表样此格印“——”（不适用），没有读取，请核对');
    } else if (taken.value !== null) {
      if (known === null) keep(on, inRow, column, at, taken.value);
      // The line stands on an earlier page already.
      else if (sameValue(known, taken.value)) on.taken.add(row, at);
      else {
        const before = present(on.reading.places.get(line, column), 'what is known was read somewhere');
        const why = `（${addressText(table.id, line, column)}）与前面的 ${before} 不同，没有读取，请核对`;
        tell(on, inRow, column, at, 'I-1', why);
      }
    }
  }
  // A cell blank so far may still be printed with a value on a later page, which is then its place.
  if (known === null) inRow.places.set(column, placeNumber(row, at));
}

function keep(
  on: PageInReading,
  inRow: RowInReading,
  column: ColumnNumber,
  at: number,
  value: CellValue,
): void {
  on.taken.add(inRow.row, at);
  if (inRow.entries) inRow.entries.set(column, { value });
  else {
    inRow.entries = new Map([[column, { value }]]);
    on.reading.entries.set(inRow.line, inRow.entries);
  }
}

function refuse(
  on: PageInReading,
  inRow: RowInReading,
  column: ColumnNumber,
  at: number,
  problem: UnitProblem,
): void {
  const { reading, page } = on;
  const address = addressText(reading.table.id, inRow.line, column);
  if (problem.kind === 'refused') {
    tell(on, inRow, column, at, 'G-5', `（${address}）：${problem.why}；此格留空，请改正后填入`);
    return;
  }
  const { text: stored = '', hidden = 0 } = inRow.cells?.get(at) ?? {};
  const sheet = page.sheet.name;
  const cell = cellName(inRow.row, at);
  reading.refused.set(`${sheet}!${cell}`, '显示的数与存储的数不同，请在“对应关系”中选择');
  if (typeof hidden === 'number') reading.asked.push({ address, sheet, cell, stored, hidden });
}

/** An issue of a cell that was not read. */
function tell(
  { reading, page, issues }: PageInReading,
  { line, row }: RowInReading,
  column: ColumnNumber,
  at: number,
  rule: string,
  why: string,
): void {
  const sheet = page.sheet.name;
  const name = cellName(row, at);
  const place = `${sheet}!${name}`;
  reading.refused.set(place, why.replace(/^（[^）]*）：?/, '').trim());
  issues.add({
    rule,
    severity: 'error',
    message: `工作表“${sheet}”的 ${name}${why}`,
    cells: [addressText(reading.table.id, line, column)],
    place,
  });
}
