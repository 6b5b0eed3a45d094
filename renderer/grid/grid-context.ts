import type { Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { Session } from '#shared/session/session';
import type { CellMarks } from './cell-classes';

/** What the grid's callbacks ask while drawing; one mutable object for the life of a grid, so columns stay the same. */
export type GridContext = CellMarks & {
  readonly session: Session;
  readonly scale: Scale;
  readonly overriding: AddressText | null;
  /** Widths the clerk dragged, by the column's place, in pixels at 100 %. */
  readonly widths: Readonly<Record<string, number>>;
  /** Per cent of the usual size. */
  readonly zoom: number;
  /** Changes since last year of more than so many per cent are marked. */
  readonly threshold: number;
};

export type ContextRef = { current: GridContext };
