import type { LayoutCell, LayoutRow } from '#shared/layout/layout';
import { MARGINS } from '#shared/print/paper';
import type { PrintedTable } from '#shared/print/print-table';
import { typstString } from './typst-text';

/** Beyond so many rows tags cost more memory (100 kB a row) than a reader of the file gains. */
export const MOST_TAGGED_ROWS = 3000;

/**
 * A table on pages of its own, as the print preview fits it: title as a heading, 表号 and caption above, the merged
 * header repeated on every page, no row broken. `markOf`: a mark for each row of the body, and one behind the last for the notes.
 */
export function typstTable({ layout, fit, textOf }: PrintedTable, markOf: (row: number) => string): string {
  const { title, number, caption, header, body, notes } = layout;
  const cells = (rows: readonly LayoutRow[], marks: (row: number) => string = () => '') =>
    rows.flatMap((row, at) => {
      const marked = row.cells.findIndex(({ rowSpan }) => rowSpan === 1);
      return row.cells.map((cell, place) =>
        typstCell(cell, textOf(cell), row.kind, place === marked ? marks(at) : ''),
      );
    });
  // An empty header would be drawn as an empty row.
  const repeated = header.length === 0 ? '' : `table.header(${cells(header).join(', ')}),\n`;
  const shares = fit.shares.map((share) => `${share.toFixed(3)}fr`).join(', ');
  const words = [caption.organisation, caption.year, caption.scale].map(
    (text) => `text(${typstString(text)})`,
  );
  return `#page(flipped: ${layout.landscape}, margin: (top: ${MARGINS.top}mm, x: ${MARGINS.side}mm, bottom: ${MARGINS.bottom}mm))[
#set text(font: table-font, size: ${fit.size}pt, top-edge: 0.95em, bottom-edge: -0.3em)
#set par(first-line-indent: 0pt, justify: false, leading: 0pt, spacing: 0.5em)
#set table.cell(breakable: false)
#table-title(${typstString(title)}, ${typstString(number)})
#block(below: 4pt, text(size: 9pt, grid(columns: (1fr, auto, 1fr), align: (left, center, right), ${words.join(', ')})))
#table(columns: (${shares},), stroke: 0.6pt, inset: (x: 2pt, y: ${fit.padding}pt),
${repeated}${cells(body, markOf).join(',\n')},
)
${notes.map((note, at) => `#par([${at === 0 ? markOf(body.length) : ''}] + text(size: 9pt, ${typstString(note)}))`).join('\n')}
]
`;
}

function typstCell(cell: LayoutCell, text: string, row: LayoutRow['kind'], mark: string): string {
  const spans = [
    ...(cell.columnSpan > 1 ? [`colspan: ${cell.columnSpan}`] : []),
    ...(cell.rowSpan > 1 ? [`rowspan: ${cell.rowSpan}`] : []),
    `align: ${alignOf(cell, text, row)} + horizon`,
  ];
  const indent =
    cell.content.kind === 'name' && cell.content.level > 0 ? `h(${cell.content.level * 0.8}em) + ` : '';
  const shown =
    text === '' ? '[]' : `${indent}text(${cell.bold ? 'weight: "bold", ' : ''}${typstString(text)})`;
  return `table.cell(${spans.join(', ')}, ${mark === '' ? '' : `[${mark}] + `}${shown})`;
}

function alignOf({ content }: LayoutCell, text: string, row: LayoutRow['kind']): 'left' | 'center' | 'right' {
  if (row === 'header' || row === 'column-numbers' || text === '——') return 'center';
  if (content.kind === 'text') return content.align;
  return content.kind === 'cell' || content.kind === 'compared' ? 'right' : 'left';
}
