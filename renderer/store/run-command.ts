import { type AddressText, addressText, ownTable } from '#shared/document/address';
import type { Command } from '#shared/document/command';
import type { Diff } from '#shared/document/diff';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { TableId } from '#shared/rule/rule';
import { say } from '../feedback/say';
import { openSession } from './project-store';
import { goToCell, showDocument, showTable, useView } from './view-store';

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
  const places = diff.map(placeOf).filter((place) => place !== undefined);
  const shown = useView.getState().table;
  const place = places.find(({ table }) => table === shown) ?? places[0];
  if (!place) return;
  showTable(place.table);
  const cells = places.flatMap(({ table, address }) => (table === place.table && address ? [address] : []));
  const [first] = cells;
  if (first !== undefined) goToCell(first, false, cells);
}

function placeOf(
  change: Diff[number],
): { readonly table: TableId; readonly address?: AddressText } | undefined {
  // Other books are not shown; what changes there is not gone to.
  if ('book' in change && change.book !== undefined) return undefined;
  switch (change.kind) {
    case 'entry':
      return { table: change.table, address: addressText(change.table, change.line, change.column) };
    case 'note': {
      const table = ownTable(change.address);
      return table === undefined ? undefined : { table, address: change.address };
    }
    case 'line':
    case 'table':
      return { table: change.table };
    default:
      return undefined;
  }
}
