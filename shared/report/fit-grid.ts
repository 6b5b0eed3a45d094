import { greatest } from '../kit/lists';
import { textWidth } from '../layout/text-width';
import type { Grid } from './grid';
import { inlineText } from './inline';
import { TEXT_WIDTH } from './official-page';

/** The width of a line of the document, and both sides of a cell, in points. */
const LINE = (TEXT_WIDTH * 72) / 25.4;
const PADDING = 8;
/** Type sizes in points, from the usual one to the smallest that is read at ease. */
const SMALLEST = 7.5;
const SIZES = [10.5, 10, 9.5, 9, 8.5, 8, SMALLEST] as const;

/** Numbers and the like, which are never broken; words of Chinese may be after every sign. */
const UNBROKEN = /[!-~]+/g;
/** So many signs of words in a line are read at ease (一级指标); where that is too wide in any size, half of them. */
const SIGNS = [4, 2] as const;

/**
 * The grid with each column as wide as its longest number needs, what is left divided as the shares say; in a smaller type
 * where a line cannot hold them all.
 */
export function fitGrid(grid: Grid): Grid {
  const columns = grid.shares.map((_, at) => [
    grid.header[at] ?? '',
    ...grid.rows.map((row) => inlineText(row[at] ?? [])),
  ]);
  const needs = (size: number, signs: number): number[] =>
    columns.map((texts) => {
      const longest = greatest(
        texts.map((text) => text.length),
        2,
      );
      return (
        greatest(
          texts.flatMap((text) => (text.match(UNBROKEN) ?? []).map((piece) => textWidth(piece, size, false))),
          Math.min(signs, longest) * size,
        ) + PADDING
      );
    });
  const fits = SIGNS.flatMap((signs) => SIZES.map((size) => ({ size, least: needs(size, signs) }))).find(
    ({ least }) => sum(least) <= LINE,
  );
  const { size, least } = fits ?? { size: SMALLEST, least: needs(SMALLEST, 2) };
  const wished = grid.shares.map((share) => share * LINE);
  const short = sum(wished.map((width, at) => Math.max(0, (least[at] ?? 0) - width)));
  const spare = sum(wished.map((width, at) => Math.max(0, width - (least[at] ?? 0))));
  const given = spare === 0 ? 0 : Math.min(1, short / spare);
  const widths = wished.map((width, at) => {
    const need = least[at] ?? 0;
    return width < need ? need : width - (width - need) * given;
  });
  const whole = sum(widths);
  return { ...grid, size, shares: widths.map((width) => width / whole) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
