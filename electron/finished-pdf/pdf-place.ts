import type { AuditPlace } from '#shared/audit/audit-finding';
import { greatest, least } from '#shared/kit/lists';
import { type Matrix, moved, type Point, type Sign } from './page-ink';
import type { ReadPdf } from './read-pdf';
import type { PlacedText } from './text-line';

/** Where words stand on a page: of each line that they take, the four corners in the coordinates of the file. */
export type PdfPlace = { readonly page: number; readonly boxes: readonly Box[] };

/** Upper left, upper right, lower left, lower right, as annotations name them. */
export type Box = readonly [Point, Point, Point, Point];

/** `isExact`: the very words, not only the paragraph or cell that they should stand in. */
export type PdfPlaces = { readonly places: readonly PdfPlace[]; readonly isExact: boolean };

const NOWHERE: PdfPlaces = { places: [], isExact: false };

/** Where the words of a finding stand, page by page. */
export function pdfPlaces({ blocks, toFile }: ReadPdf, { block, cell, quote, from }: AuditPlace): PdfPlaces {
  const found = block === undefined ? undefined : blocks[block];
  if (!found || quote === '') return NOWHERE;
  if ('content' in found) {
    const pageOf = new Map(
      found.lines.flatMap(({ line, page }) => line.signs.map((sign) => [sign, page] as const)),
    );
    const { signs, isExact } = signsOf(found.content, quote, from);
    return { places: placesOf(signs, (sign) => pageOf.get(sign), toFile), isExact };
  }
  const own = found.cells.find(({ row, column }) => row === cell?.row && column === cell.column);
  const page = own && found.pages[own.row];
  if (!own || page === undefined) return NOWHERE;
  const { signs, isExact } = signsOf(own.content, quote, from);
  return { places: placesOf(signs, () => page, toFile), isExact };
}

/** The signs of the words; of all where the words do not stand there. */
function signsOf(
  { text, signs }: PlacedText,
  quote: string,
  from: number | undefined,
): { readonly signs: readonly Sign[]; readonly isExact: boolean } {
  const shown = text.trim();
  const skipped = text.indexOf(shown);
  const at = from !== undefined && shown.startsWith(quote, from) ? from : shown.indexOf(quote);
  const own = at < 0 ? signs : signs.slice(skipped + at, skipped + at + quote.length);
  return { signs: own.flatMap((sign) => (sign ? [sign] : [])), isExact: at >= 0 };
}

function placesOf(
  signs: readonly Sign[],
  pageOf: (sign: Sign) => number | undefined,
  toFile: ReadonlyMap<number, Matrix>,
): readonly PdfPlace[] {
  const lines = new Map<string, { readonly page: number; readonly signs: Sign[] }>();
  for (const sign of signs) {
    const page = pageOf(sign);
    if (page === undefined) continue;
    const key = `${page} ${Math.round(sign.y)}`;
    const line = lines.get(key) ?? { page, signs: [] };
    lines.set(key, line);
    line.signs.push(sign);
  }
  const pages = new Map<number, Box[]>();
  for (const { page, signs: own } of lines.values()) {
    const matrix = toFile.get(page);
    if (!matrix) continue;
    const boxes = pages.get(page) ?? [];
    pages.set(page, boxes);
    boxes.push(boxOf(own, matrix));
  }
  return [...pages].map(([page, boxes]) => ({ page, boxes }));
}

/** Of the size of type: how far signs reach above and below their baseline. */
const ABOVE = 0.92;
const BELOW = 0.18;

function boxOf(signs: readonly Sign[], matrix: Matrix): Box {
  const left = least(signs.map(({ x }) => x));
  const right = greatest(signs.map(({ x, width }) => x + width));
  const top = least(signs.map(({ y, size }) => y - ABOVE * size));
  const bottom = greatest(signs.map(({ y, size }) => y + BELOW * size));
  const corner = (x: number, y: number): Point => moved(matrix, x, y);
  return [corner(left, top), corner(right, top), corner(left, bottom), corner(right, bottom)];
}
