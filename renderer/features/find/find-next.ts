import type { AddressText } from '#shared/document/address';
import { type FindHit, nextHit, searchedCells } from '#shared/find/find-in-project';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { goToCell, openFind, showDocument, useView } from '../../store/view-store';
import { hitsNow, useFind } from './find-store';

/**
 * F3: goes to the next (or previous) hit; with nothing looked for yet, asks what to look for. `keepsFocus`: typing
 * goes on in the panel.
 */
export function findNext(step: 1 | -1, keepsFocus = false): void {
  const { text, current } = useFind.getState();
  if (text.trim() === '') {
    openFind(false);
    return;
  }
  const address = standingAt();
  const hit = nextHit(hitsNow(), () => searchedCells(openSession()), { current, address }, step);
  if (hit) showHit(hit, keepsFocus);
  else say().message.info({ content: `没有找到“${text}”`, key: 'find', duration: 4 });
}

export function showHit(hit: FindHit, keepsFocus = false): void {
  useFind.setState({ current: hit.key });
  if (hit.kind === 'written' || hit.kind === 'text-note') {
    showDocument({ kind: 'text', key: hit.written, keepsFocus });
    return;
  }
  if (hit.kind === 'sentence') {
    showDocument({ kind: 'block', key: hit.block });
    return;
  }
  const { address } = hit;
  // Lit as well: with the focus in the panel the grid shows no frame around the cell.
  useView.setState({ findingKey: null, highlighted: new Set([address]) });
  goToCell(address, keepsFocus);
}

/** Where the clerk stands, or is about to: another table takes a moment to be drawn. */
export function standingAt(): AddressText | null {
  const { selection, goal } = useView.getState();
  return selection?.address ?? goal?.address ?? null;
}
