import type { Block, Inline, Report } from '#shared/report/blocks';
import { type Chart, chartGrid, chartWords } from '#shared/report/chart';
import { chartSvg } from '#shared/report/chart-svg';
import { type Grid, type GridCell, gridBody, gridHeader } from '#shared/report/grid';
import { inlineText } from '#shared/report/inline';
import { LINES, type LineMeasure, OFFICIAL_PAGE } from '#shared/report/official-page';
import { OFFICIAL_FONTS } from './official-fonts';
import { typstTable } from './typst-table';
import { typstString, typstStrings } from './typst-text';

/** How much of the type stands above the line it is written on. */
const TOP_EDGE = 0.88;

/**
 * The document as Typst source: A4 after 党政机关公文格式, body 三号 with first lines indented by two characters, contents
 * with the pages of all headings, bookmarks, tables on pages of their own.
 */
export function typstReport(report: Report, { places = false } = {}): string {
  const blocks = report.blocks.map((block, at) =>
    typstBlock(
      block,
      places ? placesOf(at) : hasMerged(block) ? { ...NO_PLACES, row: placesOf(at).row } : NO_PLACES,
    ),
  );
  const asks = places || report.blocks.some(hasMerged);
  return `${preamble(report)}\n${blocks.join('\n')}\n${PAGES}${asks ? `\n${PLACES}` : ''}`;
}

/** Whether cells of it reach over rows, and so perhaps over the end of a page. */
export function hasMerged(block: Block): boolean {
  return block.kind === 'grid' && (block.grid.merged ?? []).length > 0;
}

/**
 * Marks in the source, on request, but for rows of grids with merged cells, which are always marked: where a block that is no heading and no table begins, where a paragraph ends, and
 * where each row of a table and each entry of the contents stands.
 */
type PlaceMarks = {
  readonly begins: string;
  readonly ends: string;
  readonly row: (row: number) => string;
  readonly entries: string;
};
const NO_PLACES: PlaceMarks = { begins: '', ends: '', row: () => '', entries: '' };

function placesOf(block: number): PlaceMarks {
  return {
    begins: `#metadata(${block})<begins>`,
    ends: `#metadata(${block})<ends>`,
    row: (row) => `#metadata((${block}, ${row}))<rows>`,
    entries: `#show outline.entry: it => [#it#metadata((${block}, -1))<rows>]`,
  };
}

/** Told after setting, on request: the sheets of all headings, titles of tables among them, and the places of all marks. */
const PLACES = `#let places(marks) = marks.map(m => { let p = m.location().position(); (m.value, p.page, p.y.pt()) })
#context [#metadata((titles: query(heading).map(h => h.location().page()), begins: places(query(<begins>)), ends: places(query(<ends>)), rows: query(<rows>).map(m => (..m.value, m.location().page()))))<places>]`;

/** Told after setting: the printed page of every heading of the contents, in order. */
const PAGES =
  '#context [#metadata(query(heading).filter(h => h.level <= 2 and h.outlined).map(h => counter(page).at(h.location()).first()))<pages>]';

function preamble({ title, author }: Report): string {
  const fonts = Object.entries(OFFICIAL_FONTS).map(
    ([name, { families }]) => `#let ${name}-font = ${typstStrings(families)}`,
  );
  const { margins, pageNumber } = OFFICIAL_PAGE;
  const { body, part, contents } = LINES;
  return `${fonts.join('\n')}
#set document(title: ${typstString(title)}, author: ${typstString(author)})
#set page(paper: "a4", margin: (top: ${margins.top}mm + ${lift(body)}pt, bottom: ${BOTTOM}, left: ${margins.left}mm, right: ${margins.right}mm), numbering: "1", footer-descent: 20%, footer: context align(center, text(size: ${pageNumber}pt, counter(page).display())))
// A line's box is as high as its type, and the gap to the next makes it the line that Word sets.
#set text(font: body-font, size: ${body.size}pt, lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: ${TOP_EDGE}em, bottom-edge: ${TOP_EDGE - 1}em)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, linebreaks: "simple", leading: ${gap(body)}, spacing: ${gap(body)})
#show heading: set text(size: ${body.size}pt)
#show heading: set par(justify: false)
#show heading: set block(above: ${gap(body)}, below: ${gap(body)}, sticky: true)
#show heading.where(level: 1): it => { pagebreak(weak: true); block(width: 100%, below: ${gap(part)}, sticky: true, align(center, par(first-line-indent: 0pt, leading: ${gap({ size: part.size, line: part.line })}, text(font: title-font, size: ${part.size}pt, weight: "regular", it.body)))) }
#show heading.where(level: 2): it => block(sticky: true, par(text(font: heading-font, size: ${body.size}pt, weight: "regular", it.body)))
#show heading.where(level: 3): it => block(sticky: true, par(text(font: subheading-font, size: ${body.size}pt, weight: "regular", it.body)))
#show heading.where(level: 4): it => block(sticky: true, par(text(size: ${body.size}pt, weight: "bold", it.body)))
#show heading.where(label: <table>): it => align(center, par(first-line-indent: 0pt, text(font: title-font, size: 15pt, weight: "bold", it.body)))
#show heading.where(label: <table>): set block(above: 0pt, below: 4pt)
#let table-title(words, number) = { place(right + top, dy: 6pt, text(size: 9pt, number)); [#heading(level: 2, words) <table>] }
#show outline.entry.where(level: 1): set text(font: heading-font)
#set outline(indent: 1em)
// The dots stand in a box of their own, which knows no depth below the line.
#show outline: set text(size: ${contents.size}pt, top-edge: 1em, bottom-edge: "baseline")
#show outline: set par(leading: ${gap(contents)}, spacing: ${gap(contents)})
#show outline.entry: set block(above: ${gap(contents)}, below: ${gap(contents)})
#set outline.entry(fill: repeat("."))`;
}

