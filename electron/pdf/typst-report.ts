import type { Block, Inline, Report } from '#shared/report/blocks';
import { type Chart, chartGrid, chartWords } from '#shared/report/chart';
import { chartSvg } from '#shared/report/chart-svg';
import type { Grid } from '#shared/report/grid';
import { OFFICIAL_FONTS } from './official-fonts';
import { typstTable } from './typst-table';
import { typstString, typstStrings } from './typst-text';

/**
 * The document as Typst source: A4 after 党政机关公文格式, body 三号 with first lines indented by two characters, contents
 * with the pages of all headings, bookmarks, tables on pages of their own.
 */
export function typstReport(report: Report): string {
  return `${preamble(report)}\n${report.blocks.map(typstBlock).join('\n')}\n${PAGES}`;
}

/** Told after setting: the printed page of every heading of the contents, in order. */
const PAGES =
  '#context [#metadata(query(heading).filter(h => h.level <= 2 and h.outlined).map(h => counter(page).at(h.location()).first()))<pages>]';

function preamble({ title }: Report): string {
  const fonts = Object.entries(OFFICIAL_FONTS).map(
    ([name, { families }]) => `#let ${name}-font = ${typstStrings(families)}`,
  );
  return `${fonts.join('\n')}
#set document(title: ${typstString(title)})
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "1", footer-descent: 20%)
// A line is as high as its signs, and 28 points from the next: 22 lines a page, as the standard asks and Word sets them.
#set text(font: body-font, size: 16pt, lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 12pt, spacing: 12pt)
#show heading: set block(above: 16pt, below: 16pt, sticky: true)
#show heading.where(level: 1): it => { pagebreak(weak: true); block(width: 100%, below: 22pt, sticky: true, align(center, par(first-line-indent: 0pt, leading: 8pt, text(font: title-font, size: 22pt, weight: "regular", it.body)))) }
#show heading.where(level: 2): it => block(sticky: true, par(text(font: heading-font, size: 16pt, weight: "regular", it.body)))
#show heading.where(level: 3): it => block(sticky: true, par(text(font: subheading-font, size: 16pt, weight: "regular", it.body)))
#show heading.where(level: 4): it => block(sticky: true, par(text(size: 16pt, weight: "bold", it.body)))
#show heading.where(label: <table>): it => align(center, par(first-line-indent: 0pt, text(font: title-font, size: 15pt, weight: "bold", it.body)))
#show heading.where(label: <table>): set block(above: 0pt, below: 4pt)
#let table-title(words, number) = { place(right + top, dy: 6pt, text(size: 9pt, number)); [#heading(level: 2, words) <table>] }
#show outline.entry.where(level: 1): set text(font: heading-font)
#set outline(indent: 1em)
#show outline: set par(leading: 8pt, spacing: 8pt)
#set outline.entry(fill: repeat("."))`;
}

function typstBlock(block: Block): string {
  switch (block.kind) {
    case 'cover':
      return `#page(numbering: none)[#set par(first-line-indent: 0pt)
#set align(center + horizon)
${block.lines.map((line) => `#par(text(font: title-font, size: 26pt, ${typstString(line)}))`).join('\n')}
]
#counter(page).update(1)`;
    case 'contents':
      return `#page[#set par(first-line-indent: 0pt)
#align(center, text(font: title-font, size: 22pt, ${typstString(block.title)}))
#outline(title: none, depth: 2)
]`;
    case 'heading':
      return `#heading(level: ${block.level}${block.level > 3 ? ', outlined: false' : ''}, ${runs(block.content)})`;
    case 'paragraph':
    case 'item':
      return `#par(${runs(block.content)})`;
    case 'table':
      return typstTable(block.printed);
    case 'chart':
      return typstChart(block.chart);
    case 'grid':
      return typstGrid(block.grid);
  }
}

/** The drawing as vectors, its title and its numbers, kept together. */
function typstChart(chart: Chart): string {
  const svg = typstString(chartSvg(chart, OFFICIAL_FONTS.table.families));
  return `#block(breakable: false, width: 100%)[#set par(first-line-indent: 0pt)
#align(center, image(bytes(${svg}), format: "svg", width: 100%, alt: ${typstString(chartWords(chart))}))
#align(center, par(text(font: heading-font, size: 12pt, ${typstString(chart.title)})))
${typstGrid(chartGrid(chart))}
]`;
}

function typstGrid({ header, shares, aligns, rows }: Grid): string {
  const cell = (content: string, align: string) => `table.cell(align: ${align} + horizon, ${content})`;
  const body = rows.map((row) => row.map((each, at) => cell(runs(each), aligns[at] ?? 'left')).join(', '));
  return `#block(width: 100%)[#set text(font: table-font, size: 10.5pt)
#set par(first-line-indent: 0pt, justify: false, leading: 0.3em)
#set table.cell(breakable: false)
#table(columns: (${shares.map((share) => `${share}fr`).join(', ')},), stroke: 0.6pt, inset: 3pt,
table.header(${header.map((words) => cell(`text(weight: "bold", ${typstString(words)})`, 'center')).join(', ')}),
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
