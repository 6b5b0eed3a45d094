import type { Scale } from '../amount/amount';
import { greatest } from '../kit/lists';
import type { Sheet, SheetCell, SheetRange } from '../workbook/sheet';

/** A pasted cell. */
export type BlockCell = {
  /** As the source shows it. */
  readonly text: string;
  /** The exact number behind it in plain decimals, where the source says so; the shown one may be rounded. */
  readonly exact?: string;
  /** Its format takes powers of ten off what is in the cell, and the source does not say what that is. */
  readonly scaled?: true;
};

/** What the clipboard offers: a rectangle of cells. */
export type Block = {
  readonly rows: readonly (readonly BlockCell[])[];
  readonly merges: readonly SheetRange[];
  /** The scale its amounts were copied in, where the source is this program. */
  readonly scale?: Scale;
};

export const NOTHING: BlockCell = { text: '' };

export function blockSize({ rows }: Block): { readonly rows: number; readonly columns: number } {
  return {
    rows: rows.length,
    columns: greatest(
      rows.map((row) => row.length),
      0,
    ),
  };
}

export function blockCell({ rows }: Block, row: number, column: number): BlockCell {
  return rows[row]?.[column] ?? NOTHING;
}

/** The printed row of column numbers (栏次), 1 2 3 … */
export function isCountingRow(block: Block, row: number): boolean {
  const numbers = (block.rows[row] ?? []).map(({ text }) => text.trim()).filter((text) => /^\d+$/.test(text));
  return numbers.length > 1 && numbers.every((text, at) => text === String(at + 1));
}

/** The block as a sheet of plain texts, for the locator. */
export function blockSheet(block: Block): Sheet {
  const rows = new Map<number, ReadonlyMap<number, SheetCell>>();
  for (const [at, row] of block.rows.entries()) {
    const cells = row.flatMap(({ text }, column): [number, SheetCell][] =>
      text.trim() === '' ? [] : [[column, { kind: 'text', text }]],
    );
    if (cells.length > 0) rows.set(at, new Map(cells));
  }
  const { rows: rowCount, columns: columnCount } = blockSize(block);
  return { name: '剪贴板', hidden: false, rows, merges: block.merges, rowCount, columnCount };
}
