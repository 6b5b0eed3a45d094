import { cellAt, type GridShape, type Place, placeOf } from '#shared/selection/grid-shape';
import { carryOver, selectOne } from '#shared/selection/selection';
import { isWithinDialog } from '../store/within-dialog';
import { addressOf } from './cell-text';
import type { GridControl } from './grid-control';
import type { Standing } from './grid-deeds';

/** The table's lines have changed: what is selected, and what is being typed, goes along with its line. */
export function goAlong(control: GridControl, last: GridShape): void {
  const { selection, typing, shape, store } = control;
  if (!selection) return;
  const carried = carryOver(selection, last, shape);
  const isThere =
    typing && addressOf(cellAt(last, typing.place)) === addressOf(cellAt(shape, carried.active));
  store.setState({ copied: null, filling: null });
  if (isThere) store.setState({ typing: { ...typing, place: carried.active } });
  else if (typing) control.endTyping();
  control.select(carried);
}

/** A table drawn anew with other columns: the clerk stands where they stood, with the keys where they were. */
export function standAgain(control: GridControl): void {
  const standing = control.deeds.standing();
  const keys = control.deeds.takesKeys();
  const place = standing && placeThere(control.shape, standing);
  if (!control.selection && place) {
    control.select(selectOne(control.shape, place));
    if (standing.topRow > 0) control.api?.ensureIndexVisible(standing.topRow, 'top');
    control.reveal(place);
  }
  const { activeElement } = document;
  const isNowhere = place !== null && activeElement === document.body;
  // What was opened while the table was being drawn has the keys; closing it gives them back.
  if ((keys === null && !isNowhere) || isWithinDialog(activeElement)) return;
  control.focus();
  control.takeKeys(keys ?? []);
}

function placeThere(shape: GridShape, { address, rowKey, column }: Standing): Place | null {
  if (address !== null) return placeOf(shape, address) ?? null;
  const row = shape.rows.findIndex(({ key }) => key === rowKey);
  return row < 0 ? null : { row, column };
}
