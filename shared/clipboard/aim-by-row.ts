import type { Scale } from '../amount/amount';
import { type AddressText, type TablePlace, writeAddress } from '../document/address';
import { optionsOf } from '../kind/value-text';
import type { PanelColumn, Table } from '../pack/pack';
import { keysBetween, ROW_NAME } from '../pack/row-keys';
import { type CodedLine, panelColumns, typeAt } from '../pack/table-shape';
import type { GridShape, Rectangle } from '../selection/grid-shape';
import { locateUntitled } from '../workbook/locate-tables';
import { type Aim, blockPlace, type Stray } from './aim';
import { type Block, type BlockCell, blockCell, blockSheet, blockSize } from './block';

type RowsTarget = {
  readonly place: TablePlace;
  readonly table: Table;
  readonly lines: readonly CodedLine[];
  readonly shape: GridShape;
  readonly range: Rectangle;
  readonly scale: Scale;
};

/**
 * Onto a table of rows: row after row from where the clerk stands, by the columns' words where the block has the header,
 * else by place; what is longer than the table makes rows behind its last one. A choice merged over several rows stands
 * in each of them. `undefined`: the block fits into what is there, cell by cell.
 */
export function aimByRow(block: Block, target: RowsTarget): Aim | undefined {
  const { place, table, lines, shape, range, scale } = target;
  const header = headerOf(block, table);
  const columns = header?.columns ?? columnsFrom(table, range.left, blockSize(block).columns);
  const from = header?.rows ?? 0;
  const count = blockSize(block).rows - from;
  const rows = shape.rows.map(({ key }, at) => ({ key, at }));
  const last = rows.findLast(({ key }) => lines.some(({ code }) => code === key));
  const missing = Math.max(0, range.top + count - rows.length);
  const isMerged = block.merges.some(({ top, bottom }) => bottom > top);
  if (!header && missing === 0 && !isMerged) return undefined;
  const added = keysBetween(lines.at(-1)?.code, undefined, Math.max(missing, 1))?.slice(0, missing);
  if (!added || (last !== undefined && range.top > last.at + 1)) return undefined;
  const behind = last === undefined ? 0 : last.at + 1;
  const keys = [
    ...rows.slice(0, behind).map(({ key }) => key),
    ...added,
    ...rows.slice(behind).map(({ key }) => key),
  ].slice(range.top);
  const cells: { readonly address: AddressText; readonly cell: BlockCell }[] = [];
  const strays: Stray[] = [];
  for (let row = 0; row < count; row += 1) {
    for (const [at, column] of columns.entries()) {
      const cell = spreadCell(block, from + row, at, table, column);
      const key = keys[row];
      const number = column && columnNumber(column);
      if (key !== undefined && number !== undefined && isCell(target, key, number))
        cells.push({ address: writeAddress({ ...place, line: key, column: number }), cell });
      else if (cell.text.trim() !== '' && column?.shows !== 'name')
        strays.push({ place: blockPlace(from + row, at), text: cell.text, reason: '超出表格的栏次' });
    }
  }
  return { cells, lines: added.map((code) => ({ code, name: '' })), strays, scale: block.scale ?? scale };
}

/** A fixed row prints its name and need not have every column. */
function isCell({ shape, lines }: RowsTarget, key: string, column: number): boolean {
  const at = shape.rows.findIndex((row) => row.key === key);
  if (at < 0 || lines.some(({ code }) => code === key)) return true;
  return (
    shape.rows[at]?.cells.some(
      (cell) => cell?.content.kind === 'cell' && cell.content.address.endsWith(`[${key},${column}]`),
    ) === true
  );
}

type Header = { readonly rows: number; readonly columns: readonly (PanelColumn | undefined)[] };

/** The printed header above the block's rows, and which of its columns is which. */
function headerOf(block: Block, table: Table): Header | undefined {
  if (blockSize(block).rows < 2) return undefined;
  const location = locateUntitled(blockSheet(block), table);
  const [panel] = table.panels;
  if (!location || !panel || location.firstBodyRow === 0) return undefined;
  const columns: (PanelColumn | undefined)[] = Array.from({ length: blockSize(block).columns });
  for (const [at, { columns: found }] of (location.panels[0] ?? []).entries()) {
    const [column] = found;
    if (column !== undefined) columns[column] = panelColumns(panel)[at];
  }
  return { rows: location.firstBodyRow, columns };
}

function columnsFrom(table: Table, left: number, count: number): readonly (PanelColumn | undefined)[] {
  const columns = table.panels.flatMap(panelColumns);
  return Array.from({ length: count }, (_, at) => columns[left + at]);
}

function columnNumber({ shows, amount }: PanelColumn): number | undefined {
  return shows === 'name' ? ROW_NAME : amount;
}

/** 一级 and 二级 are printed once over the rows they hold for; a number so merged is one number. */
function spreadCell(
  block: Block,
  row: number,
  at: number,
  table: Table,
  column: PanelColumn | undefined,
): BlockCell {
  const cell = blockCell(block, row, at);
  if (cell.text.trim() !== '' || column?.amount === undefined) return cell;
  if (optionsOf(typeAt(table, {}, column.amount)).length === 0) return cell;
  const merge = block.merges.find(
    ({ top, bottom, left, right }) => top < row && row <= bottom && left <= at && at <= right,
  );
  return merge ? blockCell(block, merge.top, merge.left) : cell;
}
