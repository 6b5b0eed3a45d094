import type { ComparedPart, LayoutCell, LayoutColumn, LayoutRow, TablePlane } from './layout';
import { changedRow } from './lazy-row';

/** What stands beside an amount column: last year's amount, the change, the change in per cent. */
export const COMPARED = [
  { shows: 'prior', title: '上年数', width: 15 },
  { shows: 'difference', title: '增减额', width: 15 },
  { shows: 'percent', title: '增减%', width: 10 },
] as const satisfies readonly { shows: ComparedPart; title: string; width: number }[];

/**
 * The plane with three columns inserted after each physical amount column named. Merged cells that reach over a
 * place of insertion, or end there, reach over what is inserted.
 */
export function addComparison(plane: TablePlane, beside: ReadonlySet<number>): TablePlane {
  const moved = (column: number): number =>
    column + COMPARED.length * [...beside].filter((at) => at < column).length;
  const depth = plane.header.filter(({ kind }) => kind === 'header').length;
  const place = (row: LayoutRow, level: number): LayoutRow =>
    changedRow(row, (cells) =>
      cells.flatMap((cell): LayoutCell[] => {
        const start = moved(cell.column);
        const isLeaf = row.kind !== 'header' || level + cell.rowSpan >= depth;
        if (cell.columnSpan > 1 || !isLeaf) {
          return [{ ...cell, column: start, columnSpan: moved(cell.column + cell.columnSpan) - start }];
        }
        const own = { ...cell, column: start };
        if (!beside.has(cell.column)) return [own];
        return [own, ...COMPARED.map((part, at) => besideCell(own, row.kind, part, start + at + 1))];
      }),
    );
  return {
    ...plane,
    columns: plane.columns.flatMap((column, at): LayoutColumn[] =>
      beside.has(at)
        ? [column, ...COMPARED.map(({ width }) => ({ panel: column.panel, width, shows: 'amount' as const }))]
        : [column],
    ),
    header: plane.header.map(place),
    body: plane.body.map((row) => place(row, 0)),
  };
}

function besideCell(
  cell: LayoutCell,
  kind: LayoutRow['kind'],
  { shows, title }: (typeof COMPARED)[number],
  column: number,
): LayoutCell {
  const { content } = cell;
  if (content.kind === 'cell') {
    return { ...cell, column, content: { kind: 'compared', address: content.address, shows } };
  }
  const isHeading = (kind === 'header' || kind === 'inner-header') && content.kind === 'text';
  return {
    ...cell,
    column,
    content: isHeading ? { kind: 'text', text: title, align: 'center' } : { kind: 'empty' },
  };
}

/**
 * Lines of these codes are not this year's: their words are printed, nothing stands where this year's amounts would, and
 * last year's stay beside.
 */
export function withoutOwn(plane: TablePlane, codes: ReadonlySet<string>): TablePlane {
  if (codes.size === 0) return plane;
  const isGone = (cells: readonly LayoutCell[]): boolean =>
    cells.some(({ content }) => content.kind === 'code' && codes.has(content.code));
  return {
    ...plane,
    body: plane.body.map((row) =>
      changedRow(row, (cells) =>
        isGone(cells) ? cells.map((cell) => ({ ...cell, content: wordsOnly(cell) })) : cells,
      ),
    ),
  };
}

function wordsOnly({ content }: LayoutCell): LayoutCell['content'] {
  switch (content.kind) {
    case 'code':
      return { kind: 'text', text: content.code, align: 'left' };
    case 'name':
      return { kind: 'text', text: `${'　'.repeat(content.level)}${content.text}（本年无）`, align: 'left' };
    case 'cell':
      return { kind: 'empty' };
    default:
      return content;
  }
}
