import type { Block } from '#shared/clipboard/block';
import { cellAt, type Sheet } from '#shared/workbook/sheet';

/** Rows of a workbook's sheet as the clipboard offers them: numbers shown with separators, the exact one behind. */
export function blockOfSheet(sheet: Sheet, from = 0, to = sheet.rowCount - 1): Block {
  return {
    rows: Array.from({ length: to - from + 1 }, (_, at) =>
      Array.from({ length: sheet.columnCount }, (__, column) => {
        const cell = cellAt(sheet, from + at, column);
        if (!cell) return { text: '' };
        return cell.kind === 'number'
          ? { text: shownNumber(cell.text), exact: cell.text }
          : { text: cell.text };
      }),
    ),
    merges: sheet.merges
      .filter(({ top, bottom }) => top >= from && bottom <= to)
      .map(({ top, bottom, left, right }) => ({ top: top - from, bottom: bottom - from, left, right })),
  };
}

/** `#,##0.00`, as the office's format shows an amount. */
function shownNumber(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0').slice(0, 2)}`;
}

export function textBlock(text: string): Block {
  return {
    rows: text.split('\n').map((line) => line.split('\t').map((cell) => ({ text: cell }))),
    merges: [],
  };
}
