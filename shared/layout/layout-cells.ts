import { writeAddress } from '../document/address';
import { alignmentOf } from '../kind/value-text';
import type { FixedLine, PanelColumn } from '../pack/pack';
import { ROW_NAME } from '../pack/row-keys';
import { typeAt } from '../pack/table-shape';
import type { LineKey } from '../rule/rule';
import type { LayoutCell } from './layout';
import type { PlacedPanel } from './placed-panel';

/** A cell with printed words, one row high; not bold and one column wide unless said. */
export function textCell(
  column: number,
  text: string,
  align: 'left' | 'center' | 'right',
  look: { readonly bold?: boolean; readonly columnSpan?: number } = {},
): LayoutCell {
  return {
    column,
    columnSpan: look.columnSpan ?? 1,
    rowSpan: 1,
    bold: look.bold ?? false,
    content: { kind: 'text', text, align },
  };
}

/** A bordered place without meaning. */
export function emptyCell(column: number): LayoutCell {
  return { column, columnSpan: 1, rowSpan: 1, bold: false, content: { kind: 'empty' } };
}

/** Where a row's name is written. */
export function rowNameCell(
  { book, table }: Pick<PlacedPanel, 'book' | 'table'>,
  line: LineKey,
  place: number,
): LayoutCell {
  const address = writeAddress({
    ...(book === undefined ? {} : { book }),
    table: table.id,
    line,
    column: ROW_NAME,
  });
  return {
    column: place,
    columnSpan: 1,
    rowSpan: 1,
    bold: false,
    content: { kind: 'cell', address, align: 'left' },
  };
}

/** Where a line's value of a column of values stands; `place` is the physical column. `fixed`: the pack's line. */
export function amountCell(
  { book, table }: Pick<PlacedPanel, 'book' | 'table'>,
  line: LineKey,
  column: PanelColumn,
  place: number,
  bold: boolean,
  fixed?: FixedLine,
): LayoutCell {
  const number = column.amount ?? 0;
  const address = writeAddress({
    ...(book === undefined ? {} : { book }),
    table: table.id,
    line,
    column: number,
  });
  const align = alignmentOf(typeAt(table, { fixed }, number));
  return { column: place, columnSpan: 1, rowSpan: 1, bold, content: { kind: 'cell', address, align } };
}
