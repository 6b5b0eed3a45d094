import {
  type AddressText,
  placeOf,
  type TablePlace,
  toAddress,
  writeAddress,
} from '#shared/document/address';
import type { Command } from '#shared/document/command';
import type { Diff } from '#shared/document/diff';
import { explainRefusal } from '#shared/document/explain-refusal';
import { ROW_NAME } from '#shared/pack/row-keys';
import type { BookId } from '#shared/rule/rule';
import { say } from '../feedback/say';
import { openSession } from './project-store';
import { goToCell, isShown, placeKey, showDocument, showForms, shownPlace, showPlace } from './view-store';

/** Runs a command; a refusal is told to the clerk. True: done, or there was nothing to do. */
export function runCommand(command: Command): boolean {
  const result = openSession().run(command);
  if (result.ok || result.problem.kind === 'nothing-to-do') return true;
  say().message.warning(explainRefusal(result.problem), 6);
  return false;
}

export function undo(): void {
  const change = openSession().undo();
  if (change) follow(change.diff);
}

export function redo(): void {
  const change = openSession().redo();
  if (change) follow(change.diff);
}

/** The view goes where undo or redo changed something, and what it changed there is selected. */
function follow(diff: Diff): void {
  for (const change of diff) {
    if (change.kind !== 'text' && change.kind !== 'text-note' && change.kind !== 'dismissals') continue;
    showDocument({ kind: 'text', key: change.key });
    return;
  }
  const places = diff.map(placeOfChange).filter((place) => place !== undefined);
  const shown = shownPlace();
  const place = places.find((one) => shown && placeKey(one) === placeKey(shown)) ?? places[0];
  if (!place) {
    const form = diff.flatMap(formOfChange)[0];
    if (form !== undefined) showForms(form);
    return;
  }
  showPlace(place);
  const cells = places.flatMap((one) =>
    placeKey(one) === placeKey(place) && one.address ? [one.address] : [],
  );
  const [first] = cells;
  if (first !== undefined) goToCell(first, false, cells);
}

/** A form that came, went or is called otherwise is seen in the list of 项目. */
function formOfChange(change: Diff[number]): BookId[] {
  const isForm = change.kind === 'form' || (change.kind === 'book' && (change.after ?? change.before)?.form);
  return isForm ? [change.book] : [];
}

type Place = TablePlace & { readonly address?: AddressText };

/** Nothing for what is shown nowhere. */
function placeOfChange(change: Diff[number]): Place | undefined {
  switch (change.kind) {
    case 'entry':
      return shownAt(writeAddress(change));
    case 'note':
      return shownAt(change.address);
    case 'line': {
      // The name of a row is a cell; of a 科目 its table is shown.
      const line = (change.after ?? change.before)?.code ?? '';
      const name = writeAddress({ ...placeOf(change), line, column: ROW_NAME });
      return openSession().cell(name) ? shownAt(name) : placeOf(change);
    }
    case 'table':
      return placeOf(change);
    default:
      return undefined;
  }
}

function shownAt(address: AddressText): Place | undefined {
  return isShown(address) ? { ...placeOf(toAddress(address)), address } : undefined;
}
