import { addressesIn } from '#shared/selection/addresses-in';
import { cellAt, type Place, type Rectangle, sizeOf, startOf } from '#shared/selection/grid-shape';
import {
  isSingle,
  rangeOf,
  type Selection,
  selectAll,
  selectColumns,
  selectOne,
  selectRows,
  walk,
} from '#shared/selection/selection';
import { type Direction, edge, jump, page, step } from '#shared/selection/steps';
import { printedText } from '#shared/session/printed-text';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';
import type { KeyAction } from './key-action';
import { writeInField } from './write-in-field';

/** Carries out what a key asks. False: it is left to the text field (or to nobody). */
export function performAction(action: KeyAction, control: GridControl, context: ContextRef): boolean {
  return control.typing ? whileTyping(action, control, context) : whileStanding(action, control, context);
}

function whileTyping(action: KeyAction, control: GridControl, context: ContextRef): boolean {
  switch (action.kind) {
    case 'walk':
      if (control.commit()) walkOn(action.direction, control, true);
      return true;
    case 'escape':
      control.endTyping();
      return true;
    case 'spread':
      spread(control);
      return true;
    case 'break':
      if (control.typesWords()) writeInField('\n');
      return true;
    case 'edit':
      control.store.setState(({ typing }) =>
        typing ? { typing: { ...typing, style: typing.style === 'over' ? 'into' : 'over' } } : {},
      );
      return true;
    case 'step':
    case 'page':
      if (action.kind === 'step' && (action.direction === 'down' || action.direction === 'up')) {
        if (control.point(action.direction === 'down' ? 1 : -1)) return true;
      }
      // In a cell that is edited the arrows move the caret, as they do in Excel after F2.
      if (control.typing?.style === 'into' && action.kind === 'step') return false;
      if (control.commit()) whileStanding(action, control, context);
      return true;
    default:
      return false;
  }
}

function whileStanding(action: KeyAction, control: GridControl, context: ContextRef): boolean {
  const { shape, selection } = control;
  if (!selection) return false;
  const from = 'extends' in action && action.extends ? selection.head : selection.active;
  switch (action.kind) {
    case 'step': {
      const { direction, jumps } = action;
      const isFilled = (place: Place) =>
        printedText(cellAt(shape, place), context.current.session, context.current.scale) !== '';
      go(control, jumps ? jump(shape, from, direction, isFilled) : step(shape, from, direction), action);
      return true;
    }
    case 'page':
      go(control, page(shape, from, action.by * rowsInSight(control)), action);
      return true;
    case 'edge':
      go(control, edge(shape, from, action.side, action.whole), action);
      return true;
    case 'walk':
      walkOn(action.direction, control);
      return true;
    case 'select':
      control.select(selectWhole(action.what, control, selection));
      return true;
    case 'edit':
      control.edit();
      return true;
    case 'choose':
      control.edit(true);
      return true;
    case 'clear':
      control.deeds.clear(addressesIn(shape, rangeOf(shape, selection)));
      return true;
    case 'empty':
      if (control.canType()) control.beginTyping('over', '');
      else control.refuseTyping();
      return true;
    case 'fill':
      fillFrom(action.from, control, rangeOf(shape, selection));
      return true;
    case 'escape':
      // With nothing to give up here the key is free for others (lights of an identity).
      if (!control.store.getState().copied) return false;
      control.store.setState({ copied: null });
      return true;
    default:
      return false;
  }
}

/** Ctrl+D and Ctrl+R: the first row or column over the others; of a single one, the one before it. */
function fillFrom(from: 'above' | 'left', { deeds, shape }: GridControl, range: Rectangle): void {
  const { rows, columns } = sizeOf(range);
  if (from === 'above') {
    const top = rows > 1 ? range.top : step(shape, { row: range.top, column: range.left }, 'up').row;
    deeds.fill(shape, { ...range, top, bottom: top }, { ...range, top });
  } else {
    const left = columns > 1 ? range.left : Math.max(range.left - 1, 0);
    deeds.fill(shape, { ...range, left, right: left }, { ...range, left });
  }
}

function spread(control: GridControl): void {
  const { selection, field, deeds, shape } = control;
  if (!selection || !field) return;
  const result = deeds.spread(addressesIn(shape, rangeOf(shape, selection)), field.value);
  const sentence = result.done ? result.notice : result.sentence;
  if (sentence !== undefined) deeds.tell(sentence);
  if (result.done) control.endTyping();
}

function go(control: GridControl, to: Place, action: { readonly extends: boolean }): void {
  if (action.extends) control.stretch(to);
  else control.stand(to);
}

/** As in Excel, Enter after a run of Tabs goes to the line below where the run began. */
function walkOn(direction: Direction, control: GridControl, typed = false): void {
  const { selection, shape } = control;
  if (!selection) return;
  const began = control.tabbedFrom;
  const sideways = direction === 'left' || direction === 'right';
  const returns = direction === 'down' && began !== null && isSingle(shape, selection);
  const next = returns
    ? selectOne(shape, step(shape, startOf(shape, { row: selection.active.row, column: began }), 'down'))
    : walk(shape, selection, direction);
  control.walkTo(next, typed);
  control.tabbedFrom = sideways ? (began ?? selection.active.column) : null;
}

function selectWhole(
  what: 'all' | 'rows' | 'columns',
  { shape }: GridControl,
  selection: Selection,
): Selection {
  if (what === 'all') return selectAll(shape, selection.active);
  if (what === 'rows') return selectRows(shape, selection);
  const { left, right } = rangeOf(shape, selection);
  return { ...selectColumns(shape, left, right), active: selection.active };
}

function rowsInSight({ api }: GridControl): number {
  const range = api?.getVerticalPixelRange();
  const height = api?.getDisplayedRowAtIndex(0)?.rowHeight ?? 24;
  return range ? Math.max(1, Math.floor((range.bottom - range.top) / height) - 1) : 1;
}
