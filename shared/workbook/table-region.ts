import type { Table } from '../pack/pack';
import type { CellPlace } from './location';
import type { SheetTexts, TextLine } from './sheet-texts';

/** A rectangle of a sheet that holds one table: from its title or number to where the next table begins. */
export type TableRegion = {
  readonly table: Table;
  /** Where its caption may begin: the sheet's first row for the uppermost table, else `top`. */
  readonly captionTop: number;
  readonly top: number;
  /** The row below title and number, where a header may begin. */
  readonly headerTop: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly anchor: CellPlace;
  /** Its own number (公开01表) is printed, so that nothing else can make it another table. */
  readonly numbered: boolean;
  /** Marked as a later page of its table (续表). */
  readonly continued: boolean;
};

/** Rows from `from` on, within the region, that hold any text there. */
export function contentRows(texts: SheetTexts, region: TableRegion, from: number): number[] {
  return linesWithin(texts, region, from).map(({ row }) => row);
}

/** The same rows with all that they say, within the region or not. */
export function linesWithin({ lines }: SheetTexts, region: TableRegion, from: number): TextLine[] {
  const { bottom, left, right } = region;
  return lines.filter(
    ({ row, columns }) =>
      row >= from && row <= bottom && columns.some((column) => column >= left && column <= right),
  );
}

/** The columns of the region in which anything stands. */
export function filledColumns({ sheet }: SheetTexts, region: TableRegion): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [row, cells] of sheet.rows) {
    if (row < region.top || row > region.bottom) continue;
    for (const column of cells.keys()) if (column >= region.left && column <= region.right) found.add(column);
    if (found.size > region.right - region.left) break;
  }
  return found;
}

/** What an answer knows a row by: its texts, left to right. */
export function rowWords(texts: SheetTexts, region: TableRegion, row: number): string {
  return rowTexts(texts, region, row).join(' | ').slice(0, 200);
}

/** The texts of a row's own cells within the region, left to right. */
export function rowTexts(texts: SheetTexts, region: TableRegion, row: number): readonly string[] {
  const line = texts.lineAt(row);
  return line ? textsWithin(line, region) : NONE;
}

const NONE: readonly string[] = [];

export function textsWithin(line: TextLine, { left, right }: TableRegion): readonly string[] {
  const { columns, texts } = line;
  if (columns.every((column) => column >= left && column <= right)) return texts;
  return texts.filter((_, at) => {
    const column = columns[at] ?? -1;
    return column >= left && column <= right;
  });
}
