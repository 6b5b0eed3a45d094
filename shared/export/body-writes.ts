import { NOT_APPLICABLE, type Scale } from '../amount/amount';
import { POWER_OF } from '../amount/money-unit';
import { type Address, addressText } from '../document/address';
import { exactWorkbookValue, measures, ownScale, workbookValue } from '../kind/value-text';
import type { Table } from '../pack/pack';
import type { Session, ShownCell } from '../session/session';
import { otherMoneyUnit } from '../workbook/cell-units';
import { isTitle, type TableLocation } from '../workbook/location';
import type { CellWrite, WrittenValue } from '../workbook/template-plan';
import { codedLineWrites } from './coded-line-writes';
import type { PlacedRows } from './place-rows';
import type { Rounding } from './wanyuan';

/** One page of a table in the template, and what is printed there. */
export type FilledPage = {
  readonly session: Session;
  readonly table: Table;
  readonly location: TableLocation;
  readonly rows: PlacedRows;
  readonly scale: Scale;
  readonly rounding: Rounding;
  /** Nothing is rounded to the decimals of the scale; absent: amounts are, as the table prints them. */
  readonly exact?: true;
};

/** What goes into the body of a page. `values`: how many of its cells hold something, counted as an import counts them. */
export type BodyWrites = { readonly writes: readonly CellWrite[]; readonly values: number };

/** The body of a page: its amounts, the codes and names of its coded lines, nothing in the rows left over. */
export function bodyWrites(page: FilledPage): BodyWrites {
  const { table, location, rows } = page;
  const amounts = amountWrites(page);
  const writes = [
    ...amounts,
    ...rows.coded.flatMap((line) => codedLineWrites(table, location, line)),
    ...rows.leftover.flatMap(({ row, panel }) =>
      (location.panels[panel] ?? []).flatMap(({ columns }) =>
        columns.map((column): CellWrite => ({ row, column, value: { kind: 'blank' } })),
      ),
    ),
  ];
  return { writes, values: amounts.filter(({ value }) => value.kind !== 'blank' && value !== DASH).length };
}

const DASH: WrittenValue = { kind: 'text', text: '——' };

function amountWrites(page: FilledPage): CellWrite[] {
  const { session, table, location, rows } = page;
  // Which of a panel's columns hold amounts, and where.
  const places = location.panels.map((columns) =>
    columns.flatMap(({ amount, columns: [column] }) =>
      amount === undefined || column === undefined ? [] : [{ amount, column }],
    ),
  );
  const writes: CellWrite[] = [];
  for (const { key, panel, row, like } of rows.lines) {
    for (const { amount, column } of places[panel] ?? []) {
      if (isTitle(location, row, column)) continue;
      const place = { table: table.id, line: key, column: amount };
      const cell = session.shown(place);
      if (!cell) continue;
      // What the pack prints as — the template prints already.
      if (cell.value === NOT_APPLICABLE && session.cell(place)?.kind === 'not-applicable') continue;
      // In another unit the amount would be wrong by powers of ten: it is told of as a place that is missing.
      const own = ownScale(cell.type);
      if (measures(cell.type) === 'money' && otherMoneyUnit(location, panel, like, column, own)) continue;
      writes.push({ row, column, value: writtenValue(place, cell, page) });
    }
  }
  return writes;
}

const BLANK: WrittenValue = { kind: 'blank' };

function writtenValue(
  place: Address,
  { value, type }: ShownCell,
  { rounding, scale, exact }: FilledPage,
): WrittenValue {
  if (value === null) return BLANK;
  if (value === NOT_APPLICABLE) return DASH;
  const inWorkbook = exact ? exactWorkbookValue : workbookValue;
  const printed =
    rounding.printed.size === 0
      ? undefined
      : rounding.printed.get(addressText(place.table, place.line, place.column));
  const written = inWorkbook(printed ?? value, type, scale);
  return written.kind === 'number' && measures(type) === 'money'
    ? { ...written, power: POWER_OF[ownScale(type) ?? scale] }
    : written;
}
