import { append } from '#shared/kit/lists';
import type { Matrix, PageInk, Sign } from './page-ink';
import { MOST_RULES, type RuledGrid, ruledGrids } from './ruled-grid';
import { type DrawnLine, drawnLines, joinedTexts, type PlacedText, textOfLine } from './text-line';

/** A page as lines of text and tables, both from above. */
export type PageContent = {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly toFile: Matrix;
  readonly lines: readonly DrawnLine[];
  readonly tables: readonly PageTable[];
  /** Text that runs another way than the page's, as lines. */
  readonly turned: readonly string[];
  readonly scan: 'none' | 'picture' | 'recognised';
  /** Pictures big enough to say something, the scan itself left out. */
  readonly hasPicture: boolean;
  /** So many lines that they are a drawing: no table was looked for in them. */
  readonly isDrawing: boolean;
  /** Signs of which the file does not say what they are. */
  readonly unread: number;
};

export type PageTable = {
  /** Where its columns stand, by which its parts on other pages are known. */
  readonly xs: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly rows: number;
  readonly heights: readonly number[];
  readonly cells: readonly PageCell[];
};

export type PageCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly content: PlacedText;
};

/** A picture that covers so much of a page without text is a scan. */
const SCANNED = 0.5;
const PICTURE = 0.02;

export function pageContent(ink: PageInk): PageContent {
  const grids = ruledGrids(ink.rules);
  const inside = grids.map((): Sign[] => []);
  const outside: Sign[] = [];
  const turned: Sign[] = [];
  for (const sign of ink.signs) {
    const at = grids.findIndex((grid) => isWithin(grid, sign));
    if (at >= 0) inside[at]?.push(sign);
    else if (sign.isTurned) turned.push(sign);
    else outside.push(sign);
  }
  const isCovered = ink.pictured >= SCANNED;
  const isSeen = ink.signs.some(({ isInvisible }) => !isInvisible);
  return {
    ...{ page: ink.page, width: ink.width, height: ink.height, toFile: ink.toFile },
    lines: drawnLines(outside),
    // Ruled lines with no sign between them are the frame of a chart or a form's ornament, and no table.
    tables: grids.flatMap((grid, at) => {
      const signs = inside[at] ?? [];
      return signs.length === 0 ? [] : [tableOf(grid, signs)];
    }),
    turned: turned.length === 0 ? [] : [turned.map(({ text }) => text).join('')],
    scan: isCovered && !isSeen ? (ink.signs.length === 0 ? 'picture' : 'recognised') : 'none',
    hasPicture: ink.pictured >= PICTURE,
    isDrawing: ink.rules.length > MOST_RULES,
    unread: ink.unread,
  };
}

function middle({ x, y, width, size }: Sign): readonly [number, number] {
  return [x + width / 2, y - size * 0.35];
}

function isWithin({ xs, ys }: RuledGrid, sign: Sign): boolean {
  const [x, y] = middle(sign);
  return (xs[0] ?? 0) <= x && x <= (xs.at(-1) ?? 0) && (ys[0] ?? 0) <= y && y <= (ys.at(-1) ?? 0);
}

function tableOf(grid: RuledGrid, signs: readonly Sign[]): PageTable {
  const columns = Math.max(0, grid.xs.length - 1);
  const owner = new Map<number, number>();
  for (const [at, cell] of grid.cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
        owner.set(row * columns + column, at);
    }
  }
  const held = grid.cells.map((): Sign[] => []);
  for (const together of numbersTogether(signs)) {
    const [first] = together;
    const last = together.at(-1);
    if (!first || !last) continue;
    const [left, y] = middle(first);
    const [right] = middle(last);
    const at = owner.get(intervalOf(grid.ys, y) * columns + intervalOf(grid.xs, (left + right) / 2));
    const cell = at === undefined ? undefined : held[at];
    if (cell) append(cell, together);
  }
  return {
    xs: grid.xs,
    top: grid.ys[0] ?? 0,
    bottom: grid.ys.at(-1) ?? 0,
    rows: Math.max(0, grid.ys.length - 1),
    heights: grid.ys.slice(1).map((y, at) => y - (grid.ys[at] ?? 0)),
    cells: grid.cells.map((cell, at) => ({ ...cell, content: cellContent(held[at] ?? []) })),
  };
}

const OF_NUMBER = /^[\d,.%-]$/;

/** The signs of a number that follow each other without a gap stay together: a wide one reaches over the rule of its cell. */
function numbersTogether(signs: readonly Sign[]): readonly (readonly Sign[])[] {
  const parts: Sign[][] = [];
  for (const sign of signs) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    const follows =
      before !== undefined &&
      OF_NUMBER.test(before.text) &&
      OF_NUMBER.test(sign.text) &&
      before.y === sign.y &&
      Math.abs(sign.x - before.x - before.width) < sign.size * 0.05;
    if (follows) part?.push(sign);
    else parts.push([sign]);
  }
  return parts.flatMap(numbersApart);
}

/** Numbers of neighbouring cells that are so wide that they touch (10.0010.00): after the decimals another one begins. */
function numbersApart(signs: readonly Sign[]): readonly (readonly Sign[])[] {
  const text = signs.map((sign) => sign.text).join('');
  if (text.length !== signs.length || !/\..*\./.test(text)) return [signs];
  const ends = [...text.matchAll(/\.\d\d%?(?=[\d-])/g)].map(({ index, 0: found }) => index + found.length);
  return [0, ...ends].map((from, at) => signs.slice(from, ends[at] ?? signs.length));
}

/** Lines of a cell follow each other without a sign between: names are broken where the cell ends. */
function cellContent(signs: readonly Sign[]): PlacedText {
  return joinedTexts(drawnLines(signs).map(textOfLine));
}

function intervalOf(lines: readonly number[], at: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (high - low > 1) {
    const between = Math.floor((low + high) / 2);
    if ((lines[between] ?? 0) <= at) low = between;
    else high = between;
  }
  return low;
}
