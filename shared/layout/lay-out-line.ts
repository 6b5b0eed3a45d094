import type { FixedLine, PanelColumn } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import { codeLevels } from '../pack/table-shape';
import type { LayoutCell } from './layout';
import { amountCell, textCell } from './layout-cells';
import type { PlacedPanel } from './placed-panel';

/** The part of a line of the pack that stands in one panel. */
export function fixedLineCells(placed: PlacedPanel, line: FixedLine): LayoutCell[] {
  return placed.columns.flatMap((_, at) => fixedLineCell(placed, line, at));
}

/** A line without a code of its own (合计) prints its label across the code and name columns, centred. */
function fixedLineCell({ table, columns, start }: PlacedPanel, line: FixedLine, at: number): LayoutCell[] {
  const { key, label, bold } = line;
  const place = start + at;
  const column = columns[at];
  const coded = columns.some(({ shows }) => shows === 'code') && /^\d+$/.test(key);
  switch (column?.shows) {
    case 'amount':
      return [amountCell(table, key, column, place, bold, line)];
    case 'number':
      return [textCell(place, line.number ?? '', 'center', { bold })];
    case 'label':
      return [textCell(place, label, bold ? 'center' : 'left', { bold })];
    case 'code':
      return coded
        ? [textCell(place, key, 'left', { bold })]
        : [textCell(place, label, 'center', { bold, columnSpan: labelSpan(columns, at) })];
    case 'name':
      return coded ? [textCell(place, label, 'left', { bold })] : [];
    case undefined:
      return [];
  }
}

/** The code column and the name columns next to it. */
function labelSpan(columns: readonly PanelColumn[], at: number): number {
  const names = columns.slice(at + 1).findIndex(({ shows }) => shows !== 'name');
  return 1 + (names < 0 ? columns.length - at - 1 : names);
}

/** A coded line of the project: its code and name say which line they are of, for a grid that edits them. */
export function codedLineCells({ table, columns, start }: PlacedPanel, line: CodedLine): LayoutCell[] {
  const { code } = line;
  const level = (codeLevels(table) ?? []).indexOf(code.length);
  const bold = level === 0;
  return columns.map((column, at): LayoutCell => {
    const place = { column: start + at, columnSpan: 1, rowSpan: 1, bold };
    switch (column.shows) {
      case 'amount':
        return amountCell(table, code, column, start + at, bold);
      case 'code':
        return { ...place, content: { kind: 'code', table: table.id, code } };
      case 'name':
        return { ...place, content: { kind: 'name', table: table.id, code, text: line.name, level } };
      default:
        return { ...place, content: { kind: 'empty' } };
    }
  });
}
