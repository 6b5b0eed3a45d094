import { greatest } from '#shared/kit/lists';
import type { PageCell } from './page-content';
import { joinedTexts } from './text-line';

/**
 * A table whose rows from `at` on stand on the next page, its merged cells that the page's end cut made whole. A page
 * closes every cell with a line, so that the lines do not tell a part from a cell of its own: what tells it is that one part has
 * the words and the other none, in a column that is otherwise filled, as a reader takes it; or that both have half of
 * words that stand whole in another cell of the document, and nowhere else by halves.
 *
 * @param repeated how many rows at the table's top are its header for sure; 0: not known
 * @param said how often each text stands in the cells of the document's pages
 */
export function withoutCuts(
  cells: readonly PageCell[],
  at: number,
  repeated: number,
  said: CellTexts,
): readonly PageCell[] {
  const above = new Map(
    cells.filter((cell) => cell.row + cell.rowSpan === at).map((cell) => [placeOf(cell), cell] as const),
  );
  const pairs = cells.flatMap((lower) => {
    const upper = lower.row === at ? above.get(placeOf(lower)) : undefined;
    return upper && !(isEmpty(upper) && isEmpty(lower)) ? [{ upper, lower }] : [];
  });
  if (pairs.length === 0) return cells;
  const firstOfBody = headerRows(cells, repeated);
  const lowerOf = new Map<PageCell, PageCell>();
  for (const { upper, lower } of pairs) {
    const others = cells.filter(
      (cell) =>
        cell !== upper && cell !== lower && cell.row >= firstOfBody && placeOf(cell) === placeOf(lower),
    );
    if (upper.row < firstOfBody) continue;
    const isWhole =
      isEmpty(upper) !== isEmpty(lower) ? isOneCell(upper, lower, others) : areHalves(upper, lower, said);
    if (isWhole) lowerOf.set(upper, lower);
  }
  const taken = new Set(lowerOf.values());
  return cells.flatMap((cell) => {
    const lower = lowerOf.get(cell);
    if (taken.has(cell)) return [];
    if (!lower) return [cell];
    const content = joinedTexts([cell.content, lower.content]);
    return [{ ...cell, rowSpan: cell.rowSpan + lower.rowSpan, content }];
  });
}

/** How often each text stands in a cell, white space left out. */
export type CellTexts = ReadonlyMap<string, number>;

/** The texts of the cells of all these tables. */
export function cellTexts(tables: Iterable<{ readonly cells: readonly PageCell[] }>): CellTexts {
  const texts = new Map<string, number>();
  for (const { cells } of tables)
    for (const cell of cells) texts.set(plainText(cell), (texts.get(plainText(cell)) ?? 0) + 1);
  return texts;
}

function plainText({ content }: PageCell): string {
  return content.text.replace(/\s+/g, '');
}

/** Two amounts are never one, whatever their digits make together. */
function areHalves(upper: PageCell, lower: PageCell, said: CellTexts): boolean {
  const [first, rest] = [plainText(upper), plainText(lower)];
  if (NUMBER.test(first) || NUMBER.test(rest)) return false;
  return said.has(first + rest) && said.get(first) === 1 && said.get(rest) === 1;
}

/** `others`: the other cells of their column. */
function isOneCell(upper: PageCell, lower: PageCell, others: readonly PageCell[]): boolean {
  const [empty, said] = isEmpty(upper) ? [upper, lower] : [lower, upper];
  // An empty cell over several rows is one that lost its words, unless the column has such cells elsewhere.
  if (empty.rowSpan > 1) return !others.some((cell) => isEmpty(cell) && cell.rowSpan > 1);
  // An amount that is not there is nothing to be guessed.
  if (NUMBER.test(said.content.text)) return false;
  return [said, ...others].some(({ rowSpan }) => rowSpan > 1) && !others.some(isEmpty);
}

const NUMBER = /^[\s\d.,，%()（）−-]*$/;

/** As deep as the cells of its first row reach at least. */
function headerRows(cells: readonly PageCell[], repeated: number): number {
  const first = cells.filter(({ row }) => row === 0).map(({ rowSpan }) => rowSpan);
  return Math.max(repeated, greatest(first, 1));
}

function isEmpty({ content }: PageCell): boolean {
  return content.text === '';
}

function placeOf({ column, columnSpan }: PageCell): string {
  return `${column} ${columnSpan}`;
}
