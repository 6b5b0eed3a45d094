import { isNothing } from '../amount/amount';
import { type AddressText, toAddress } from '../document/address';
import type { CellEdit } from '../document/command';
import { checkValue, sameMeasure } from '../kind/value-text';
import {
  cellAt,
  contains,
  type GridShape,
  type Place,
  type Rectangle,
  sizeOf,
} from '../selection/grid-shape';
import type { CellView, Session } from '../session/session';

/** What filling would write; a copy of values, never a series. */
export type FillPlan = {
  readonly edits: readonly CellEdit[];
  /** Cells that a formula decides, or that take no such value: they are left as they are. */
  readonly skipped: number;
  readonly cells: readonly AddressText[];
};

/** Repeats the values of `source` over the rest of `target`, which contains it. */
export function planFill(session: Session, shape: GridShape, source: Rectangle, target: Rectangle): FillPlan {
  const edits: CellEdit[] = [];
  const cells: AddressText[] = [];
  let skipped = 0;
  for (let row = target.top; row <= target.bottom; row += 1) {
    for (let column = target.left; column <= target.right; column += 1) {
      const place = { row, column };
      const to = contains(source, place) ? undefined : addressAt(shape, place);
      const from = to === undefined ? undefined : addressAt(shape, repeated(source, place));
      if (to === undefined || from === undefined) continue;
      const [given, own] = [session.cell(from), session.cell(to)];
      if (!given || !own) continue;
      cells.push(to);
      if (own.kind !== 'input') skipped += own.kind === 'not-applicable' ? 0 : 1;
      else if (!canTake(own.type, given)) skipped += 1;
      else
        edits.push({ address: toAddress(to), value: given.kind === 'not-applicable' ? null : given.value });
    }
  }
  return { edits, skipped, cells };
}

/** Nothing can be filled anywhere; something only where the same is meant, and fits. */
function canTake(type: CellView['type'], given: CellView): boolean {
  if (isNothing(given.value)) return true;
  return sameMeasure(type, given.type) && checkValue(given.value, type).ok;
}

/** The place of the source that a place beyond it repeats, in whatever direction. */
function repeated(source: Rectangle, { row, column }: Place): Place {
  const { rows, columns } = sizeOf(source);
  return {
    row: source.top + modulo(row - source.top, rows),
    column: source.left + modulo(column - source.left, columns),
  };
}

function modulo(number: number, by: number): number {
  return ((number % by) + by) % by;
}

function addressAt(shape: GridShape, place: Place): AddressText | undefined {
  const content = cellAt(shape, place)?.content;
  return content?.kind === 'cell' ? content.address : undefined;
}
