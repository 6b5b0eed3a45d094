import type { LayoutCell, LayoutRow, TableLayout } from '../layout/layout';
import { fitPage, type PageFit } from './fit-page';
import { element, type Html } from './html';

/** A table ready for paper; the page, the preview and later the document draw from it. */
export type PrintedTable = {
  readonly layout: TableLayout;
  readonly fit: PageFit;
  readonly textOf: (cell: LayoutCell) => string;
};

/** `textOf` gives what a cell shows in the scale that is printed. */
export function preparePrint(layout: TableLayout, textOf: PrintedTable['textOf']): PrintedTable {
  const texts = new Map<LayoutCell, string>();
  // Measured, drawn and written: each cell's words are made once.
  const once = (cell: LayoutCell): string => {
    const known = texts.get(cell);
    if (known !== undefined) return known;
    const text = textOf(cell);
    texts.set(cell, text);
    return text;
  };
  let fit: PageFit | undefined;
  return {
    layout,
    textOf: once,
    // A text needs no page.
    get fit() {
      fit ??= fitPage(layout, once);
      return fit;
    },
  };
}

/** How many rows the body has on paper: the lines, then one row with the notes if there are any. */
export function printedRows({ layout }: PrintedTable): number {
  return layout.body.length + (layout.notes.length > 0 ? 1 : 0);
}

/**
 * A table as HTML for `PRINT_STYLE`: title, 表号, caption and merged header stand in the head, which is repeated on
 * each page; then the rows `from` to before `to`, all of them unless said.
 */
export function drawTable(table: PrintedTable, from = 0, to = printedRows(table)): Html {
  return drawRows(table, {
    body: table.layout.body.slice(from, to),
    hasNotes: to > table.layout.body.length,
  });
}

/** The same with these rows of the body. */
export function drawRows(
  table: PrintedTable,
  rows: { readonly body: readonly LayoutRow[]; readonly hasNotes: boolean },
): Html {
  const { layout, fit } = table;
  const count = layout.columns.length;
  const columns = fit.shares.map((share) => element('col', { style: `width:${share.toFixed(3)}%` }));
  const head = [
    wideRow('print-title', count, [layout.title, element('span', {}, [layout.number])]),
    wideRow('print-caption', count, [
      element(
        'div',
        {},
        [layout.caption.organisation, layout.caption.year, layout.caption.scale].map((words) =>
          element('span', {}, [words]),
        ),
      ),
    ]),
    ...layout.header.map((row) => drawRow(row, table, 'th')),
  ];
  const body = rows.body.map((row) => drawRow(row, table, 'td'));
  const notes =
    layout.notes.length > 0 && rows.hasNotes
      ? [
          wideRow(
            'print-notes',
            count,
            layout.notes.map((note) => element('p', {}, [note])),
          ),
        ]
      : [];
  return element(
    'section',
    {
      class: `print-table is-${fit.paper.name}`,
      style: `font-size:${fit.size}pt;--row-padding:${fit.padding}pt`,
    },
    [
      element('table', {}, [
        element('colgroup', {}, columns),
        element('thead', {}, head),
        element('tbody', {}, [...body, ...notes]),
      ]),
    ],
  );
}

function wideRow(name: string, columns: number, children: readonly (Html | string)[]): Html {
  return element('tr', { class: name }, [element('td', { colspan: columns }, children)]);
}

function drawRow(row: LayoutRow, table: PrintedTable, tag: 'th' | 'td'): Html {
  return element(
    'tr',
    { class: `is-${row.kind}` },
    row.cells.map((cell) => drawCell(cell, table, tag)),
  );
}

function drawCell(cell: LayoutCell, { textOf }: PrintedTable, tag: 'th' | 'td'): Html {
  const text = textOf(cell);
  return element(
    tag,
    {
      class: classesOf(cell, text).join(' '),
      ...(cell.columnSpan > 1 ? { colspan: cell.columnSpan } : {}),
      ...(cell.rowSpan > 1 ? { rowspan: cell.rowSpan } : {}),
    },
    [text],
  );
}

function classesOf({ content, bold }: LayoutCell, text: string): string[] {
  const classes = [`is-${content.kind}`];
  if (bold) classes.push('is-bold');
  if (content.kind === 'text' || content.kind === 'cell') classes.push(`align-${content.align}`);
  if (content.kind === 'name') classes.push(`level-${content.level}`);
  if (content.kind === 'cell' && text.startsWith('-')) classes.push('is-negative');
  if (content.kind === 'cell' && text === '——') classes.push('is-dash');
  return classes;
}
