import { present } from '#shared/kit/assert';
import { alikeRows } from '#shared/print/alike-rows';
import { type PageRows, pageBreaks } from '#shared/print/page-breaks';
import { contentSize } from '#shared/print/paper';
import { PRINT_FONT } from '#shared/print/print-style';
import { drawRows, type PrintedTable } from '#shared/print/print-table';

export const PIXELS_PER_MILLIMETRE = 96 / 25.4;

/**
 * Where the pages of a table will end: its rows are laid out out of sight, of rows that are alike one, and taken away when they
 * are measured. What is printed is broken by the browser in the same way.
 */
export function measuredBreaks(table: PrintedTable): readonly PageRows[] {
  const { layout, fit } = table;
  const alike = alikeRows(table, textMeter(fit.size));
  const measured = [...new Set(alike)];
  const flow = document.createElement('div');
  flow.className = 'print-flow';
  flow.setAttribute('aria-hidden', 'true');
  // Every text is escaped where it is drawn.
  flow.innerHTML = drawRows(table, {
    body: measured.map((at) => present(layout.body[at], 'a row stands for itself')),
    hasNotes: true,
  }).markup;
  document.body.append(flow);
  const { width, height } = contentSize(fit.paper);
  const section = present(flow.querySelector<HTMLElement>('.print-table'), 'a table was drawn');
  section.style.width = `${width}mm`;
  const heightOf = (element: Element) => element.getBoundingClientRect().height;
  const head = heightOf(present(section.querySelector('thead'), 'a table has a head'));
  const drawn = [...section.querySelectorAll('tbody > tr')].map(heightOf);
  flow.remove();
  const heights = new Map(measured.map((row, at) => [row, drawn[at] ?? 0]));
  const rows = alike.map((row) => heights.get(row) ?? 0);
  const notes = drawn.slice(measured.length);
  return pageBreaks([...rows, ...notes], head, height * PIXELS_PER_MILLIMETRE, notes.length > 0);
}

/** How wide a text is drawn at a type size, in points: as wide as its signs are together, each of which is measured once. */
function textMeter(size: number): (text: string, bold: boolean) => number {
  const [plain, bold] = [signMeter(`${size}px ${PRINT_FONT}`), signMeter(`bold ${size}px ${PRINT_FONT}`)];
  return (text, isBold) => {
    let width = 0;
    for (const sign of text) width += (isBold ? bold : plain)(sign);
    return width;
  };
}

/** A pixel of the canvas stands for a point. */
function signMeter(font: string): (sign: string) => number {
  const canvas = present(document.createElement('canvas').getContext('2d'), 'a browser draws');
  canvas.font = font;
  const known = new Map<string, number>();
  return (sign) => {
    let width = known.get(sign);
    if (width === undefined) {
      ({ width } = canvas.measureText(sign));
      known.set(sign, width);
    }
    return width;
  };
}
