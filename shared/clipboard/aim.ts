import type { Scale } from '../amount/amount';
import type { AddressText } from '../document/address';
import type { CodedLine } from '../pack/table-shape';
import type { BlockCell } from './block';

/** Where the cells of a block are meant to go, before anyone asks whether they may. */
export type Aim = {
  /** In the order of the block; a later one for the same cell wins. */
  readonly cells: readonly { readonly address: AddressText; readonly cell: BlockCell }[];
  /** Lines that the block has codes for, in the order of the block; the table may have them already. */
  readonly lines: readonly CodedLine[];
  /** Cells with words or numbers that have no place in the table. */
  readonly strays: readonly Stray[];
  readonly scale: Scale;
};

/** A pasted text that cannot be taken: where it would have gone and why not. */
export type Stray = { readonly place: string; readonly text: string; readonly reason: string };

/** `第3行第2列` of the block. */
export function blockPlace(row: number, column: number): string {
  return `第 ${row + 1} 行第 ${column + 1} 列`;
}
