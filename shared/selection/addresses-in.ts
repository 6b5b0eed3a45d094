import type { AddressText } from '../document/address';
import { cellsIn, type GridShape, type Rectangle } from './grid-shape';

/** The addresses of the cells with values in a rectangle, row by row. */
export function addressesIn(shape: GridShape, range: Rectangle): readonly AddressText[] {
  return cellsIn(shape, range).flatMap(({ cell }) =>
    cell.content.kind === 'cell' ? [cell.content.address] : [],
  );
}
