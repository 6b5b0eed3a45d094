import { SCALES } from '#shared/amount/amount';
import type { Block, BlockCell } from '#shared/clipboard/block';
import { NOTHING } from '#shared/clipboard/block';
import { readSections, sectionFor } from '#shared/workbook/format-section';
import { numberText } from '#shared/workbook/number-text';
import type { SheetRange } from '#shared/workbook/sheet';
import { StyleFormats } from '#shared/workbook/style-formats';

/**
 * The first table of pasted HTML, merged cells laid out; `undefined` when there is none. LibreOffice gives the exact
 * number of a cell in `sdval`, Excel and WPS in `x:num` (empty when it is what is shown).
 */
export function readHtmlTable(html: string): Block | undefined {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const table = page.querySelector('table');
  if (!table) return undefined;
  const formats = new StyleFormats();
  for (const { textContent } of page.querySelectorAll('style')) formats.read(textContent ?? '');
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
      if (line) line[left] = readCell(cell, formats);
      left = right + 1;
    }
  }
  const scale = SCALES.find((known) => known === table.dataset.scale);
  return {
    rows: rows.map((row) => Array.from(row, (cell) => cell ?? NOTHING)),
    merges,
    ...(scale === undefined ? {} : { scale }),
  };
}

function readCell(cell: HTMLTableCellElement, formats: StyleFormats): BlockCell {
  const text = (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
  const given = cell.getAttribute('sdval') || cell.getAttribute('x:num');
  const exact = given ? numberText(Number(given)) : undefined;
  if (exact !== undefined) return { text, exact };
  const code = formats.of(cell.localName, cell.getAttribute('style') ?? '', cell.className);
  const sections = code === undefined || text === '' ? [] : readSections(code);
  const number = Number(text.replace(/[^\d.-]/g, ''));
  const { hidden = 0 } = sectionFor(sections, number)?.shown ?? {};
  return hidden === 0 || !/\d/.test(text) ? { text } : { text, scaled: true };
}
