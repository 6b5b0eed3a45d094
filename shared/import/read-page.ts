import { isNothing, SCALE_NAMES, sameValue } from '../amount/amount';
import { type AddressText, addressText } from '../document/address';
import type { Entry } from '../document/document';
import { AMOUNT } from '../kind/kinds';
import { present } from '../kit/assert';
import type { ShownReading } from '../pack/answered-words';
import type { Table } from '../pack/pack';
import { type TableLine, typeAt } from '../pack/table-shape';
import type { ColumnNumber, LineKey } from '../rule/rule';
import type { AskedCell } from '../workbook/asked-cell';
import { unitsOf } from '../workbook/cell-units';
import { type CellPlace, isTitle, type TableLocation } from '../workbook/location';
import { PlaceSet } from '../workbook/place-set';
import { cellAt, cellName } from '../workbook/sheet';
import type { IssueList } from './issue-list';
import { readCell } from './read-cell';

/** A table of which some pages are read: its lines, and what the pages so far filled. */
export type TableInReading = {
  readonly table: Table;
  readonly lines: ReadonlyMap<LineKey, TableLine>;
  readonly entries: Map<LineKey, Map<ColumnNumber, Entry>>;
  /** Cell → where it stands in the workbook. */
  readonly places: Map<AddressText, string>;
  /** What a clerk said of numbers shown otherwise than stored. */
  readonly reading: ShownReading | undefined;
  /** Cells whose number can be meant in two ways, until the clerk says in which. */
  readonly asked: AskedCell[];
  /** Places whose number is in a cell, and those whose number is in none, with the reason. */
  readonly taken: Set<string>;
  readonly refused: Map<string, string>;
};

/** Takes the values of one page. Gives the cells of the sheet that were accounted for. */
export function readPage(reading: TableInReading, page: TableLocation, issues: IssueList): PlaceSet {
  const read = new PlaceSet();
  const rows = [...page.lines, ...page.codedLines.map(({ code, panel, row }) => ({ key: code, panel, row }))];
  for (const { key, panel, row } of rows) {
    for (const { amount, columns } of page.panels[panel] ?? []) {
      const [column] = columns;
      if (amount === undefined || column === undefined || isTitle(page, row, column)) continue;
      read.add(row, column);
      takeCell(reading, { line: key, column: amount, panel, page, at: { row, column } }, issues);
    }
  }
  return read;
}

/** A cell of the table and where it is printed. */
type PrintedCell = {
  readonly line: LineKey;
  readonly column: number;
  readonly panel: number;
  readonly page: TableLocation;
  readonly at: CellPlace;
};

function takeCell(reading: TableInReading, cell: PrintedCell, issues: IssueList): void {
  const { table, lines, entries, places } = reading;
  const { line, column, page, at } = cell;
  const sheet = page.sheet.name;
  const name = cellName(at.row, at.column);
  const place = `${sheet}!${name}`;
  const address = addressText(table.id, line, column);
  const refuse = (rule: string, why: string): void => {
    reading.refused.set(place, why.replace(/^（[^）]*）：?/, '').trim());
    issues.add({
      rule,
      severity: 'error',
      message: `工作表“${sheet}”的 ${name}${why}`,
      cells: [address],
      place,
    });
  };
  const fixed = lines.get(line)?.fixed;
  const isOpen = !fixed?.notApplicable.includes(column);
  const printed = cellAt(page.sheet, at.row, at.column);
  const { power, scaleBy, unit: words } = page.caption;
  const taken = readCell(
    printed,
    // — is printed where nothing applies, whatever the column takes.
    isOpen ? typeAt(table, { fixed }, column) : AMOUNT,
    {
      power,
      words: scaleBy === 'default' ? '' : words || SCALE_NAMES[page.caption.scale],
      reading: reading.reading,
    },
    unitsOf(page, cell.panel, at),
  );
  const known = entries.get(line)?.get(column)?.value ?? null;
  if (!taken.ok && taken.problem.kind === 'asked') {
    const { text: stored = '', hidden = 0 } = printed ?? {};
    reading.refused.set(place, '显示的数与存储的数不同，请在“对应关系”中选择');
    if (typeof hidden === 'number') reading.asked.push({ address, sheet, cell: name, stored, hidden });
  } else if (!taken.ok) {
    const why = taken.problem.kind === 'refused' ? taken.problem.why : '';
    refuse('G-5', `（${address}）：${why}；此格留空，请改正后填入`);
  } else if (!isOpen) {
    if (!isNothing(taken.value)) {
      refuse('G-5', ' 有金额，表样此格印“——”（不适用），没有读取，请核对');
    }
  } else if (known !== null && taken.value !== null) {
    // The line stands on an earlier page already.
    if (sameValue(known, taken.value)) reading.taken.add(place);
    else {
      refuse(
        'I-1',
        `（${address}）与前面的 ${present(places.get(address), 'what is known was read somewhere')} 不同，没有读取，请核对`,
      );
    }
  } else if (taken.value !== null) {
    reading.taken.add(place);
    const own = entries.get(line);
    if (own) own.set(column, { value: taken.value });
    else entries.set(line, new Map([[column, { value: taken.value }]]));
  }
  // A cell blank so far may still be printed with a value on a later page, which is then its place.
  if (known === null) places.set(address, place);
}
