import { MARGINS } from './paper';

const PAGE = `margin: ${MARGINS.top}mm ${MARGINS.side}mm ${MARGINS.bottom}mm;
  @bottom-center {
    content: "第 " counter(page) " 页　共 " counter(pages) " 页";
    font: 9pt "SimSun", "Noto Serif CJK SC", serif;
  }`;

/** As a font is named in styles. */
export const PRINT_FONT = '"SimSun", "Noto Serif CJK SC", "Source Han Serif SC", serif';

/** The style of printed tables: A4, the page each table asks for, ruled lines, the head on every page, page numbers. */
export const PRINT_STYLE = `
@page portrait { size: A4 portrait; ${PAGE} }
@page landscape { size: A4 landscape; ${PAGE} }
.print-table.is-portrait { page: portrait; }
.print-table.is-landscape { page: landscape; }
.print-table + .print-table { break-before: page; }
.print-table {
  color: #000;
  font-family: ${PRINT_FONT};
  line-height: 1.25;
}
.print-table table {
  width: 100%;
  border-collapse: collapse;
  table-layout: fixed;
}
.print-table thead { display: table-header-group; }
.print-table tr { break-inside: avoid; }
.print-table th,
.print-table td {
  padding: var(--row-padding) 2pt;
  border: 0.6pt solid #000;
  font-weight: 400;
  text-align: left;
  overflow-wrap: anywhere;
}
.print-table .is-bold { font-weight: 700; }
.print-table th,
.print-table .align-center,
.print-table .is-dash { text-align: center; }
.print-table .align-right { text-align: right; }
.print-table .is-cell { font-variant-numeric: tabular-nums; }
.print-table .is-cell.align-right { white-space: nowrap; }
.print-table .is-cell.align-left { white-space: pre-line; }
.print-table .is-dash { text-align: center; }
.print-table .is-negative { color: #c00; }
.print-table .level-1 { padding-left: 1em; }
.print-table .level-2 { padding-left: 1.8em; }
.print-table td.is-empty::before,
.print-table td.is-cell:empty::before { content: "\\200b"; }
.print-table .print-title td,
.print-table .print-caption td,
.print-table .print-notes td { border: 0; padding: 1pt 0 2pt; }
.print-table .print-title td {
  position: relative;
  font-size: 15pt;
  font-weight: 700;
  text-align: center;
}
.print-table .print-title span {
  position: absolute;
  right: 0;
  bottom: 2pt;
  font-size: 9pt;
  font-weight: 400;
}
.print-table .print-caption { font-size: 9pt; }
.print-table .print-caption div { display: flex; justify-content: space-between; gap: 1em; }
/* A note alone under the header says nothing: the last line goes with it. */
.print-table .print-notes { font-size: 9pt; break-before: avoid; }
.print-table .print-notes p { margin: 2pt 0 0; }
`;
