import type { FixedLine, PanelColumn } from '../pack/pack';
import { codeBreaks, printedCode } from '../pack/printed-codes';
import { hasRows } from '../pack/row-keys';
import { type CodedLine, codeLevels, keyLengths, splitByLevels } from '../pack/table-shape';
import type { LayoutCell } from './layout';
import { amountCell, rowNameCell, textCell } from './layout-cells';
import type { PlacedPanel } from './placed-panel';

/** The part of a line of the pack that stands in one panel. */
export function fixedLineCells(placed: PlacedPanel, line: FixedLine): LayoutCell[] {
  return placed.columns.flatMap((_, at) => fixedLineCell(placed, line, at));
}

/** A line without a code of its own (合计) prints its label across the code and name columns, centred. */
function fixedLineCell(placed: PlacedPanel, line: FixedLine, at: number): LayoutCell[] {
  const { table, panel, columns, start } = placed;
  const { key, label, bold } = line;
  const place = start + at;
  const column = columns[at];
  const coded = columns.some(({ shows }) => shows === 'code') && /^\d+$/.test(key);
  switch (column?.shows) {
    case 'amount':
      return [amountCell(placed, key, column, place, bold, line)];
    case 'number':
      return [textCell(place, line.number ?? '', 'center', { bold })];
    case 'label':
      return [textCell(place, label, bold ? 'center' : 'left', { bold })];
    case 'code':
      if (coded)
        return [
          textCell(place, codePart(key, codeBreaks(table) ?? keyLengths(panel), columns, at), 'left', {
            bold,
          }),
        ];
      return isFirstCode(columns, at)
        ? [textCell(place, label, 'center', { bold, columnSpan: labelSpan(columns, at) })]
        : [];
    case 'name':
      if (coded) return [textCell(place, label, 'left', { bold })];
      // Without a column of codes nothing else says what the line is.
      return columns.some(({ shows }) => shows === 'code')
        ? []
        : [textCell(place, label, 'center', { bold })];
    case undefined:
      return [];
  }
}

/** The code's columns and the name columns next to them. */
function labelSpan(columns: readonly PanelColumn[], at: number): number {
  const words = columns.slice(at + 1).findIndex(({ shows }) => shows !== 'name' && shows !== 'code');
  return 1 + (words < 0 ? columns.length - at - 1 : words);
}

function isFirstCode(columns: readonly PanelColumn[], at: number): boolean {
  return columns.findIndex(({ shows }) => shows === 'code') === at;
}

/** What one of the code's columns prints of it: all, or its 类, 款 or 项 where each has one. */
function codePart(
  code: string,
  levels: readonly number[],
  columns: readonly PanelColumn[],
  at: number,
): string {
  const places = columns.flatMap(({ shows }, place) => (shows === 'code' ? [place] : []));
  return splitByLevels(code, levels, places.length)[places.indexOf(at)] ?? '';
}

/**
 * A coded line of the project: its code and name say which line they are of, for a grid that edits them. The name of a
 * row is a cell.
 */
export function codedLineCells(placed: PlacedPanel, line: CodedLine): LayoutCell[] {
  const { table, columns, start } = placed;
  const { code } = line;
  const isRow = hasRows(table);
  const levels = codeLevels(table) ?? [];
  const printed = printedCode(table, code);
  const level = levels.indexOf(code.length);
  // Rows that people add are no 类 over others.
  const bold = !isRow && level === 0 && printed === code;
  return columns.map((column, at): LayoutCell => {
    const place = { column: start + at, columnSpan: 1, rowSpan: 1, bold };
    switch (column.shows) {
      case 'amount':
        return amountCell(placed, code, column, start + at, bold);
      case 'code':
        return {
          ...place,
          content: {
            kind: 'code',
            table: table.id,
            code,
            text: codePart(printed, codeBreaks(table) ?? [], columns, at),
          },
        };
      case 'name':
        if (isRow) return rowNameCell(placed, code, start + at);
        return { ...place, content: { kind: 'name', table: table.id, code, text: line.name, level } };
      default:
        return { ...place, content: { kind: 'empty' } };
    }
  });
}
