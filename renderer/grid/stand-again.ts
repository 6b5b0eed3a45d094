import { cellAt, type GridShape, placeOf } from '#shared/selection/grid-shape';
import { carryOver, selectOne } from '#shared/selection/selection';
import { addressOf } from './cell-text';
import type { GridControl } from './grid-control';

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
  const address = control.deeds.standing();
  if (control.selection || address === null) return;
  const place = placeOf(control.shape, address);
  if (!place) return;
  control.select(selectOne(control.shape, place));
  control.reveal(place);
  if (document.activeElement === document.body) control.focus();
}