/** From the box of one line to that of the next, with what is to stand below. */
function gap({ size, line, after = 0 }: LineMeasure & { readonly after?: number }): string {
  return `${line - size + after}pt`;
}

/** Word sets a line of a given height with most of its gap above the type; so far the first line stands below the margin. */
function lift({ size, line }: LineMeasure): number {
  return Math.round((line - size) * 8) / 10;
}

/** Below the text of a page. */
const BOTTOM = `(${OFFICIAL_PAGE.margins.bottom}mm - ${lift(LINES.body)}pt)`;

/** The height at which the first line of a page of text stands, in points. */
export const FIRST_LINE =
  (OFFICIAL_PAGE.margins.top * 72) / 25.4 + lift(LINES.body) + TOP_EDGE * LINES.body.size;

function typstBlock(block: Block, marks: PlaceMarks): string {
  const { begins, ends, entries } = marks;
  const { cover, coverNote, contents, contentsTitle } = LINES;
  switch (block.kind) {
    case 'cover':
      return `#page(numbering: none, footer: none)[${begins}#set par(first-line-indent: 0pt)
#set align(center)
#set par(leading: ${gap(cover)}, spacing: ${gap(cover)})
#v(${OFFICIAL_PAGE.coverDrop}mm + ${lift(cover) - lift(LINES.body)}pt)
${block.lines.map((line) => `#par(text(font: title-font, size: ${cover.size}pt, ${runs(line)}))`).join('\n')}
${
  block.notes.length === 0
    ? ''
    : `#set par(leading: ${gap(coverNote)}, spacing: ${gap(coverNote)})
#block(above: ${coverNote.line + lift(coverNote) + (cover.line - cover.size - lift(cover))}pt)[
${block.notes.map((line) => `#par(${runs(line)})`).join('\n')}
]`
}
]
#counter(page).update(1)`;
    case 'contents':
      // Word gives the first line of a page its whole height.
      return `#page(margin: (bottom: ${BOTTOM} + ${gap(contents)}), footer-descent: 20% + 0.8 * ${gap(contents)})[${begins}#set par(first-line-indent: 0pt)
#block(below: ${gap(contentsTitle)}, width: 100%, align(center, text(font: title-font, size: ${contentsTitle.size}pt, ${typstString(block.title)})))
${entries}
#outline(title: none, depth: 2)
]`;
    case 'heading':
      return `${block.newPage ? '#pagebreak(weak: true)\n' : ''}#heading(level: ${block.level}${block.level > 3 ? ', outlined: false' : ''}, ${runs(block.content)})`;
    case 'paragraph':
    case 'item':
      return `#par([${begins}] + ${runs(block.content)} + [${ends}])`;
    case 'table':
      return typstTable(block.printed, marks.row);
    case 'chart':
      return typstChart(block.chart, begins);
    case 'grid':
      return typstGrid(block.grid, marks);
  }
}

/** The drawing as vectors, its title and its numbers, kept together. */
function typstChart(chart: Chart, mark: string): string {
  const svg = typstString(chartSvg(chart, OFFICIAL_FONTS.table.families));
  return `#block(breakable: false, width: 100%)[${mark}#set par(first-line-indent: 0pt)
#align(center, image(bytes(${svg}), format: "svg", width: 100%, alt: ${typstString(chartWords(chart))}))
#align(center, par(text(font: heading-font, size: ${LINES.chartTitle.size}pt, ${typstString(chart.title)})))
${typstGrid(chartGrid(chart))}
]`;
}

function typstGrid(grid: Grid, { begins, row: markOf } = NO_PLACES): string {
  const { shares, aligns, size = 10.5 } = grid;
  const cell = ({ columnSpan, rowSpan }: GridCell, content: string, align: string) => {
    const spans = [
      ...(columnSpan > 1 ? [`colspan: ${columnSpan}`] : []),
      // One that reaches over rows may reach over pages.
      ...(rowSpan > 1 ? [`rowspan: ${rowSpan}`, 'breakable: true'] : []),
    ];
    return `table.cell(${[...spans, `align: ${align} + horizon`, content].join(', ')})`;
  };
  const head = gridHeader(grid).flatMap((row) =>
    row.map((each) => cell(each, `text(weight: "bold", ${typstString(inlineText(each.content))})`, 'center')),
  );
  const body = gridBody(grid)
    .map((row, at) => {
      // A cell that reaches over rows may stand on another page than the row's others.
      const marked = row.findIndex(({ rowSpan }) => rowSpan === 1);
      return row
        .map((each, place) => {
          const mark = place === marked ? markOf(at) : '';
          const content = `${mark === '' ? '' : `[${mark}] + `}${runs(each.content)}`;
          return cell(each, content, aligns[each.column] ?? 'left');
        })
        .join(', ');
    })
    .filter((row) => row !== '');
  return `#block(width: 100%)[${begins}#set text(font: table-font, size: ${size}pt)
#set par(first-line-indent: 0pt, justify: false, leading: 0.3em)
#set table.cell(breakable: false)
#table(columns: (${shares.map((share) => `${share}fr`).join(', ')},), stroke: 0.6pt, inset: 3pt,
table.header(${head.join(', ')}),
${body.map((row) => `${row},`).join('\n')}
)
]`;
}

function runs(content: readonly Inline[]): string {
  const parts = content.map((inline) =>
    inline.kind === 'text' && inline.bold
      ? `strong(${typstString(inline.text)})`
      : `text(${typstString(inline.text)})`,
  );
  return parts.length === 0 ? '[]' : parts.join(' + ');
}
