import { NOT_APPLICABLE, SCALE_NAMES, type Scale } from '../amount/amount';
import { exactText } from '../amount/exact-text';
import { displayText } from '../amount/format-amount';
import type { AddressText } from '../document/address';
import type { LayoutCell } from '../layout/layout';
import { cellAt, type GridShape, type Rectangle } from '../selection/grid-shape';
import type { CellView } from '../session/session';
import { writeTsv } from './tsv';

/** A range as other programs take it. */
export type CopiedRange = {
  /** Tab-separated; amounts exact in the shown scale, without separators. */
  readonly text: string;
  /** The same as a table, with merged cells, and codes marked as text. */
  readonly html: string;
};

type CopiedCell = {
  readonly text: string;
  readonly span: number;
  /** The exact number in plain decimals. */
  readonly number?: string;
  readonly shown?: string;
};

/** What copying a range puts on the clipboard. */
export function copyRange(
  shape: GridShape,
  range: Rectangle,
  viewOf: (address: AddressText) => CellView | undefined,
  scale: Scale,
): CopiedRange {
  const rows: (CopiedCell | undefined)[][] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    const cells: (CopiedCell | undefined)[] = [];
    for (let column = range.left; column <= range.right; column += 1) {
      const cell = cellAt(shape, { row, column });
      const isCovered = cell !== undefined && cell.column < column && column > range.left;
      const room = range.right - column + 1;
      cells.push(isCovered ? undefined : copiedCell(cell, viewOf, scale, room));
    }
    rows.push(cells);
  }
  return {
    text: writeTsv(rows.map((cells) => cells.map((cell) => cell?.text ?? ''))),
    html: writeHtml(rows, scale),
  };
}

function copiedCell(
  cell: LayoutCell | undefined,
  viewOf: (address: AddressText) => CellView | undefined,
  scale: Scale,
  room: number,
): CopiedCell {
  const span = Math.min(cell?.columnSpan ?? 1, room);
  switch (cell?.content.kind) {
    case 'text':
    case 'name':
      return { text: cell.content.text, span };
    case 'code':
      return { text: cell.content.code, span };
    case 'cell': {
      const view = viewOf(cell.content.address);
      if (!view || view.value === null) return { text: '', span };
      if (view.value === NOT_APPLICABLE) return { text: '——', span };
      const number = exactText(view.value, view.type, scale);
      return { text: number, number, shown: displayText(view.value, view.type, scale), span };
    }
    default:
      return { text: '', span };
  }
}

/** `sdval` is where LibreOffice, `x:num` where Excel and WPS look for the exact number; `data-scale` is for ourselves. */
function writeHtml(rows: readonly (readonly (CopiedCell | undefined)[])[], scale: Scale): string {
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => (cell ? writeCell(cell) : '')).join('')}</tr>`)
    .join('\n');
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table data-scale="${scale}" title="${SCALE_NAMES[scale]}" border="1">\n${body}\n</table></body></html>`;
}

function writeCell({ text, span, number, shown }: CopiedCell): string {
  const merged = span > 1 ? ` colspan="${span}"` : '';
  if (number === undefined) {
    return `<td${merged} style="mso-number-format:'\\@'" sdnum="2052;0;@">${escapeHtml(text)}</td>`;
  }
  const format = number.includes('.') ? '#,##0.00' : '0';
  return `<td${merged} align="right" style="mso-number-format:'${format.replaceAll(',', '\\,')}'" x:num="${number}" sdval="${number}" sdnum="2052;0;${format}">${escapeHtml(shown ?? text)}</td>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
