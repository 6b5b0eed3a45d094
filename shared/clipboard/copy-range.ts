import { type CellValue, NOT_APPLICABLE, SCALE_NAMES, type Scale } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { displayText, editText, exactWorkbookValue, workbookFormat } from '../kind/value-text';
import type { LayoutCell } from '../layout/layout';
import { cellAt, type GridShape, type Rectangle } from '../selection/grid-shape';
import { comparisonAt, rateText } from '../session/comparison';
import type { Session } from '../session/session';
import { escapeHtml, officeTable, textCell } from './office-table';
import { writeTsv } from './tsv';

/** A range as other programs take it. */
export type CopiedRange = {
  /** Tab-separated; amounts exact in the shown scale, without separators. */
  readonly text: string;
  /** The same as a table, with merged cells, and codes marked as text. */
  readonly html: string;
};

type Compared = Extract<LayoutCell['content'], { kind: 'compared' }>;

type CopiedCell = {
  readonly text: string;
  readonly span: number;
  /** The exact number in plain decimals. */
  readonly number?: string;
  readonly shown?: string;
  /** Excel's number format, where there is a number. */
  readonly format?: string;
};

/** What copying a range puts on the clipboard. */
export function copyRange(shape: GridShape, range: Rectangle, session: Session, scale: Scale): CopiedRange {
  const rows: (CopiedCell | undefined)[][] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    const cells: (CopiedCell | undefined)[] = [];
    for (let column = range.left; column <= range.right; column += 1) {
      const cell = cellAt(shape, { row, column });
      const isCovered = cell !== undefined && cell.column < column && column > range.left;
      const room = range.right - column + 1;
      cells.push(isCovered ? undefined : copiedCell(cell, session, scale, room));
    }
    rows.push(cells);
  }
  return {
    text: writeTsv(rows.map((cells) => cells.map((cell) => cell?.text ?? ''))),
    html: writeHtml(rows, scale),
  };
}

function copiedCell(cell: LayoutCell | undefined, session: Session, scale: Scale, room: number): CopiedCell {
  const span = Math.min(cell?.columnSpan ?? 1, room);
  switch (cell?.content.kind) {
    case 'text':
    case 'name':
    case 'code':
      return { text: cell.content.text, span };
    case 'cell': {
      const view = session.cell(cell.content.address);
      return { ...copiedValue(view?.value ?? null, view?.type ?? AMOUNT, scale), span };
    }
    case 'compared':
      return { ...comparedCell(cell.content, session, scale), span };
    default:
      return { text: '', span };
  }
}

type Copied = Omit<CopiedCell, 'span'>;

function copiedValue(value: CellValue, type: ValueType, scale: Scale): Copied {
  if (value === null) return { text: '' };
  if (value === NOT_APPLICABLE) return { text: '——' };
  const shown = displayText(value, type, scale);
  const exact = exactWorkbookValue(value, type, scale);
  if (exact.kind === 'text') return { text: exact.text };
  return { text: editText(value, type, scale), number: exact.text, shown, format: workbookFormat(type) };
}

function comparedCell({ address: text, shows }: Compared, session: Session, scale: Scale): Copied {
  const comparison = comparisonAt(session, text);
  if (!comparison) return { text: '' };
  if (shows !== 'percent') {
    return copiedValue(comparison[shows], session.cell(text)?.type ?? AMOUNT, scale);
  }
  const shown = rateText(comparison);
  if (comparison.rate === null) return { text: shown };
  const number = decimalText(comparison.rate, 4);
  return { text: shown, number, shown, format: '0.00%' };
}

/** `sdval` is where LibreOffice, `x:num` where Excel and WPS look for the exact number; `data-scale` is for ourselves. */
function writeHtml(rows: readonly (readonly (CopiedCell | undefined)[])[], scale: Scale): string {
  const written = rows.map(
    (cells) => `<tr>${cells.map((cell) => (cell ? writeCell(cell) : '')).join('')}</tr>`,
  );
  return officeTable(written, ` data-scale="${scale}" title="${SCALE_NAMES[scale]}"`);
}

function writeCell({ text, span, number, shown, format = '' }: CopiedCell): string {
  const merged = span > 1 ? ` colspan="${span}"` : '';
  if (number === undefined) return textCell(text, merged);
  return `<td${merged} align="right" style="mso-number-format:'${format.replaceAll(',', '\\,')}'" x:num="${number}" sdval="${number}" sdnum="2052;0;${format}">${escapeHtml(shown ?? text)}</td>`;
}
