import type { Block, BlockCell } from '#shared/clipboard/block';
import { NOTHING } from '#shared/clipboard/block';
import { numberText } from '#shared/workbook/number-text';
import type { SheetRange } from '#shared/workbook/sheet';

/**
 * The first table of pasted HTML, merged cells laid out; `undefined` when there is none. LibreOffice gives the exact
 * number of a cell in `sdval`, Excel and WPS in `x:num` (empty when it is what is shown).
 */
export function readHtmlTable(html: string): Block | undefined {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return undefined;
  const rows: BlockCell[][] = [];
  const merges: SheetRange[] = [];
  for (const [top, element] of [...table.rows].entries()) {
    rows[top] ??= [];
    let left = 0;
    for (const cell of element.cells) {
      while (rows[top]?.[left] !== undefined) left += 1;
      const bottom = top + Math.max(cell.rowSpan, 1) - 1;
      const right = left + Math.max(cell.colSpan, 1) - 1;
      if (bottom > top || right > left) merges.push({ top, left, bottom, right });
      for (let row = top; row <= bottom; row += 1) {
        const line = rows[row] ?? [];
        rows[row] = line;
        for (let column = left; column <= right; column += 1) line[column] = NOTHING;
      }
      const line = rows[top];
      if (line) line[left] = readCell(cell);
      left = right + 1;
    }
  }
  const scale = table.dataset.scale;
  return {
    rows: rows.map((row) => Array.from(row, (cell) => cell ?? NOTHING)),
    merges,
    ...(scale === 'yuan' || scale === 'wanyuan' ? { scale } : {}),
  };
}

function readCell(cell: HTMLTableCellElement): BlockCell {
  const text = (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
  const given = cell.getAttribute('sdval') || cell.getAttribute('x:num');
  const exact = given ? numberText(Number(given)) : undefined;
  return exact === undefined ? { text } : { text, exact };
}
