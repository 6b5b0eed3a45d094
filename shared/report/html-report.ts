import { element, type Html } from '../print/html';
import { PRINT_STYLE } from '../print/print-style';
import { drawTable } from '../print/print-table';
import { type Block, type Inline, inlineText, type Report } from './blocks';
import { type Chart, chartGrid } from './chart';
import { chartSvg } from './chart-svg';
import { type Grid, type GridCell, gridBody, gridHeader } from './grid';

/** Charts and plain tables of the document, on the page and in the file alike. */
export const GRID_STYLE = `
.report-chart { margin: 1em 0; text-align: center; break-inside: avoid; }
.report-chart svg { max-width: 100%; height: auto; }
.report-chart figcaption { font-weight: bold; font-size: 12pt; }
.report-grid { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.3; margin: 0.5em 0; }
.report-grid th, .report-grid td { border: 0.6pt solid #000; padding: 1.1pt 3pt; overflow-wrap: anywhere; text-align: left; }
.report-grid thead { display: table-header-group; }
.report-grid tr { break-inside: avoid; }
.report-grid th, .report-grid .align-center { text-align: center; }
.report-grid .align-right { text-align: right; }`;

/** Body 三号, first lines indented by two characters, parts on new pages when printed. */
export const REPORT_STYLE = `${PRINT_STYLE}
body { margin: 0 auto; max-width: 52em; padding: 2em; font: 16pt/1.75 "FangSong_GB2312", "FangSong", "Noto Serif CJK SC", serif; color: #000; }
h1 { font: 22pt "FZXiaoBiaoSong-B05S", "SimSun", "Noto Serif CJK SC", serif; text-align: center; break-before: page; }
h2 { font: 16pt "SimHei", "Noto Sans CJK SC", sans-serif; }
h3 { font: 16pt "KaiTi_GB2312", "KaiTi", "Noto Serif CJK SC", serif; }
h4 { font-size: 16pt; }
p { margin: 0; text-indent: 2em; text-align: justify; }
.cover { text-align: center; padding: 30vh 0; }
.cover p { font-size: 26pt; text-indent: 0; }
.cover .cover-note { font-size: 16pt; }
.cover p:not(.cover-note) + .cover-note { margin-top: 2em; }
.is-missing { background: #fff3a0; }
.print-table { margin: 2em 0; }
${GRID_STYLE}`;

/** The document as one HTML file: nothing is loaded from elsewhere. Contents are links; pages are the printer's. */
export function htmlReport(report: Report): string {
  const head = element('head', {}, [
    element('meta', { charset: 'utf-8' }),
    element('title', {}, [report.title]),
    // A style sheet is no text: nothing in it comes from a clerk or a pack.
    { markup: `<style>${REPORT_STYLE}</style>` },
  ]);
  return `<!doctype html>\n${element('html', { lang: 'zh-CN' }, [head, element('body', {}, drawReport(report))]).markup}\n`;
}

/** The document's own markup for `REPORT_STYLE`, a piece a block. */
export function drawReport(report: Report): readonly Html[] {
  return report.blocks.map((block, at) => drawBlock(block, at, report));
}

function drawBlock(block: Block, at: number, report: Report): Html {
  switch (block.kind) {
    case 'cover':
      return element('div', { class: 'cover' }, [
        ...block.lines.map((line) => element('p', {}, line.map(drawInline))),
        ...block.notes.map((line) => element('p', { class: 'cover-note' }, line.map(drawInline))),
      ]);
    case 'contents':
      return element('nav', {}, [element('h2', {}, [block.title]), ...entriesOf(report)]);
    case 'heading':
      return element(
        `h${block.level}`,
        { id: `b${at}`, ...(block.newPage ? { style: 'break-before: page' } : {}) },
        block.content.map(drawInline),
      );
    case 'paragraph':
    case 'item':
      return element('p', {}, block.content.map(drawInline));
    case 'table':
      return element('div', { id: `b${at}` }, [drawTable(block.printed)]);
    case 'chart':
      return drawChart(block.chart);
    case 'grid':
      return drawGrid(block.grid);
  }
}

/** A chart, its title and its numbers. */
export function drawChart(chart: Chart): Html {
  return element('figure', { class: 'report-chart' }, [
    // The drawing is made by `element`, which escapes every text.
    { markup: chartSvg(chart) },
    element('figcaption', {}, [chart.title]),
    drawGrid(chartGrid(chart)),
  ]);
}

export function drawGrid(grid: Grid): Html {
  const { shares, aligns, size } = grid;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const columns = shares.map((share) =>
    element('col', { style: `width:${((share / whole) * 100).toFixed(2)}%` }),
  );
  const spans = ({ columnSpan, rowSpan }: GridCell) => ({
    ...(columnSpan > 1 ? { colspan: String(columnSpan) } : {}),
    ...(rowSpan > 1 ? { rowspan: String(rowSpan) } : {}),
  });
  const head = gridHeader(grid).map((row) =>
    element(
      'tr',
      {},
      row.map((cell) =>
        element('th', { scope: cell.columnSpan > 1 ? 'colgroup' : 'col', ...spans(cell) }, [
          inlineText(cell.content),
        ]),
      ),
    ),
  );
  const body = gridBody(grid).map((row) =>
    element(
      'tr',
      {},
      row.map((cell) =>
        element(
          'td',
          { class: `align-${aligns[cell.column] ?? 'left'}`, ...spans(cell) },
          cell.content.map(drawInline),
        ),
      ),
    ),
  );
  // Narrower columns are set in a smaller type, here as in the PDF.
  const small = size === undefined ? {} : { style: `font-size:${size}pt` };
  return element('table', { class: 'report-grid', ...small }, [
    element('colgroup', {}, columns),
    element('thead', {}, head),
    element('tbody', {}, body),
  ]);
}

function entriesOf({ blocks }: Report): readonly Html[] {
  return blocks.flatMap((block, at) => {
    const title =
      block.kind === 'table'
        ? block.printed.layout.title
        : block.kind === 'heading' && block.level <= 2
          ? inlineText(block.content)
          : undefined;
    return title === undefined ? [] : [element('p', {}, [element('a', { href: `#b${at}` }, [title])])];
  });
}

/** A number says the cells it was read from, a gap says what is missing. */
function drawInline(inline: Inline): Html {
  if ('missing' in inline && inline.missing !== undefined)
    return element('mark', { class: 'is-missing', title: inline.missing }, [inline.text]);
  if (inline.kind === 'bound') return element('span', { title: inline.formula }, [inline.text]);
  return element(inline.kind === 'text' && inline.bold ? 'strong' : 'span', {}, [inline.text]);
}
